// A webhook endpoint for each client: it verifies the signature and reads the events with that client.
import { createServer } from "node:http";
import { Client } from "@great-detail/whatsapp";
import { normalizeWebhook, verifySignature } from "@kapso/whatsapp-cloud-api/server";
import { WhatsAppAPI } from "whatsapp-api-js";
import { report, textOf } from "./shared.mjs";

const appSecret = process.env.INTEROP_SECRET;
const detail = new Client();
const api = new WhatsAppAPI({ token: "any", appSecret, v: "v27.0" });
const events = [];
api.on.message = (event) => events.push(event);
api.on.status = (event) => events.push(event);
api.on.call.connect = (event) => events.push(event);
api.on.call.terminate = (event) => events.push(event);
api.on.call.status = (event) => events.push(event);

const receivers = {
  "@kapso/whatsapp-cloud-api": (body, headers) => {
    if (!verifySignature({ appSecret, rawBody: body, signatureHeader: headers["x-hub-signature-256"] })) {
      throw new Error("The signature is not valid.");
    }
    const read = normalizeWebhook(JSON.parse(body));
    return read.messages.length + read.statuses.length + read.calls.length + Object.keys(read.raw).length;
  },
  "whatsapp-api-js": async (body, headers) => {
    events.length = 0;
    await api.post(JSON.parse(body), body, headers["x-hub-signature-256"]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return events.length;
  },
  "@great-detail/whatsapp": async (body, headers) => {
    const event = await detail.webhook.eventNotification({ method: "POST", query: {}, body, headers });
    if (!(await event.signature.sha256.check(appSecret))) {
      throw new Error("The signature is not valid.");
    }
    const notification = event.eventNotification ?? JSON.parse(body);
    event.accept();
    return notification.entry.length;
  },
};

const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", async () => {
    const client = decodeURIComponent(request.url.slice(1));
    try {
      const seen = await receivers[client](Buffer.concat(parts).toString("utf8"), request.headers);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ seen }));
    } catch (error) {
      response.writeHead(500, { "content-type": "application/json" }).end(JSON.stringify({ error: textOf(error) }));
    }
  });
});
server.listen(0, "127.0.0.1", () => report({ port: server.address().port, clients: Object.keys(receivers) }));
process.stdin.on("end", () => server.close(() => process.exit(0)));
process.stdin.resume();
