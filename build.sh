#!/usr/bin/env bash
# All verbs live in src/WhatsApp.Generator/Build/CommandLine.cs. That program is built first, and says so.
project="$(dirname "$0")/src/WhatsApp.Generator"
echo "== Build the generator" >&2
while sleep 5 2>/dev/null >&2; do echo "   Build the generator: $SECONDS s" >&2; done &
timer=$!
trap 'kill $timer' EXIT
dotnet msbuild "$project" -restore -v:q -nologo >&2 || exit
kill $timer
echo "== Build the generator: $SECONDS s" >&2
exec dotnet "$project/bin/Debug/net10.0/WhatsApp.Generator.dll" "$@"
