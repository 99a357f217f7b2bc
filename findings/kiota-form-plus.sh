#!/usr/bin/env bash
# The form reader of Kiota keeps "+" where a form has a space.
#
# Library: Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Serialization.Form 2.1.6
# Expected: application/x-www-form-urlencoded has "+" for a space, so "Hello+world" is read as
#   "Hello world".
# Seen: It is read as "Hello+world". Only %20 becomes a space, although FormUrlEncodedContent of
#   .NET and HTML forms write "+".
# Why it matters: A callback or test server that reads form bodies with Kiota gets plus signs in
#   the text of every message and name.
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
    <PackageReference Include="Microsoft.Kiota.Serialization.Form" Version="2.1.6" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using Microsoft.Kiota.Serialization.Form;

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

Console.WriteLine("Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Serialization.Form 2.1.6");
string Read(string form) => new FormParseNode(form).GetChildNode("text").GetStringValue();

string form = await new FormUrlEncodedContent([new("text", "Hello world")]).ReadAsStringAsync();
Check("What FormUrlEncodedContent writes for \"Hello world\"", "text=Hello+world", "text=Hello+world", form);
Check("The same form, read by FormParseNode", "Hello world", "Hello+world", Read(form));
Check("text=Hello%20world, read by FormParseNode", "Hello world", "Hello world", Read("text=Hello%20world"));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
