#!/usr/bin/env bash
# whatsapp-cloud-api drops the tap on a template's button and the answers of a flow.
#
# Library: whatsapp-cloud-api 0.3.1
# Expected: bot.on("message") is called for every message that a customer sends, with its content: a text, a tap on a
#   quick reply of a template (type button), and the answers of a flow (interactive nfm_reply).
# Seen: For the tap, no handler is called, and for the answers it is called with empty data. Both webhooks are responded
#   to with 200, so Meta does not deliver them again.
# Why it matters: "Stop promotions" is such a button. The customer taps it and keeps getting messages; and the answers of
#   a flow are not stored anywhere else.
# Exit code: 0 when the behavior is as recorded here, 1 when it has changed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund whatsapp-cloud-api@0.3.1 >/dev/null

cat > finding.cjs <<'JS'
const express = require("express");
const { createBot } = require("whatsapp-cloud-api");

const messages = {
  text: { type: "text", text: { body: "Hi" } },
  "tap on a button of a template": { type: "button", button: { payload: "STOP", text: "Stop promotions" } },
  "answers of a flow": {
    type: "interactive",
    interactive: { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent", response_json: '{"day":"Monday"}' } },
  },
};
const recorded = {
  text: '{"text":"Hi"}, HTTP 200',
  "tap on a button of a template": "no call, HTTP 200",
  "answers of a flow": "{}, HTTP 200",
};
const expected = {
  text: '{"text":"Hi"}, HTTP 200',
  "tap on a button of a template": "the payload STOP, HTTP 200",
  "answers of a flow": "the day Monday, HTTP 200",
};

(async () => {
  const app = express();
  const bot = createBot("106540352242922", "token");
  await bot.startExpressServer({ app });
  let seen;
  bot.on("message", (message) => { seen = JSON.stringify(message.data); });
  const server = app.listen(0, "127.0.0.1", async () => {
    for (const [name, content] of Object.entries(messages)) {
      seen = "no call";
      const response = await fetch(`http://127.0.0.1:${server.address().port}/webhook/whatsapp`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          object: "whatsapp_business_account",
          entry: [{
            id: "102290129340398",
            changes: [{
              field: "messages",
              value: {
                messaging_product: "whatsapp",
                metadata: { display_phone_number: "15550783881", phone_number_id: "106540352242922" },
                contacts: [{ profile: { name: "Ada" }, wa_id: "16505551234" }],
                messages: [{ from: "16505551234", id: "wamid.1", timestamp: "1764000000", ...content }],
              },
            }],
          }],
        }),
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const result = `${seen}, HTTP ${response.status}`;
      console.log(name);
      console.log(`  expected: ${expected[name]}`);
      console.log(`  seen:     ${result}`);
      if (result !== recorded[name]) {
        console.log(`  CHANGED, recorded was: ${recorded[name]}`);
        process.exitCode = 1;
      }
    }
    server.close();
  });
})();
JS
node finding.cjs
