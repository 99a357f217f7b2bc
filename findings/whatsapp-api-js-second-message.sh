#!/usr/bin/env bash
# whatsapp-api-js reads only the first message of a webhook.
#
# Library: whatsapp-api-js 6.3.0
# Expected: A webhook with two entries, and one with two messages in its value, cause one event for each message. Meta
#   documents both lists as arrays, and sends several updates in one webhook when many arrive.
# Seen: on.message is called once, for the first message of the first entry. post() raises no error, so the program
#   responds with 200 and Meta does not deliver the webhook again.
# Why it matters: The other customers get no reply, and nothing reports it. It happens only under load.
# Exit code: 0 when the behavior is as recorded here, 1 when it has changed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund whatsapp-api-js@6.3.0 >/dev/null

cat > finding.mjs <<'JS'
import { WhatsAppAPI } from "whatsapp-api-js";

const message = (id, from) => ({ id, from, timestamp: "1764000000", type: "text", text: { body: id } });
const change = (...messages) => ({
  id: "102290129340398",
  changes: [{
    field: "messages",
    value: {
      messaging_product: "whatsapp",
      metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
      contacts: [{ profile: { name: "Ada" }, wa_id: "16505551234" }],
      messages,
    },
  }],
});
const webhooks = {
  "two messages in one value": [change(message("wamid.1", "16505551234"), message("wamid.2", "16505551234"))],
  "two entries": [change(message("wamid.1", "16505551234")), change(message("wamid.2", "16505550100"))],
};

const recorded = "wamid.1";
for (const [name, entry] of Object.entries(webhooks)) {
  const client = new WhatsAppAPI({ token: "token", secure: false, v: "v24.0" });
  const seen = [];
  client.on.message = ({ message }) => { seen.push(message.id); };
  await client.post({ object: "whatsapp_business_account", entry });
  await new Promise((resolve) => setTimeout(resolve, 100));
  console.log(name);
  console.log("  expected: wamid.1, wamid.2");
  console.log(`  seen:     ${seen.join(", ")}, without an error`);
  if (seen.join(", ") !== recorded) {
    console.log(`  CHANGED, recorded was: ${recorded}`);
    process.exitCode = 1;
  }
}
JS
node finding.mjs
