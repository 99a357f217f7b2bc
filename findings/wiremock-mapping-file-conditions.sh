#!/usr/bin/env bash
# Conditions of a mapping file that are ignored.
#
# Library: WireMock.Net.Minimal 2.21.0 (WireMock.Net 1.25.0 does the same)
# Expected: A mapping file matches as the same stub in C# does.
# Seen: RejectOnMatch beside the name of a header or query parameter, MatchOperator And of
#   FormUrlEncodedMatcher, and Url beside Path have no effect in a file. Nothing is reported.
# Why it matters: Stubs of the Cloud API in files accept wrong requests, so the tests that use
#   them pass.
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

async Task<string> Send(string request, string path, string form = null, string header = null)
{
    server.Reset();
    server.WithMapping($$$"""{"Request":{{{request}}},"Response":{"StatusCode":200}}""");
    return await Call(path, form, header);
}

async Task<string> Call(string path, string form = null, string header = null)
{
    var message = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, path);
    if (form is not null)
        message.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
    if (header is not null)
        message.Headers.Add("X-Test", header);
    return ((int)(await client.SendAsync(message)).StatusCode).ToString();
}

Check("File: header X-Test with RejectOnMatch and value 1; request with X-Test: 1", "404", "200",
    await Send("""{"Path":"/m","Headers":[{"Name":"X-Test","RejectOnMatch":true,"Matchers":[{"Name":"ExactMatcher","Pattern":"1"}]}]}""", "/m", header: "1"));
server.Reset();
server.Given(Request.Create().WithPath("/m").WithHeader("X-Test", "1", MatchBehaviour.RejectOnMatch)).RespondWith(Response.Create().WithStatusCode(200));
Check("C#: the same", "404", "404", await Call("/m", header: "1"));

Check("File: parameter after with RejectOnMatch; request with ?after=1", "404", "200",
    await Send("""{"Path":"/m","Params":[{"Name":"after","RejectOnMatch":true}]}""", "/m?after=1"));
server.Reset();
server.Given(Request.Create().WithPath("/m").WithParam("after", MatchBehaviour.RejectOnMatch)).RespondWith(Response.Create().WithStatusCode(200));
Check("C#: the same", "404", "404", await Call("/m?after=1"));

Check("File: FormUrlEncodedMatcher a=1 And b=2; form a=1", "404", "200",
    await Send("""{"Path":"/m","Body":{"Matcher":{"Name":"FormUrlEncodedMatcher","Patterns":["a=1","b=2"],"MatchOperator":"And"}}}""", "/m", form: "a=1"));
server.Reset();
server.Given(Request.Create().WithPath("/m").WithBody(new FormUrlEncodedMatcher(["a=1", "b=2"], matchOperator: MatchOperator.And))).RespondWith(Response.Create().WithStatusCode(200));
Check("C#: the same", "404", "404", await Call("/m", form: "a=1"));

const string OtherUrl = """ "Url":{"Matchers":[{"Name":"WildcardMatcher","Pattern":"http://other.example/n"}]} """;
Check("File: only a Url of another host; request /m", "404", "404", await Send("{" + OtherUrl + "}", "/m"));
Check("File: the same Url beside Path /m; request /m", "404", "200", await Send("{\"Path\":\"/m\"," + OtherUrl + "}", "/m"));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
