#!/usr/bin/env bash
# All verbs live in src/WhatsApp.Generator/Build/CommandLine.cs.
exec dotnet run --project "$(dirname "$0")/src/WhatsApp.Generator" -- "$@"
