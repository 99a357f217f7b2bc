#!/usr/bin/env bash
# wa_id values of Mexico and Brazil are not valid phone numbers.
#
# Library: libphonenumber-csharp 9.0.43
# Expected: A number that WhatsApp sends as wa_id (digits only) is valid after a "+" is put in
#   front, or is recognized as the same number in today's form.
# Seen: Mexican numbers with the older 1 after 52, and Brazilian mobile numbers without the
#   ninth digit, are not valid, and formatting returns them unchanged. The Brazilian pair is
#   NO_MATCH; the Mexican pair is SHORT_NSN_MATCH. Older numbers of Argentina are converted.
# Why it matters: WhatsApp still uses these forms for accounts that were created with them. A
#   check of incoming or stored numbers rejects real customers, and one customer becomes two.
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
    <PackageReference Include="libphonenumber-csharp" Version="9.0.43" />
  </ItemGroup>
</Project>
EOF

cat > "$work/app/Program.cs" <<'EOF'
using PhoneNumbers;

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

Console.WriteLine("libphonenumber-csharp 9.0.43");
PhoneNumberUtil util = PhoneNumberUtil.GetInstance();

string Show(string number)
{
    PhoneNumber parsed = util.Parse(number, null);
    return (util.IsValidNumber(parsed) ? "valid" : "not valid") + ", " + util.Format(parsed, PhoneNumberFormat.E164);
}

Check("Mexico, wa_id 5215512345678", "valid, +525512345678", "not valid, +5215512345678", Show("+5215512345678"));
Check("Mexico, today's form +525512345678", "valid, +525512345678", "valid, +525512345678", Show("+525512345678"));
Check("Brazil, wa_id 551187654321", "valid, +5511987654321", "not valid, +551187654321", Show("+551187654321"));
Check("Brazil, today's form +5511987654321", "valid, +5511987654321", "valid, +5511987654321", Show("+5511987654321"));
Check("IsNumberMatch of the two Mexican forms", "EXACT_MATCH", "SHORT_NSN_MATCH", util.IsNumberMatch("+5215512345678", "+525512345678").ToString());
Check("IsNumberMatch of the two Brazilian forms", "EXACT_MATCH", "NO_MATCH", util.IsNumberMatch("+551187654321", "+5511987654321").ToString());
Check("Argentina, older form +54111523456789", "valid, +5491123456789", "valid, +5491123456789", Show("+54111523456789"));
Console.WriteLine(same ? "The behavior is as recorded." : "The behavior has CHANGED: revise this finding.");
return same ? 0 : 1;
EOF

cd "$work/app"
dotnet run -v q
