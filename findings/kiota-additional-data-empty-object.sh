#!/usr/bin/env bash
# Enums and small integers in AdditionalData are written as {}.
#
# Library: Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6
# Expected: uint, short and enum values in AdditionalData are written as a number or a name, or
#   raise an exception.
# Seen: Each is written as an empty object. int, long and string are written as values.
# Why it matters: AdditionalData is how a program sends a field that the model does not know
#   yet. The API reports a wrong type, and nothing in the program does.
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
string Write(Item item)
{
    using var writer = new JsonSerializationWriter();
    writer.WriteObjectValue(null, item);
    return new StreamReader(writer.GetSerializedContent()).ReadToEnd();
}

string WriteValue(object value) => Write(new Item { AdditionalData = { ["x"] = value } });

Check("int 5", """{"x":5}""", """{"x":5}""", WriteValue(5));
Check("uint 5", """{"x":5}""", """{"x":{}}""", WriteValue(5u));
Check("short 5", """{"x":5}""", """{"x":{}}""", WriteValue((short)5));
Check("enum DayOfWeek.Monday", """{"x":"Monday"}""", """{"x":{}}""", WriteValue(DayOfWeek.Monday));
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
