#!/usr/bin/env bash
# Strings in AdditionalData are rewritten when they look like dates or GUIDs.
#
# Library: Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6
# Expected: A string that the model does not declare is written back as it was read.
# Seen: A day becomes a timestamp at midnight with the offset of the machine, "Z" becomes an
#   offset in digits, and a GUID changes to lower case. Inside an array the same strings stay as
#   they are.
# Why it matters: AdditionalData is where new fields of webhooks and templates go. A forwarded
#   or stored object is not what Meta sent, and an opaque id in upper case no longer matches.
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

string Copy(string value) => Write(Read("{\"x\":" + value + "}")).Replace("{\"x\":", "").TrimEnd('}');

string day = Copy("\"2026-11-20\"");
Check("\"2026-11-20\" (the offset of the machine is not checked)", "\"2026-11-20\"", "\"2026-11-20T00:00:00", day.Length > 20 ? day[..20] : day);
Check("\"2026-11-20T21:46:58Z\" (read and written as the same instant, in another form)", "\"2026-11-20T21:46:58Z\"", "another text",
    Copy("\"2026-11-20T21:46:58Z\"") == "\"2026-11-20T21:46:58Z\"" ? "the same text" : "another text");
Check("\"12345678-1234-1234-1234-123456789ABC\"", "\"12345678-1234-1234-1234-123456789ABC\"", "\"12345678-1234-1234-1234-123456789abc\"",
    Copy("\"12345678-1234-1234-1234-123456789ABC\""));
Check("[\"2026-11-20\"]", "as outside an array", "[\"2026-11-20\"]", Copy("[\"2026-11-20\"]"));
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
