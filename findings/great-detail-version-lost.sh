#!/usr/bin/env bash
# @great-detail/whatsapp never sends the Graph version that it is given.
#
# Library: @great-detail/whatsapp 9.2.0
# Expected: A client with graphVersion "v24.0" sends its requests to /v24.0/{phone number id}/….
# Seen: The path starts with the phone number id, with any base address. The version is nowhere in the request.
# Why it matters: Meta then uses the version of the app's settings, which is often an older one. The program is tested
#   against one version and runs on another, and its behavior changes when Meta moves that setting.
# Exit code: 0 when the behavior is as recorded here, 1 when it has changed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @great-detail/whatsapp@9.2.0 >/dev/null

cat > finding.mjs <<'EOF'
import { createServer } from "node:http";
import { Client } from "@great-detail/whatsapp";

let path;
const server = createServer((request, response) => {
  path = request.url;
  response.setHeader("Content-Type", "application/json");
  response.end('{"messaging_product":"whatsapp","contacts":[],"messages":[{"id":"wamid.1"}]}');
}).listen(0, "127.0.0.1", async () => {
  const client = new Client({
    baseUrl: `http://127.0.0.1:${server.address().port}`,
    graphVersion: "v24.0",
    request: { headers: { Authorization: "Bearer token" }, retry: 0 },
  });
  await client.message.createMessage({
    phoneNumberID: "106540352242922", to: "16505551234", type: "text", text: { body: "Hi" },
  });
  server.close();
  const recorded = "/106540352242922/messages";
  console.log("A text that a client with graphVersion v24.0 sends");
  console.log("  expected: /v24.0/106540352242922/messages");
  console.log(`  seen:     ${path}`);
  if (path !== recorded) {
    console.log(`  CHANGED, recorded was: ${recorded}`);
    process.exitCode = 1;
  }
});
EOF
node finding.mjs
