import { Client } from "@great-detail/whatsapp";
import { need, png, run, target } from "./shared.mjs";

const client = new Client({
  baseUrl: target.baseUrl,
  graphVersion: target.version,
  request: { headers: { Authorization: `Bearer ${target.token}` }, retry: 0 },
});
const json = async (response) => {
  try {
    return await (await response).json();
  } catch (error) {
    const body = error.data ?? (await error.response?.clone().text().catch(() => undefined));
    throw new Error(`${error.message} ${typeof body === "string" ? body : JSON.stringify(body)}`);
  }
};
const send = async (message) =>
  need((await json(client.message.createMessage({ phoneNumberID: target.phone, to: target.customer, ...message }))).messages?.[0]?.id, "message id");
const success = async (response) => need((await json(response)).success, "success");
const link = "https://example.com/file";
const numberFields = [
  "id", "account_mode", "code_verification_status", "conversational_automation", "display_phone_number", "quality_rating",
  "verified_name", "name_status", "eligibility_for_api_business_global_search", "health_status",
  "is_official_business_account", "is_on_biz_app", "is_pin_enabled", "is_preverified_number", "last_onboarded_time",
  "messaging_limit_tier", "platform_type", "status", "throughput", "webhook_configuration",
];
const accountFields = [
  "account_review_status", "id", "name", "message_template_namespace", "currency", "on_behalf_of_business_info",
  "primary_funding_id", "purchase_order_number", "timezone_id", "owner_business_info", "business_verification_status",
  "country", "health_status", "is_enabled_for_insights", "marketing_messages_lite_api_status",
  "marketing_messages_onboarding_status", "ownership_type", "status",
];
let media, template;

await run({
  "send text": () => send({ type: "text", text: { body: "Hi" } }),
  "send text as a reply": () => send({ type: "text", text: { body: "Hi" }, context: { message_id: "wamid.1" } }),
  "send text to a group": () => send({ recipientType: "group", to: target.group, type: "text", text: { body: "Hi" } }),
  "send image": () => send({ type: "image", image: { id: target.image } }),
  "send image by link": () => send({ type: "image", image: { link } }),
  "send audio": () => send({ type: "audio", audio: { link } }),
  "send document": () => send({ type: "document", document: { link, filename: "a.pdf" } }),
  "send video": () => send({ type: "video", video: { link } }),
  "send sticker": () => send({ type: "sticker", sticker: { link } }),
  "send location": () => send({ type: "location", location: { latitude: 1, longitude: 2, name: "Here", address: "Street" } }),
  "send contacts": () =>
    send({ type: "contacts", contacts: [{ name: { formatted_name: "Ada L", first_name: "Ada" }, phones: [{ phone: "+16505551234" }] }] }),
  "send template": () => send({ type: "template", template: { name: "hello_world", language: { code: "en_US" }, components: [] } }),
  "send reaction": () => send({ type: "reaction", reaction: { message_id: "wamid.1", emoji: "😀" } }),
  "send buttons": () =>
    send({
      type: "interactive",
      interactive: { type: "button", body: { text: "Choose" }, action: { buttons: [{ type: "reply", reply: { id: "a", title: "A" } }] } },
    }),
  "mark as read": () => success(client.message.createStatus({ phoneNumberID: target.phone, status: "read", message_id: "wamid.1" })),
  "mark as read, typing": () =>
    success(client.message.createStatus({
      phoneNumberID: target.phone, status: "read", message_id: "wamid.1", typing_indicator: { type: "text" },
    })),
  "upload media": async () => {
    media = need((await json(client.media.upload({
      phoneNumberID: target.phone, file: new Blob([png], { type: "image/png" }), filename: "a.png", mimeType: "image/png",
    }))).id, "id");
  },
  "get media": async () => need((await json(client.media.getURL({ mediaID: media }))).url, "url"),
  "get media of a number": async () =>
    need((await json(client.media.getURL({ mediaID: media, phoneNumberID: target.phone }))).url, "url"),
  "download media": async () => {
    const { url } = await json(client.media.getURL({ mediaID: media }));
    need((await (await client.media.download({
      mediaURL: url, request: { headers: { Authorization: `Bearer ${target.token}` } },
    })).arrayBuffer()).byteLength, "bytes");
  },
  "delete media": () => success(client.media.delete({ mediaID: media })),
  "get number": async () => {
    const number = await json(client.phoneNumbers.getPhoneNumber({ phoneNumberID: target.phone, fields: numberFields }));
    for (const field of numberFields) {
      need(number[field] !== undefined, `field ${field}`);
    }
  },
  "get number without fields": async () =>
    need((await json(client.phoneNumbers.getPhoneNumber({ phoneNumberID: target.phone }))).verified_name, "name"),
  "get number with its profile": async () =>
    need((await json(client.phoneNumbers.getPhoneNumber({
      phoneNumberID: target.phone, fields: ["id", ["whatsapp_business_profile", ["about"]]],
    }))).whatsapp_business_profile, "profile"),
  "list numbers": async () =>
    need((await json(client.phoneNumbers.listPhoneNumbers({ businessAccountID: target.account }))).data.length, "numbers"),
  "change number": () =>
    success(client.phoneNumbers.updatePhoneNumber({ phoneNumberID: target.phone, new_display_name: "New name" })),
  "get account": async () => {
    const account = await json(client.whatsappBusinessAccount.get(target.account, { fields: accountFields }));
    for (const field of accountFields.filter((name) => !["on_behalf_of_business_info", "purchase_order_number"].includes(name))) {
      need(account[field] !== undefined, `field ${field}`);
    }
  },
  "get business profile": async () =>
    need((await json(client.businessProfile.getBusinessProfile({ phoneNumberID: target.phone, fields: ["about", "email"] }))).data.length, "profile"),
  "change business profile": () =>
    success(client.businessProfile.updateBusinessProfile({ phoneNumberID: target.phone, messaging_product: "whatsapp", about: "Books" })),
  "set conversational automation": () =>
    success(client.conversationalAutomation.setConversationalAutomation({
      phoneNumberID: target.phone, prompts: ["Hours?"], commands: [{ command_name: "help", command_description: "Helps" }],
    })),
  "subscribe app": () => success(client.subscribedApps.createSubscription({ businessAccountID: target.account })),
  "list subscribed apps": async () =>
    need((await json(client.subscribedApps.listSubscriptions({ businessAccountID: target.account }))).data.length, "apps"),
  "create template": async () => {
    template = need((await json(client.template.create(target.account, {
      name: "detail_order", language: "en_US", category: "UTILITY",
      components: [{ type: "BODY", text: "Order {{1}} is ready.", example: { body_text: [["1"]] } }],
    }))).id, "id");
  },
  "list templates": async () => need((await json(client.template.list(target.account, { limit: 5 }))).data.length, "templates"),
  "list library templates": async () => need((await json(client.template.listLibrary({}))).data, "templates"),
  "get template": async () => need((await json(client.template.get(template, {}))).id, "id"),
  "change template": () =>
    success(client.template.update(template, { category: "UTILITY", components: [{ type: "BODY", text: "Order" }] })),
  "delete template": () => success(client.template.delete(target.account, { name: "detail_order" })),
});
