#!/usr/bin/env bash
# A stub for a path with "+" is never matched.
#
# Library: WireMock.Net.Minimal 2.21.0 (WireMock.Net 1.25.0 does the same)
# Expected: In a path, "+" is a plus sign (only a query has it for a space), so the stub for
#   /+15550100002 matches that request.
# Seen: The request path is decoded as if it were a query: the stub matches neither "+" nor
#   "%2B", and a stub with a space in place of the plus matches "+".
# Why it matters: Phone numbers in paths begin with "+". The stub returns 404 for a correct
#   request.
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
    <NoWarn>$(NoWarn);NU1603</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="WireMock.Net.Minimal" Version="2.21.0" />
    <PackageReference Include="Microsoft.IdentityModel.Protocols.OpenIdConnect" Version="8.23.0" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using System.Net;
using System.Text;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

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

Console.WriteLine("WireMock.Net.Minimal 2.21.0");
using WireMockServer server = WireMockServer.Start();
using var client = new HttpClient { BaseAddress = new Uri(server.Url) };

async Task<string> Get(string path) => ((int)(await client.GetAsync(path)).StatusCode).ToString();

server.Given(Request.Create().WithPath("/contacts/+15550100002")).RespondWith(Response.Create().WithStatusCode(200));
Check("Stub /contacts/+15550100002, GET /contacts/+15550100002", "200", "404", await Get("/contacts/+15550100002"));
Check("Stub /contacts/+15550100002, GET /contacts/%2B15550100002", "200", "404", await Get("/contacts/%2B15550100002"));

server.Reset();
server.Given(Request.Create().WithPath("/contacts/ 15550100002")).RespondWith(Response.Create().WithStatusCode(200));
Check("Stub with a space, GET /contacts/+15550100002", "404", "200", await Get("/contacts/+15550100002"));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
