# All verbs live in src/WhatsApp.Generator/Build/Verbs.cs.
dotnet run --project "$PSScriptRoot/src/WhatsApp.Generator" -- @args
exit $LASTEXITCODE
