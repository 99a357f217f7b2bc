using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Benchmarks.Payloads;

/// <summary>Webhooks as Meta writes them: compact, and with slashes and non-ASCII characters escaped.</summary>
internal static class WebhookPayloads
{
    private const string ImageHash = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=";
    private const string MediaUrl = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=133&source=webhook";

    // Members of a message beside its sender, id and time.
    private static readonly (string Kind, string Members)[] Messages =
    [
        ("text", """ "type":"text","text":{"body":"Ist der Blaue wieder da? Ich hätte gern zwei 🙂"} """),
        ("reply", """
            "context":{"from":"15550783881","id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"},
            "type":"text","text":{"body":"Yes, please"}
            """),
        ("text from an ad", """
            "referral":{"source_url":"https://fb.me/3cr4Wqqkv","source_id":"120226305854810726","source_type":"ad",
              "body":"Summer succulents are here!","headline":"Chat with us","media_type":"image",
              "image_url":"https://scontent.xx.fbcdn.net/v/t45.1","ctwa_clid":"Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vD",
              "welcome_message":{"text":"Hi there! Let us know how we can help!"}},
            "type":"text","text":{"body":"Hello! Can I get more info on this?"}
            """),
        ("image", $$"""
            "type":"image","image":{"caption":"The pot I mean","mime_type":"image/jpeg","sha256":"{{ImageHash}}",
              "id":"1003383421387256","url":"{{MediaUrl}}"}
            """),
        ("audio", $$"""
            "type":"audio","audio":{"mime_type":"audio/ogg; codecs=opus","sha256":"{{ImageHash}}",
              "id":"1003383421387256","url":"{{MediaUrl}}","voice":true}
            """),
        ("video", $$"""
            "type":"video","video":{"caption":"It fell","mime_type":"video/mp4","sha256":"{{ImageHash}}",
              "id":"1003383421387256","url":"{{MediaUrl}}"}
            """),
        ("document", $$"""
            "type":"document","document":{"caption":"Receipt","filename":"receipt.pdf","mime_type":"application/pdf",
              "sha256":"{{ImageHash}}","id":"1003383421387256","url":"{{MediaUrl}}"}
            """),
        ("sticker", $$"""
            "type":"sticker","sticker":{"mime_type":"image/webp","sha256":"{{ImageHash}}","id":"1003383421387256",
              "url":"{{MediaUrl}}","animated":false}
            """),
        ("location", """
            "type":"location","location":{"address":"1071 5th Ave, New York, NY 10128","latitude":40.782910059774,
              "longitude":-73.959075808525,"name":"Solomon R. Guggenheim Museum"}
            """),
        ("contacts", """
            "type":"contacts","contacts":[{"name":{"first_name":"Barbara","last_name":"Johnson",
              "formatted_name":"Barbara J. Johnson"},"org":{"company":"Social Tsunami"},
              "phones":[{"phone":"+1 (415) 555-0829","wa_id":"14155550829","type":"MOBILE"}],
              "emails":[{"email":"barbara@example.com","type":"WORK"}]}]
            """),
        ("reaction", """
            "type":"reaction","reaction":{"message_id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTND","emoji":"👍"}
            """),
        ("button", """
            "context":{"from":"15550783881","id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"},
            "type":"button","button":{"payload":"UNSUBSCRIBE","text":"Unsubscribe"}
            """),
        ("list reply", """
            "context":{"from":"15550783881","id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"},
            "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"priority_express",
              "title":"Priority Mail Express","description":"Next Day to 2 Days"}}
            """),
        ("button reply", """
            "context":{"from":"15550783881","id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"},
            "type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}
            """),
        ("flow reply", """
            "context":{"from":"15550783881","id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA"},
            "type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent",
              "response_json":"{\"flow_token\":\"f-17\",\"date\":\"2026-03-01\",\"guests\":\"4\"}"}}
            """),
        ("order", """
            "type":"order","order":{"catalog_id":"194836987003835","text":"Love these!","product_items":[
              {"product_retailer_id":"di9ozbzfi4","quantity":2,"item_price":30.5,"currency":"USD"},
              {"product_retailer_id":"nqryix03ez","quantity":1,"item_price":25,"currency":"USD"}]}
            """),
        ("system", """
            "type":"system","system":{"body":"User A changed from 16505551234 to 12195555358","wa_id":"12195555358",
              "type":"user_changed_number"}
            """),
        ("edit", """
            "type":"edit","edit":{"original_message_id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTND",
              "message":{"type":"text","text":{"body":"The green one, I mean"}}}
            """),
        ("revoke", """
            "type":"revoke","revoke":{"original_message_id":"wamid.HBgLMTU1NTA3ODM4ODEVAgARGBI5QTND"}
            """),
        ("unsupported", """
            "type":"unsupported","unsupported":{"type":"poll"},"errors":[{"code":131051,"title":"Message type unknown",
              "message":"Message type unknown","error_data":{"details":"Message type is currently not supported."}}]
            """),
    ];

