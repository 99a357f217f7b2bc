#!/usr/bin/env bash
# A stub of WireMock.Net with a JSON body gives a Kiota client null.
#
# Library: WireMock.Net.Minimal 2.21.0, Microsoft.Kiota.Abstractions 2.1.6,
#   Microsoft.Kiota.Http.HttpClientLibrary 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6
# Expected: WithBodyAsJson returns application/json, and a Kiota client reads the model from it.
# Seen: The response has no Content-Type. Kiota takes it for a response without a body and
#   returns null, without an exception. ReadFromJsonAsync of .NET reads the same response.
# Why it matters: A contract test reports a fault that the SDK does not have. With
#   WithHeader("Content-Type", "application/json") the model is read.
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
    <PackageReference Include="Microsoft.Kiota.Abstractions" Version="2.1.6" />
    <PackageReference Include="Microsoft.Kiota.Http.HttpClientLibrary" Version="2.1.6" />
    <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="2.1.6" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using System.Net.Http.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using WireMock.Server;
using WireRequest = WireMock.RequestBuilders.Request;
using WireResponse = WireMock.ResponseBuilders.Response;

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

Console.WriteLine("WireMock.Net.Minimal 2.21.0, Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Http.HttpClientLibrary 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6");
using WireMockServer server = WireMockServer.Start();
using var client = new HttpClient { BaseAddress = new Uri(server.Url) };

server.Given(WireRequest.Create().WithPath("/bare")).RespondWith(WireResponse.Create().WithBodyAsJson(new { id = "300000000000001" }));
server.Given(WireRequest.Create().WithPath("/typed")).RespondWith(WireResponse.Create().WithBodyAsJson(new { id = "300000000000001" }).WithHeader("Content-Type", "application/json"));

var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), new JsonParseNodeFactory()) { BaseUrl = server.Url };

async Task<string> Kiota(string path)
{
    Item item = await adapter.SendAsync(new RequestInformation(Method.GET, "{+baseurl}" + path, new Dictionary<string, object>()), Item.Create);
    return item is null ? "null" : "id " + item.Id;
}

HttpResponseMessage response = await client.GetAsync("/bare");
Check("Content-Type of WithBodyAsJson", "application/json", "none", response.Content.Headers.ContentType?.ToString() ?? "none");
Check("ReadFromJsonAsync", "id 300000000000001", "id 300000000000001", "id " + (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>())["id"]);
Check("Kiota SendAsync", "id 300000000000001", "null", await Kiota("/bare"));
Check("Kiota SendAsync, stub with a Content-Type header", "id 300000000000001", "id 300000000000001", await Kiota("/typed"));
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
