#!/usr/bin/env bash
# The faults of WireMock.Net are ordinary 200 responses.
#
# Library: WireMock.Net.Minimal 2.21.0 (WireMock.Net 1.25.0 does the same)
# Expected: EMPTY_RESPONSE and MALFORMED_RESPONSE_CHUNK break the connection, as in WireMock for
#   Java, so HttpClient raises HttpRequestException.
# Seen: Both are complete 200 responses: the first has an empty body, the second a body with
#   random bytes. HttpClient raises nothing.
# Why it matters: A test of "the connection broke while sending" passes without testing it:
#   retry rules for sent messages depend on exactly that case.
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

foreach (FaultType fault in new[] { FaultType.EMPTY_RESPONSE, FaultType.MALFORMED_RESPONSE_CHUNK })
{
    server.Reset();
    server.Given(Request.Create().WithPath("/messages").UsingPost()).RespondWith(Response.Create().WithFault(fault).WithBody("""{"id":"300000000000001"}"""));
    string seen;
    try
    {
        HttpResponseMessage response = await client.PostAsync("/messages", new StringContent("{}"));
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        seen = (int)response.StatusCode + ", " + (body.Length == 0 ? "empty body" : "body");
    }
    catch (HttpRequestException)
    {
        seen = "HttpRequestException";
    }

    Check("POST, " + fault, "HttpRequestException", fault == FaultType.EMPTY_RESPONSE ? "200, empty body" : "200, body", seen);
}
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
