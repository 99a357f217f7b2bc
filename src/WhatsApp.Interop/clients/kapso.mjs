import { WhatsAppClient } from "@kapso/whatsapp-cloud-api";
import { need, png, run, target } from "./shared.mjs";

const client = new WhatsAppClient({ accessToken: target.token, baseUrl: target.baseUrl, graphVersion: target.version });
const to = { phoneNumberId: target.phone, to: target.customer };
const phone = { phoneNumberId: target.phone };
const sent = async (response) => need((await response).messages?.[0]?.id, "message id");
const success = async (response) => need((await response).success, "success");
const link = "https://example.com/file";
const session = { sdpType: "answer", sdp: "v=0\r\n" };
let media, template, flow;

// This client writes the names of Flow JSON in camel case, and converts them.
const flowJson = JSON.parse(target.flowJson.replace(/"([a-z]+(?:-[a-z]+)+)":/g, (_, name) =>
  `"${name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())}":`));

await run({
  "send text": () => sent(client.messages.sendText({ ...to, body: "Hi", previewUrl: true })),
  "send text to a user id": () => sent(client.messages.sendText({ ...phone, recipient: target.userId, body: "Hi" })),
  "send text to a group": () =>
    sent(client.messages.sendText({ ...phone, to: target.group, recipientType: "group", body: "Hi" })),
  "send text as a reply": () => sent(client.messages.sendText({ ...to, body: "Hi", contextMessageId: "wamid.1" })),
  "send text with callback data": () =>
    sent(client.messages.sendText({ ...to, body: "Hi", bizOpaqueCallbackData: '{"order":1}' })),
  "send image": () => sent(client.messages.sendImage({ ...to, image: { id: target.image, caption: "Hi" } })),
  "send image by link": () => sent(client.messages.sendImage({ ...to, image: { link } })),
  "send audio": () => sent(client.messages.sendAudio({ ...to, audio: { link } })),
  "send document": () => sent(client.messages.sendDocument({ ...to, document: { link, filename: "a.pdf" } })),
  "send video": () => sent(client.messages.sendVideo({ ...to, video: { link } })),
  "send sticker": () => sent(client.messages.sendSticker({ ...to, sticker: { link } })),
  "send location": () => sent(client.messages.sendLocation({ ...to, location: { latitude: 1, longitude: 2, name: "Here" } })),
  "send contacts": () =>
    sent(client.messages.sendContacts({
      ...to,
      contacts: [{ name: { formattedName: "Ada L", firstName: "Ada" }, phones: [{ phone: "+16505551234", type: "CELL" }] }],
    })),
  "send template": () =>
    sent(client.messages.sendTemplate({ ...to, template: { name: "hello_world", language: { code: "en_US" } } })),
  "send reaction": () => sent(client.messages.sendReaction({ ...to, reaction: { messageId: "wamid.1", emoji: "😀" } })),
  "send buttons": () =>
    sent(client.messages.sendInteractiveButtons({
      ...to, bodyText: "Choose", buttons: [{ id: "a", title: "A" }, { id: "b", title: "B" }],
    })),
  "send list": () =>
    sent(client.messages.sendInteractiveList({
      ...to, bodyText: "Choose", buttonText: "Open", sections: [{ title: "One", rows: [{ id: "a", title: "A" }] }],
    })),
  "send product": () =>
    sent(client.messages.sendInteractiveProduct({ ...to, bodyText: "Look", catalogId: "1", productRetailerId: "p" })),
  "send product list": () =>
    sent(client.messages.sendInteractiveProductList({
      ...to, bodyText: "Look", catalogId: "1", header: { type: "text", text: "Offers" },
      sections: [{ title: "One", productItems: [{ productRetailerId: "p" }] }],
    })),
  "send flow": () =>
    sent(client.messages.sendInteractiveFlow({
      ...to, bodyText: "Book", parameters: {
        flowId: target.flow, flowCta: "Book", flowToken: "t", flowMessageVersion: "3", flowAction: "navigate",
        flowActionPayload: { screen: "WELCOME_SCREEN" },
      },
    })),
  "send address request": () =>
    sent(client.messages.sendInteractiveAddress({ ...to, bodyText: "Where?", parameters: { country: "IN" } })),
  "send location request": () =>
    sent(client.messages.sendInteractiveLocationRequest({ ...to, bodyText: "Where?", parameters: { requestMessage: "Where?" } })),
  "send call permission request": () => sent(client.messages.sendInteractiveCallPermission({ ...to, bodyText: "May we call?", parameters: { phoneNumber: target.customer } })),
  "send link button": () =>
    sent(client.messages.sendInteractiveCtaUrl({ ...to, bodyText: "See", parameters: { displayText: "Open", url: link } })),
  "send carousel": () =>
    sent(client.messages.sendInteractiveCarousel({
      ...to, bodyText: "See",
      cards: [0, 1].map((cardIndex) => ({
        cardIndex, header: { type: "image", image: { link } }, action: { displayText: "Open", url: link },
      })),
    })),
  "send catalog": () => sent(client.messages.sendInteractiveCatalogMessage({ ...to, bodyText: "See", parameters: {} })),
  "send any interactive message": () =>
    sent(client.messages.sendInteractiveRaw({
      ...to,
      interactive: { type: "button", body: { text: "Choose" }, action: { buttons: [{ type: "reply", reply: { id: "a", title: "A" } }] } },
    })),
  "send any message": () =>
    sent(client.messages.sendRaw({
      ...phone, payload: { messaging_product: "whatsapp", to: target.customer, type: "text", text: { body: "Hi" } },
    })),
  "mark as read": () => success(client.messages.markRead({ ...phone, messageId: "wamid.1" })),
  "mark as read, typing": () =>
    success(client.messages.markRead({ ...phone, messageId: "wamid.1", typingIndicator: { type: "text" } })),
  "upload media": async () => {
    media = need((await client.media.upload({ ...phone, type: "image/png", file: new Blob([png], { type: "image/png" }), fileName: "a.png" })).id, "id");
  },
  "get media": async () => need((await client.media.get({ mediaId: media })).url, "url"),
  "get media of a number": async () => need((await client.media.get({ mediaId: media, ...phone })).url, "url"),
  "download media": async () => need((await client.media.download({ mediaId: media, auth: "always" })).byteLength, "bytes"),
  "delete media": () => success(client.media.delete({ mediaId: media })),
  "create template": async () => {
    template = need((await client.templates.create({
      businessAccountId: target.account, name: "kapso_order", language: "en_US", category: "UTILITY",
      components: [{ type: "BODY", text: "Order {{1}} is ready.", example: { body_text: [["1"]] } }],
    })).id, "id");
  },
  "list templates": async () => need((await client.templates.list({ businessAccountId: target.account, limit: 5 })).data.length, "templates"),
  "get template": async () =>
    need((await client.templates.get({ businessAccountId: target.account, templateId: template })).id, "id"),
  "delete template": () => success(client.templates.delete({ businessAccountId: target.account, name: "kapso_order" })),
  "request code": () => success(client.phoneNumbers.requestCode({ phoneNumberId: target.newPhone, codeMethod: "SMS", language: "en_US" })),
  "verify code": () => success(client.phoneNumbers.verifyCode({ phoneNumberId: target.newPhone, code: "123456" })),
  "register number": () => success(client.phoneNumbers.register({ phoneNumberId: target.newPhone, pin: "123456" })),
  "deregister number": () => success(client.phoneNumbers.deregister({ phoneNumberId: target.newPhone })),
  "get settings": async () => need((await client.phoneNumbers.settings.get(phone)).calling, "settings of calls"),
  "change settings": () => success(client.phoneNumbers.settings.update({ ...phone, calling: { status: "ENABLED" } })),
  "get business profile": async () => need((await client.phoneNumbers.businessProfile.get(phone)).data.length, "profile"),
  "change business profile": () =>
    success(client.phoneNumbers.businessProfile.update({ ...phone, about: "Books", websites: ["https://example.com"] })),
  "start call": async () =>
    need((await client.calls.connect({ ...to, session: { sdpType: "offer", sdp: "v=0\r\n" } })).calls?.[0]?.id, "call id"),
  "pre-accept call": () => success(client.calls.preAccept({ ...phone, callId: target.calls[0], session })),
  "accept call": () => success(client.calls.accept({ ...phone, callId: target.calls[0], session })),
  "terminate call": () => success(client.calls.terminate({ ...phone, callId: target.calls[0] })),
  "reject call": () => success(client.calls.reject({ ...phone, callId: target.calls[1] })),
  "get call permission": async () =>
    need((await client.calls.permissions.get({ ...phone, userWaId: target.customer })).permission, "permission"),
  "create flow": async () => {
    flow = need((await client.flows.create({
      wabaId: target.account, name: "kapso flow", categories: ["OTHER"], flowJson,
    })).id, "id");
  },
  "upload flow content": () => success(client.flows.updateAsset({ flowId: flow, json: flowJson })),
  "get flow": async () => need((await client.flows.get({ flowId: flow, fields: "id,name,updated_at" })).id, "id"),
  "list flows": async () => need((await client.flows.list({ wabaId: target.account })).data.length, "flows"),
  "preview flow": async () => need((await client.flows.preview({ flowId: flow })).preview.previewUrl, "address"),
  "publish flow": () => success(client.flows.publish({ flowId: flow })),
  "deprecate flow": () => success(client.flows.deprecate({ flowId: flow })),
  "deploy flow": async () =>
    need((await client.flows.deploy(flowJson, {
      wabaId: target.account, name: "deployed by kapso", categories: ["OTHER"], publish: true, preview: true,
    })).flowId, "id"),
});
