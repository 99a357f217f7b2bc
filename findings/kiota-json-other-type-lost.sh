#!/usr/bin/env bash
# A JSON value of another type than declared is lost.
#
# Library: Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6
# Expected: A number where a string is declared is converted, kept in AdditionalData, or raises
#   an exception.
# Seen: The property is null, AdditionalData is empty and the value is gone when the object is
#   written. A number in quotes for an integer is lost too, but 60.0 for an integer raises
#   JsonException.
# Why it matters: Graph API writes some ids and codes as strings in one place and as numbers in
#   another. A program that reads, changes and writes an object deletes them.
# Exit code: 0 when the behavior is as recorded here, 1 when it has changed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/app"
export NUGET_PACKAGES="$work/packages" MSBUILDDISABLENODEREUSE=1

cat > "$work/app/Finding.csproj" <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <UseSharedCompilation>false</UseSharedCompilation>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.Kiota.Abstractions" Version="2.1.6" />
    <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="2.1.6" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

bool same = true;

void Check(string what, string expected, string recorded, string seen)
{
    bool asRecorded = seen == recorded;
    same &= asRecorded;
    Console.WriteLine(what);
    Console.WriteLine("  expected: " + expected);
    Console.WriteLine("  seen:     " + seen);
    if (!asRecorded)
        Console.WriteLine("  CHANGED, recorded was: " + recorded);
}

Console.WriteLine("Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6");
Item Read(string json) => new JsonParseNode(JsonDocument.Parse(json).RootElement).GetObjectValue(Item.Create);

string Write(Item item)
{
    using var writer = new JsonSerializationWriter();
    writer.WriteObjectValue(null, item);
    return new StreamReader(writer.GetSerializedContent()).ReadToEnd();
}

string Report(string json)
{
    try
    {
        Item item = Read(json);
        return $"id {item.Id ?? "null"}, count {item.Count?.ToString() ?? "null"}, {item.AdditionalData.Count} additional, written {Write(item)}";
    }
    catch (Exception exception)
    {
        return exception.GetType().Name;
    }
}

const string Lost = "id null, count null, 0 additional, written {}";
Check("""{"id":300000000000001}, declared a string""", "the value, or an exception", Lost, Report("""{"id":300000000000001}"""));
Check("""{"count":"60"}, declared an integer""", "the value, or an exception", Lost, Report("""{"count":"60"}"""));
Check("""{"count":60.0}, declared an integer""", "60, or null as above", "JsonException", Report("""{"count":60.0}"""));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;

class Item : IParsable, IAdditionalDataHolder
{
    public string Id { get; set; }
    public int? Count { get; set; }
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public static Item Create(IParseNode node) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["id"] = node => Id = node.GetStringValue(),
        ["count"] = node => Count = node.GetIntValue(),
    };

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteStringValue("id", Id);
        writer.WriteIntValue("count", Count);
        writer.WriteAdditionalData(AdditionalData);
    }
}
EOF

cd "$work/app"
dotnet run -v q
