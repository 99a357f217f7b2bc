namespace WhatsApp.Generated.Tests.Pages;

/// <summary>A message of every type, and its JSON.</summary>
internal static class MessageCases
{
    public const string To = "+16505551234";

    public static IEnumerable<TestCaseData> OfEveryType()
    {
        yield return Case(
            "text",
            new TextMessage { To = To, Text = new() { Body = "Hello", PreviewUrl = true } },
            """{"type":"text","text":{"body":"Hello","preview_url":true}}""");
        yield return Case(
            "image by id",
            new ImageMessage { To = To, Image = new() { Id = "40000000000001", Caption = "The shelf" } },
            """{"type":"image","image":{"id":"40000000000001","caption":"The shelf"}}""");
        yield return Case(
            "image by link",
            new ImageMessage { To = To, Image = new() { Link = "https://example.com/a.png?x=1&y=2" } },
            """{"type":"image","image":{"link":"https://example.com/a.png?x=1&y=2"}}""");
        yield return Case(
            "audio",
            new AudioMessage { To = To, Audio = new() { Link = "https://example.com/a.ogg", Voice = true } },
            """{"type":"audio","audio":{"link":"https://example.com/a.ogg","voice":true}}""");
        yield return Case(
            "video",
            new VideoMessage { To = To, Video = new() { Link = "https://example.com/a.mp4", Caption = "Look" } },
            """{"type":"video","video":{"link":"https://example.com/a.mp4","caption":"Look"}}""");
        yield return Case(
            "document",
            new DocumentMessage
            {
                To = To,
                Document = new() { Link = "https://example.com/1", Caption = "Yours", Filename = "invoice.pdf" },
            },
            """
            {"type":"document",
             "document":{"link":"https://example.com/1","caption":"Yours","filename":"invoice.pdf"}}
            """);
        yield return Case(
            "sticker",
            new StickerMessage { To = To, Sticker = new() { Link = "https://example.com/a.webp" } },
            """{"type":"sticker","sticker":{"link":"https://example.com/a.webp"}}""");
        yield return Case(
            "location",
            new LocationMessage
            {
                To = To,
                Location = new() { Latitude = 37.4847, Longitude = -122.1473, Name = "HQ", Address = "1 Hacker Way" },
            },
            """
            {"type":"location",
             "location":{"latitude":37.4847,"longitude":-122.1473,"name":"HQ","address":"1 Hacker Way"}}
            """);
        yield return Case(
            "contacts",
            new ContactsMessage
            {
                To = To,
                Contacts =
                [
                    new ContactCard
                    {
                        Name = new() { FormattedName = "Ada Lovelace", FirstName = "Ada", LastName = "Lovelace" },
                        Birthday = new DateOnly(1815, 12, 10),
                        Phones = [new() { Phone = "+1 650 555 1234", Type = "WORK", WaId = "16505551234" }],
                        Emails = [new() { Email = "ada@example.com", Type = "WORK" }],
                        Urls = [new() { Url = "https://example.com", Type = "WORK" }],
                        Addresses = [new() { Street = "1 Way", City = "London", CountryCode = "GB", Type = "HOME" }],
                        Org = new() { Company = "Engines", Department = "Notes", Title = "Countess" },
                    },
                ],
            },
            """
            {"type":"contacts","contacts":[{
              "name":{"formatted_name":"Ada Lovelace","first_name":"Ada","last_name":"Lovelace"},
              "birthday":"1815-12-10",
              "phones":[{"phone":"+1 650 555 1234","type":"WORK","wa_id":"16505551234"}],
              "emails":[{"email":"ada@example.com","type":"WORK"}],
              "urls":[{"url":"https://example.com","type":"WORK"}],
              "addresses":[{"street":"1 Way","city":"London","country_code":"GB","type":"HOME"}],
              "org":{"company":"Engines","department":"Notes","title":"Countess"}}]}
            """);
        yield return Case(
            "reaction",
            new ReactionMessage { To = To, Reaction = new() { MessageId = "wamid.1", Emoji = "👍" } },
            """{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":"👍"}}""");
        yield return Case(
            "reaction taken back",
            new ReactionMessage { To = To, Reaction = new() { MessageId = "wamid.1", Emoji = "" } },
            """{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":""}}""");

        yield return Case(
            "pin",
            new PinMessage
            {
                To = To,
                RecipientType = RecipientType.Group,
                Pin = new() { Type = PinOperation.Pin, MessageId = "wamid.1", ExpirationDays = 4 },
            },
            """
            {"recipient_type":"group","type":"pin",
             "pin":{"type":"pin","message_id":"wamid.1","expiration_days":4}}
            """);
        yield return Case(
            "pin taken down",
            new PinMessage
            {
                To = To,
                RecipientType = RecipientType.Group,
                Pin = new() { Type = PinOperation.Unpin, MessageId = "wamid.1" },
            },
            """{"recipient_type":"group","type":"pin","pin":{"type":"unpin","message_id":"wamid.1"}}""");
        yield return Case(
            "text in place of a template",
            new TextMessage
            {
                To = To,
                Text = new() { Body = "Your parcel comes tomorrow." },
                Category = MessageCategory.Utility,
                TtlSeconds = 600,
                DirectSendConfig = new() { TemplateName = "parcel_tomorrow" },
            },
            """
            {"type":"text","text":{"body":"Your parcel comes tomorrow."},"category":"utility","ttl_seconds":600,
             "direct_send_config":{"template_name":"parcel_tomorrow"}}
            """);

        TestCaseData Case(string name, Message message, string json) => Envelope(name, message, json);
    }

    // The envelope is the same for every message.
    public static TestCaseData Envelope(string name, Message message, string json) =>
        new TestCaseData(message, "{\"messaging_product\":\"whatsapp\",\"to\":\"" + To + "\"," + json.TrimStart()[1..])
            .SetArgDisplayNames(name);
}
