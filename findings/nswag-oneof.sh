#!/usr/bin/env bash
# NSwag prints C# that does not compile for oneOf, with exit code 0.
#
# Library: NSwag.MSBuild 14.7.1, its command-line tool for .NET 10
# Expected: A oneOf of two objects becomes a common type, object, or an error of the generator.
# Seen: A property that refers to the oneOf schema gets a class that is never printed, so the
#   compiler fails. A oneOf in the property itself becomes its first alternative. The exit code
#   is 0 and the log has no warning.
# Why it matters: Message content and template components are described with oneOf. The fault
#   appears in the compiler, or not at all when the first alternative is taken.
# Exit code: 0 when the behavior is as recorded here, 1 when it has changed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/app"
export NUGET_PACKAGES="$work/packages" MSBUILDDISABLENODEREUSE=1

cat > "$work/app/Finding.csproj" <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <UseSharedCompilation>false</UseSharedCompilation>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="NSwag.MSBuild" Version="14.7.1" PrivateAssets="all" />
  </ItemGroup>
</Project>
EOF

same=true

check() {
    echo "$1"
    echo "  expected: $2"
    echo "  seen:     $4"
    if [ "$4" != "$3" ]; then
        same=false
        echo "  CHANGED, recorded was: $3"
    fi
}

echo "NSwag.MSBuild 14.7.1"
cd "$work/app"
dotnet restore -v q

nswag() {
    dotnet "$NUGET_PACKAGES/nswag.msbuild/14.7.1/tools/Net100/dotnet-nswag.dll" openapi2csclient \
        /namespace:Example /jsonLibrary:SystemTextJson "$@" > "$work/nswag.log" 2>&1
}

cat > api.json <<'EOF'
{
  "openapi": "3.0.3",
  "info": { "title": "Example", "version": "1" },
  "paths": {},
  "components": {
    "schemas": {
      "Text": { "type": "object", "properties": { "body": { "type": "string" } } },
      "Image": { "type": "object", "properties": { "link": { "type": "string" } } },
      "Content": { "oneOf": [ { "$ref": "#/components/schemas/Text" }, { "$ref": "#/components/schemas/Image" } ] },
      "Message": {
        "type": "object",
        "properties": {
          "named": { "$ref": "#/components/schemas/Content" },
          "inline": { "oneOf": [ { "$ref": "#/components/schemas/Text" }, { "$ref": "#/components/schemas/Image" } ] }
        }
      }
    }
  }
}
EOF

code=0
nswag /input:api.json /output:Client.cs || code=$?
check "Exit code of the generator" "0 with C# that compiles, or not 0" "0" "$code"
check "Warnings and errors in its log" "one, if it cannot print the schema" "0" "$(grep -ciE 'warn|error' "$work/nswag.log" || true)"
type=$(sed -nE 's/.*public ([A-Za-z]+) Named \{ get; set; \}.*/\1/p' Client.cs)
check "Classes of the type of 'named' in the file" "1" "0" "$(grep -cE "class $type( |$)" Client.cs || true)"
check "Type of 'inline'" "object, or a type for both alternatives" "Text" "$(sed -nE 's/.*public ([A-Za-z]+) Inline \{ get; set; \}.*/\1/p' Client.cs)"
code=0
dotnet build -v q > "$work/build.log" 2>&1 || code=$?
check "Exit code of the compiler" "0" "1" "$code"
check "Error of the compiler" "none" "error CS0246" "$(grep -oE 'error CS[0-9]+' "$work/build.log" | sort -u | tr '\n' ' ' | sed 's/ $//')"

if $same; then
    echo "The behavior is as recorded."
else
    echo "The behavior has CHANGED: revise this finding."
    exit 1
fi
