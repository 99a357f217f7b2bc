#!/usr/bin/env bash
# An encrypted PEM key whose password is not ASCII cannot be read.
#
# Library: BouncyCastle.Cryptography 2.7.0
# Expected: PemReader reads an encrypted PKCS#8 key with the password that .NET wrote it with, as .NET
#   itself does; OpenSSL encodes such a password as UTF-8 too.
# Seen: With an ASCII password the key is read. With "pässwörd" PemReader raises PemException.
# Why it matters: The private key of a flow endpoint is an encrypted PEM file, and its owner chooses the
#   password. The same file and password work in .NET.
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
    <PackageReference Include="BouncyCastle.Cryptography" Version="2.7.0" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using System.Security.Cryptography;
using Org.BouncyCastle.OpenSsl;

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

Console.WriteLine("BouncyCastle.Cryptography 2.7.0");
using RSA key = RSA.Create(2048);

string Pem(string password) => key.ExportEncryptedPkcs8PrivateKeyPem(
    password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

string Outcome(Action read)
{
    try
    {
        read();
        return "read";
    }
    catch (Exception error)
    {
        return error.GetType().Name;
    }
}

string BouncyCastle(string password) => Outcome(
    () => new PemReader(new StringReader(Pem(password)), new Password(password)).ReadObject());

string DotNet(string password) => Outcome(() =>
{
    using RSA copy = RSA.Create();
    copy.ImportFromEncryptedPem(Pem(password), password);
});

Check(".NET, password 'password'", "read", "read", DotNet("password"));
Check("BouncyCastle, password 'password'", "read", "read", BouncyCastle("password"));
Check(".NET, password 'pässwörd'", "read", "read", DotNet("pässwörd"));
Check("BouncyCastle, password 'pässwörd'", "read", "PemException", BouncyCastle("pässwörd"));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;

class Password(string password) : IPasswordFinder
{
    public char[] GetPassword() => password.ToCharArray();
}
EOF

cd "$work/app"
dotnet run -v q
