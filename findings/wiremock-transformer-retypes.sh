#!/usr/bin/env bash
# WithTransformer changes ids into numbers and empties template variables.
#
# Library: WireMock.Net.Minimal 2.21.0 (WireMock.Net 1.25.0 does the same)
# Expected: A JSON string stays a string, and text that is no expression of the transformer
#   stays as it is.
# Seen: A string that becomes only digits is written as a number, and "{{1}}" of a message
#   template is removed.
# Why it matters: wa_id, phone number ids and template texts are exactly such values, so a stub
#   returns what the real API never returns.
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

server.Given(Request.Create().WithPath("/messages").UsingPost()).RespondWith(Response.Create()
    .WithBodyAsJson(new { wa_id = "{{JsonPath.SelectToken request.body \"$.to\"}}" }).WithTransformer());
HttpResponseMessage sent = await client.PostAsync("/messages", new StringContent("""{"to":"15550100002"}""", Encoding.UTF8, "application/json"));
Check("wa_id copied from \"to\":\"15550100002\" of the request", """{"wa_id":"15550100002"}""", """{"wa_id":15550100002}""", await sent.Content.ReadAsStringAsync());

server.Given(Request.Create().WithPath("/template").UsingGet()).RespondWith(Response.Create()
    .WithBody("""{"text":"Hello {{1}}, order {{2}}"}""").WithTransformer());
Check("""Body {"text":"Hello {{1}}, order {{2}}"}""", """{"text":"Hello {{1}}, order {{2}}"}""", """{"text":"Hello , order "}""", await client.GetStringAsync("/template"));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
