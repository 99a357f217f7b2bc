# All verbs live in src/WhatsApp.Generator/Build/CommandLine.cs. That program is built first, and says so.
$project = Join-Path $PSScriptRoot 'src/WhatsApp.Generator'
$watch = [Diagnostics.Stopwatch]::StartNew()
[Console]::Error.WriteLine('== Build the generator')
$build = [Diagnostics.Process]::Start('dotnet', "msbuild ""$project"" -restore -v:q -nologo")
while (-not $build.WaitForExit(5000)) {
    [Console]::Error.WriteLine("   Build the generator: $([int]$watch.Elapsed.TotalSeconds) s")
}

if ($build.ExitCode -ne 0) {
    exit $build.ExitCode
}

[Console]::Error.WriteLine("== Build the generator: $([int]$watch.Elapsed.TotalSeconds) s")
dotnet (Join-Path $project 'bin/Debug/net10.0/WhatsApp.Generator.dll') @args
exit $LASTEXITCODE
