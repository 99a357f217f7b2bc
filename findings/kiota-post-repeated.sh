#!/usr/bin/env bash
# The default client sends a POST again and then raises an unmapped exception.
#
# Library: Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Http.HttpClientLibrary 2.1.6,
#   Microsoft.Kiota.Serialization.Json 2.1.6
# Expected: A POST is sent once, because it is not idempotent, and a 503 raises the exception
#   that the error mapping names.
# Seen: With 503, 504 and 429 the default client sends the POST four times, then raises
#   AggregateException. The error mapping has no effect. With 500 it is sent once and the mapped
#   exception is raised.
# Why it matters: A message can be delivered up to four times, and code that catches
#   ApiException does not catch the failure.
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
    <PackageReference Include="Microsoft.Kiota.Http.HttpClientLibrary" Version="2.1.6" />
    <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="2.1.6" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
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

Console.WriteLine("Microsoft.Kiota.Abstractions 2.1.6, Microsoft.Kiota.Http.HttpClientLibrary 2.1.6, Microsoft.Kiota.Serialization.Json 2.1.6");
int port;
using (var probe = new TcpListener(IPAddress.Loopback, 0))
{
    probe.Start();
    port = ((IPEndPoint)probe.LocalEndpoint).Port;
}


int requests = 0;
using var listener = new HttpListener();
listener.Prefixes.Add($"http://127.0.0.1:{port}/");
listener.Start();
_ = Task.Run(async () =>
{
    while (true)
    {
        HttpListenerContext context = await listener.GetContextAsync();
        Interlocked.Increment(ref requests);
        context.Response.StatusCode = int.Parse(context.Request.Url.AbsolutePath.Trim('/'));
        context.Response.ContentType = "application/json";
        context.Response.Headers["Retry-After"] = "1";
        context.Response.OutputStream.Write("{}"u8);
        context.Response.Close();
    }
});

async Task<string> Post(int status)
{
    requests = 0;
    var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), new JsonSerializationWriterFactory()) { BaseUrl = $"http://127.0.0.1:{port}" };
    var request = new RequestInformation(Method.POST, "{+baseurl}/" + status, new Dictionary<string, object>());
    request.SetStreamContent(new MemoryStream(Encoding.UTF8.GetBytes("""{"to":"15550100002"}""")), "application/json");
    try
    {
        await adapter.SendNoContentAsync(request, new Dictionary<string, ParsableFactory<IParsable>> { ["XXX"] = _ => new GraphError() });
        return $"requests: {requests}, no exception";
    }
    catch (Exception exception)
    {
        return $"requests: {requests}, {exception.GetType().Name}";
    }
}

Check("POST, the server returns 500", "requests: 1, GraphError", "requests: 1, GraphError", await Post(500));
foreach (int status in new[] { 503, 504, 429 })
    Check("POST, the server returns " + status, "requests: 1, GraphError", "requests: 4, AggregateException", await Post(status));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;

class GraphError : ApiException, IParsable
{
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();
    public void Serialize(ISerializationWriter writer) { }
}
EOF

cd "$work/app"
dotnet run -v q