    // Members of a status beside its id, time and recipient.
    private static readonly (string Kind, string Members)[] Statuses =
    [
        ("sent", """
            "status":"sent","conversation":{"id":"5f32b6a1-27b6-4b2c-9f0a-41a0ae3c4d4e",
              "expiration_timestamp":"1767312000","origin":{"type":"marketing"}},
            "pricing":{"billable":true,"pricing_model":"PMP","category":"marketing","type":"regular"}
            """),
        ("delivered", """
            "status":"delivered","pricing":{"billable":true,"pricing_model":"PMP","category":"utility","type":"regular"}
            """),
        ("read", """ "status":"read" """),
        ("failed", """
            "status":"failed","errors":[{"code":131049,"title":"Not delivered to keep the ecosystem healthy",
              "message":"Not delivered to keep the ecosystem healthy",
              "error_data":{"details":"In order to maintain a healthy ecosystem, the message failed to be delivered."},
              "href":"https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"}]
            """),
    ];

    private static readonly Dictionary<string, Func<int, JsonObject>> Values =
        Messages.Select(it => (it.Kind, Make: new Func<int, JsonObject>(number => Message(it.Members, number))))
            .Concat(Statuses.Select(it => (it.Kind, Make: new Func<int, JsonObject>(n => Status(it.Members, n)))))
            .ToDictionary(it => it.Kind, it => it.Make);

    /// <summary>Every kind of message and status.</summary>
    public static IEnumerable<string> Kinds => Values.Keys;

    /// <summary>A webhook with one item of a kind.</summary>
    public static byte[] Single(string kind) => Webhook([Values[kind](1)]);

    /// <summary>A webhook with items of all kinds, merged as Meta merges them: messages, and statuses.</summary>
    public static byte[] Batch(int items) =>
        Encoding.UTF8.GetBytes(Merge(Mixed(items).Select(value => Envelope([value]).ToJsonString())));

    /// <summary>Webhooks with one text each.</summary>
    public static IEnumerable<string> Texts(int count) =>
        Enumerable.Range(0, count).Select(number => Envelope([Values["text"](number)]).ToJsonString());

    /// <summary>One webhook with the items of several, as Meta merges and writes them.</summary>
    public static string Merge(IEnumerable<string> envelopes) => FakeWebhook.Batch(envelopes);

    /// <summary>A webhook with so many changes, each with one text.</summary>
    public static byte[] Changes(int changes) => Webhook(Enumerable.Range(0, changes).Select(Values["text"]));

    private static IEnumerable<JsonObject> Mixed(int count)
    {
        Func<int, JsonObject>[] makers = [.. Values.Values];
        return Enumerable.Range(0, count).Select(number => makers[number % makers.Length](number));
    }

    private static byte[] Webhook(IEnumerable<JsonObject> values) =>
        Encoding.UTF8.GetBytes(FakeWebhook.Batch(Envelope(values).ToJsonString()));

    private static JsonObject Envelope(IEnumerable<JsonObject> values) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = "102290129340398",
            ["changes"] = new JsonArray(
                [.. values.Select(value => new JsonObject { ["value"] = value, ["field"] = "messages" })]),
        }),
    };

    private static JsonObject Message(string members, int number) => Value(
        $$"""
        "contacts":[{"profile":{"name":"Sheena Nelson"},"wa_id":"16505551234","user_id":"US.13491208655302741918"}],
        "messages":[{"from":"16505551234","from_user_id":"US.13491208655302741918",
          "id":"wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTA3{{number:00000}}","timestamp":"1767225600",
          {{members}}}]
        """);

    private static JsonObject Status(string members, int number) => Value(
        $$"""
        "statuses":[{"id":"wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2{{number:00000}}",
          "timestamp":"1767225660","recipient_id":"16505551234",{{members}}}]
        """);

    private static JsonObject Value(string members) => JsonNode.Parse(
        $$"""
        {"messaging_product":"whatsapp",
         "metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},{{members}}}
        """)!.AsObject();
}
