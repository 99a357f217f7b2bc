#!/usr/bin/env bash
# const: true and const: 5 are written back as strings.
#
# Library: Microsoft.OpenApi 3.11.0, Microsoft.OpenApi.YamlReader 3.11.0
# Expected: A document that is read and written keeps the type of const, as it does for default.
# Seen: const: true is written as the text 'True' and const: 5 as the text '5', in 3.1 and, as
#   enum, in 3.0. No valid value matches such a schema. default: true is kept.
# Why it matters: Meta's schemas have const members ("success": true). A bundler or linter that
#   writes the document makes a schema that no message satisfies.
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
    <PackageReference Include="Microsoft.OpenApi" Version="3.11.0" />
    <PackageReference Include="Microsoft.OpenApi.YamlReader" Version="3.11.0" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

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

Console.WriteLine("Microsoft.OpenApi 3.11.0, Microsoft.OpenApi.YamlReader 3.11.0");
const string Yaml = """
    openapi: 3.1.0
    info: {title: Example, version: '1'}
    paths: {}
    components:
      schemas:
        Success: {type: boolean, const: true}
        Count: {type: integer, const: 5}
        Preview: {type: boolean, default: true}
    """;
var settings = new OpenApiReaderSettings();
settings.AddYamlReader();
ReadResult result = OpenApiDocument.Parse(Yaml, "yaml", settings);
Check("Errors of the document", "0", "0", result.Diagnostic.Errors.Count.ToString());

async Task<string> Write(string schema, OpenApiSpecVersion version) =>
    (await result.Document.Components.Schemas[schema].SerializeAsJsonAsync(version)).Replace("\n", "").Replace("\r", "").Replace(" ", "");

Check("3.1, const: true", """{"const":true,"type":"boolean"}""", """{"const":"True","type":"boolean"}""", await Write("Success", OpenApiSpecVersion.OpenApi3_1));
Check("3.1, const: 5", """{"const":5,"type":"integer"}""", """{"const":"5","type":"integer"}""", await Write("Count", OpenApiSpecVersion.OpenApi3_1));
Check("3.0, const: true", """{"enum":[true],"type":"boolean"}""", """{"enum":["True"],"type":"boolean"}""", await Write("Success", OpenApiSpecVersion.OpenApi3_0));
Check("3.1, default: true", """{"type":"boolean","default":true}""", """{"type":"boolean","default":true}""", await Write("Preview", OpenApiSpecVersion.OpenApi3_1));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
