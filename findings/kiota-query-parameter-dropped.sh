#!/usr/bin/env bash
# A query parameter that the URL template does not name is dropped.
#
# Library: Microsoft.Kiota.Abstractions 2.1.6
# Expected: A query parameter that is set is sent, or setting it raises an exception.
# Seen: A parameter that is not in the template, or that is in it with another case, is missing
#   from the address. Nothing is raised.
# Why it matters: Paging cursors and new Graph API parameters are set by name. A missing "after"
#   reads the first page again and again.
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
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using Microsoft.Kiota.Abstractions;

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

Console.WriteLine("Microsoft.Kiota.Abstractions 2.1.6");
RequestInformation Request() => new(Method.GET, "{+baseurl}/message_templates{?limit}",
    new Dictionary<string, object> { ["baseurl"] = "https://graph.example" });

RequestInformation unknown = Request();
unknown.QueryParameters["limit"] = 5;
unknown.QueryParameters["after"] = "MTA";
Check("QueryParameters limit=5 and after=MTA, template {?limit}", "https://graph.example/message_templates?limit=5&after=MTA, or an exception",
    "https://graph.example/message_templates?limit=5", unknown.URI.AbsoluteUri);

RequestInformation otherCase = Request();
otherCase.QueryParameters["Limit"] = 5;
Check("QueryParameters Limit=5, template {?limit}", "https://graph.example/message_templates?limit=5, or an exception",
    "https://graph.example/message_templates", otherCase.URI.AbsoluteUri);
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
