# All verbs live in src/WhatsApp.Generator/Build/CommandLine.cs.
dotnet run --project "$PSScriptRoot/src/WhatsApp.Generator" -- @args
exit $LASTEXITCODE
