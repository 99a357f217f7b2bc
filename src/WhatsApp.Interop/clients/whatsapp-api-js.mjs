import { WhatsAppAPI } from "whatsapp-api-js";
import * as messages from "whatsapp-api-js/messages";
import { need, png, run, target } from "./shared.mjs";

// The host is fixed in the client, so fetch replaces it.
const client = new WhatsAppAPI({
  token: target.token,
  appSecret: target.appSecret,
  v: target.version,
  ponyfill: {
    fetch: (url, options) => fetch(String(url).replace("https://graph.facebook.com", target.baseUrl), options),
  },
});
const m = messages;
const send = async (message, recipient = target.customer, context, data) => {
  const response = await client.sendMessage(target.phone, recipient, message, context, data);
  return need(response.messages?.[0]?.id, `message id: ${JSON.stringify(response)}`);
};
const success = async (response) => {
  const body = await response;
  return need(body.success, `success: ${JSON.stringify(body)}`);
};
const link = "https://example.com/file";
let media, code;

await run({
  "send text": () => send(new m.Text("Hi", true)),
  "send text to a user id": () => send(new m.Text("Hi"), { bsuid: target.userId }),
  "send text to a group": () => send(new m.Text("Hi"), { group: target.group }),
  "send text as a reply": () => send(new m.Text("Hi"), target.customer, "wamid.1"),
  "send text with callback data": () => send(new m.Text("Hi"), target.customer, undefined, '{"order":1}'),
  "send image": () => send(new m.Image(target.image, true, "Hi")),
  "send image by link": () => send(new m.Image(link)),
  "send audio": () => send(new m.Audio(link)),
  "send document": () => send(new m.Document(link, false, "Hi", "a.pdf")),
  "send video": () => send(new m.Video(link)),
  "send sticker": () => send(new m.Sticker(link)),
  "send location": () => send(new m.Location(2, 1, "Here")),
  "send contacts": () =>
    send(new m.Contacts([new m.Name("Ada L", "Ada"), new m.Phone("+16505551234", "CELL"), new m.Birthday("1990", "01", "02")])),
  "send template": () => send(new m.Template("hello_world", "en_US")),
  "send reaction": () => send(new m.Reaction("wamid.1", "😀")),
  "remove reaction": () => send(new m.Reaction("wamid.1")),
  "send buttons": () =>
    send(new m.Interactive(new m.ActionButtons(new m.Button("a", "A"), new m.Button("b", "B")), new m.Body("Choose"))),
  "send list": () =>
    send(new m.Interactive(new m.ActionList("Open", new m.ListSection("One", new m.Row("a", "A"))), new m.Body("Choose"))),
  "send product": () => send(new m.Interactive(new m.ActionProduct(new m.CatalogProduct("p", "1")), new m.Body("Look"))),
  "send product list": () =>
    send(new m.Interactive(
      new m.ActionProductList("1", new m.ProductSection("One", new m.Product("p"))), new m.Body("Look"), new m.Header("Offers"))),
  "send flow": () =>
    send(new m.Interactive(new m.ActionNavigateFlow("t", target.flow, "Book", "WELCOME_SCREEN"), new m.Body("Book"))),
  "send location request": () => send(new m.Interactive(new m.ActionLocation(), new m.Body("Where?"))),
  "send call permission request": () => send(new m.Interactive(new m.ActionCallPermission(), new m.Body("May we call?"))),
  "send contact request": () => send(new m.Interactive(new m.ActionContactRequest(), new m.Body("Your number?"))),
  "send link button": () => send(new m.Interactive(new m.ActionCTA("Open", link), new m.Body("See"))),
  "send catalog": () => send(new m.Interactive(new m.ActionCatalog(new m.Product("p")), new m.Body("See"))),
  "send to several people": async () => {
    for (const response of await Promise.all(
      client.broadcastMessage(target.phone, [target.customer, "16505550100"], new m.Text("Hi"), 2, 1))) {
      need((await response).messages?.[0]?.id, "message id");
    }
  },
  "mark as read": () => success(client.markAsRead(target.phone, "wamid.1")),
  "mark as read, typing": () => success(client.markAsRead(target.phone, "wamid.1", "text")),
  "upload media": async () => {
    const form = new FormData();
    form.set("file", new Blob([png], { type: "image/png" }), "a.png");
    media = need((await client.uploadMedia(target.phone, form)).id, "id");
  },
  "get media": async () => need((await client.retrieveMedia(media)).url, "url"),
  "get media of a number": async () => need((await client.retrieveMedia(media, target.phone)).url, "url"),
  "download media": async () =>
    need((await (await client.fetchMedia((await client.retrieveMedia(media)).url)).arrayBuffer()).byteLength, "bytes"),
  "delete media": () => success(client.deleteMedia(media)),
  "create QR code": async () => {
    const created = await client.createQR(target.phone, "Hi", "png");
    need(created.qr_image_url, `image: ${JSON.stringify(created)}`);
    code = need(created.code, "code");
  },
  "list QR codes": async () => need((await client.retrieveQR(target.phone)).data.length, "codes"),
  "get QR code": async () => need((await client.retrieveQR(target.phone, code)).data[0].code, "code"),
  "change QR code": async () => need((await client.updateQR(target.phone, code, "Hello")).code, "code"),
  "delete QR code": () => success(client.deleteQR(target.phone, code)),
  "block people": async () => need((await client.blockUser(target.phone, "16505550199")).block_users.added_users.length, "people"),
  "unblock people": async () =>
    need((await client.unblockUser(target.phone, "16505550199")).block_users.removed_users.length, "people"),
  "start call": async () => {
    const started = await client.initiateCall(target.phone, target.customer, "v=0\r\n");
    need(started.calls?.[0]?.id, `call id: ${JSON.stringify(started)}`);
  },
  "pre-accept call": () => success(client.preacceptCall(target.phone, target.calls[2], "v=0\r\n")),
  "accept call": () => success(client.acceptCall(target.phone, target.calls[2], "v=0\r\n")),
  "terminate call": () => success(client.terminateCall(target.phone, target.calls[2])),
  "reject call": () => success(client.rejectCall(target.phone, target.calls[3])),
});
