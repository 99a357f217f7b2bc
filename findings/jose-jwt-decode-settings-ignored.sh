#!/usr/bin/env bash
# Decryption ignores the mapper of the settings that are passed to it.
#
# Library: jose-jwt 5.3.0
# Expected: JWT.Decode(token, key, settings) and JWE.Decrypt(token, key, settings: settings) parse the
#   header with the JSON mapper of the settings, as Encode writes it with that mapper.
# Seen: The mapper of the settings is not called for the header. The one of JWT.DefaultSettings, which is
#   shared by the whole process, parses it; it uses reflection.
# Why it matters: The payload encryption of the Cloud API is JWE. A program that is trimmed or compiled
#   natively passes a mapper of its own and still runs the default one.
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
    <PackageReference Include="jose-jwt" Version="5.3.0" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using System.Text;
using Jose;

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

Console.WriteLine("jose-jwt 5.3.0");
byte[] key = Encoding.ASCII.GetBytes("0123456789abcdef");
var counting = new CountingMapper();
JwtSettings settings = new JwtSettings().RegisterMapper(counting);

string token = JWT.Encode("hello", key, JweAlgorithm.DIR, JweEncryption.A128GCM, settings: settings);
int written = counting.Calls;
string text = JWT.Decode(token, key, settings);
int read = counting.Calls - written;

Check("Encode: the mapper of the settings is called", "yes", "yes", written > 0 ? "yes" : "no");
Check("Decode: the payload", "hello", "hello", text);
Check("Decode: the mapper of the settings is called", "yes", "no", read > 0 ? "yes" : "no");

Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;

class CountingMapper : IJsonMapper
{
    public int Calls { get; private set; }

    public string Serialize(object value)
    {
        Calls++;
        return System.Text.Json.JsonSerializer.Serialize(value);
    }

    public T Parse<T>(string json)
    {
        Calls++;
        return System.Text.Json.JsonSerializer.Deserialize<T>(json);
    }
}
EOF

cd "$work/app"
dotnet run -v q
