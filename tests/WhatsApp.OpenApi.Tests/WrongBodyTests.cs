using System.Globalization;
using System.Text.Json.Nodes;

namespace WhatsApp.OpenApi.Tests;

/// <summary>A validator that is not ours refuses wrong bodies: of each type of message, and by each kind of rule.</summary>
[TestFixture]
public sealed class WrongBodyTests
{
    // One valid body for each type of message, and for each type of interactive message.
    private static readonly Dictionary<string, string> Messages = new()
    {
        ["text"] = """{"text":{"body":"Hi"}}""",
        ["image"] = """{"image":{"id":"1"}}""",
        ["audio"] = """{"audio":{"id":"1"}}""",
        ["video"] = """{"video":{"link":"https://example.com/a.mp4"}}""",
        ["document"] = """{"document":{"id":"1","filename":"a.pdf"}}""",
        ["sticker"] = """{"sticker":{"id":"1"}}""",
        ["location"] = """{"location":{"latitude":1.5,"longitude":2}}""",
        ["contacts"] = """{"contacts":[{"name":{"formatted_name":"Ada","first_name":"Ada"}}]}""",
        ["reaction"] = """{"reaction":{"message_id":"wamid.1","emoji":"+"}}""",
        ["pin"] = """{"recipient_type":"group","pin":{"type":"pin","message_id":"wamid.1","expiration_days":7}}""",
        ["template"] = """
            {"template":{"name":"a","language":{"code":"en_US"},"components":[
              {"type":"body","parameters":[{"type":"text","text":"x"}]},
              {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"x"}]}]}}
            """,
        ["interactive"] = """{"interactive":{"type":"request_contact_info","body":{"text":"x"},"action":{"name":"request_contact_info"}}}""",
        ["interactive button"] = """
            {"interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}}}
            """,
        ["interactive list"] = """
            {"interactive":{"type":"list","body":{"text":"x"},
              "action":{"button":"Open","sections":[{"title":"One","rows":[{"id":"a","title":"A"}]}]}}}
            """,
        ["interactive cta_url"] = """
            {"interactive":{"type":"cta_url","body":{"text":"x"},
              "action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com"}}}}
            """,
        ["interactive location_request_message"] = """
            {"interactive":{"type":"location_request_message","body":{"text":"x"},"action":{"name":"send_location"}}}
            """,
        ["interactive product"] = """
            {"interactive":{"type":"product","action":{"catalog_id":"1","product_retailer_id":"p"}}}
            """,
        ["interactive product_list"] = """
            {"interactive":{"type":"product_list","header":{"type":"text","text":"x"},"body":{"text":"x"},
              "action":{"catalog_id":"1","sections":[{"title":"One","product_items":[{"product_retailer_id":"p"}]}]}}}
            """,
        ["interactive flow"] = """
            {"interactive":{"type":"flow","body":{"text":"x"},"action":{"name":"flow","parameters":{
              "flow_message_version":"3","flow_id":"1","flow_cta":"Open","flow_token":"t"}}}}
            """,
        ["interactive call_permission_request"] = """
            {"interactive":{"type":"call_permission_request","action":{"name":"call_permission_request"}}}
            """,
        ["interactive catalog_message"] = """
            {"interactive":{"type":"catalog_message","body":{"text":"x"},
              "action":{"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"p"}}}}
            """,
    };

    // Path of a member of a message, and its wrong value. Without a value, the member is removed.
    private static readonly (string Rule, string Type, string Change)[] MessageChanges =
    [
        ("required", "text", "/text/body"),
        ("maxLength", "text", $"/text/body=\"{new string('x', 4097)}\""),
        ("maxLength", "text", $"/biz_opaque_callback_data=\"{new string('x', 513)}\""),
        ("minimum", "text", "/ttl_seconds=29"),
        ("maximum", "text", "/ttl_seconds=43201"),
        ("type", "text", "/ttl_seconds=30.5"),
        ("enum", "text", "/category=\"spam\""),
        ("enum", "text", "/recipient_type=\"everyone\""),
        ("required", "location", "/location/latitude"),
        ("required", "location", "/location/longitude"),
        ("minItems", "contacts", "/contacts=[]"),
        ("required", "contacts", "/contacts/0/name"),
        ("required", "contacts", "/contacts/0/name/formatted_name"),
        ("required", "reaction", "/reaction/message_id"),
        ("required", "pin", "/pin/type"),
        ("required", "pin", "/pin/message_id"),
        ("enum", "pin", "/pin/type=\"glue\""),
        ("maximum", "pin", "/pin/expiration_days=31"),
        ("minimum", "pin", "/pin/expiration_days=0"),
        ("required", "template", "/template/name"),
        ("required", "template", "/template/language"),
        ("required", "template", "/template/language/code"),
        ("union", "template", "/template/components/0/type=\"torso\""),
        ("union", "template", "/template/components/0/type"),
        ("union", "template", "/template/components/0/parameters/0/type=\"smell\""),
        ("required", "template", "/template/components/0/parameters/0/text"),
        ("required", "template", "/template/components/1/index"),
        ("enum", "template", "/template/components/1/sub_type=\"lever\""),
        ("required", "interactive button", "/interactive/action/buttons"),
        ("minItems", "interactive button", "/interactive/action/buttons=[]"),
        ("required", "interactive button", "/interactive/action/buttons/0/reply/id"),
        ("required", "interactive button", "/interactive/action/buttons/0/reply/title"),
        ("maxLength", "interactive button", $"/interactive/action/buttons/0/reply/title=\"{new string('x', 21)}\""),
        ("union", "interactive button", "/interactive/action/buttons/0/type=\"lever\""),
        ("required", "interactive button", "/interactive/body/text"),
        ("union", "interactive button", "/interactive/header={\"type\":\"smell\"}"),
        ("required", "interactive list", "/interactive/action/button"),
        ("maxLength", "interactive list", $"/interactive/action/button=\"{new string('x', 21)}\""),
        ("required", "interactive list", "/interactive/action/sections"),
        ("minItems", "interactive list", "/interactive/action/sections=[]"),
        ("required", "interactive list", "/interactive/action/sections/0/rows/0/id"),
        ("required", "interactive list", "/interactive/action/sections/0/rows/0/title"),
        ("maxLength", "interactive list", $"/interactive/action/sections/0/rows/0/title=\"{new string('x', 25)}\""),
        ("maxLength", "interactive list", $"/interactive/action/sections/0/title=\"{new string('x', 25)}\""),
        ("maxLength", "interactive list", $"/interactive/footer={{\"text\":\"{new string('x', 61)}\"}}"),
        ("required", "interactive cta_url", "/interactive/action/parameters/url"),
        ("required", "interactive cta_url", "/interactive/action/parameters/display_text"),
        ("const", "interactive cta_url", "/interactive/action/name=\"open\""),
        ("const", "interactive location_request_message", "/interactive/action/name=\"where\""),
        ("required", "interactive product", "/interactive/action/catalog_id"),
        ("required", "interactive product", "/interactive/action/product_retailer_id"),
        ("required", "interactive product_list", "/interactive/header"),
        ("required", "interactive product_list", "/interactive/action/sections"),
        ("required", "interactive product_list", "/interactive/action/sections/0/product_items"),
        ("const", "interactive flow", "/interactive/action/name=\"stream\""),
        ("required", "interactive flow", "/interactive/action/parameters/flow_cta"),
    ];

    // The first example of another operation, changed in the same way.
    private static readonly (string Rule, string Operation, string Change)[] OtherChanges =
    [
        ("required", "createTemplate", "/name"),
        ("required", "createTemplate", "/language"),
        ("enum", "createTemplate", "/category=\"SPAM\""),
        ("required", "registerPhoneNumber", "/pin"),
        ("pattern", "registerPhoneNumber", "/pin=\"12345\""),
        ("const", "registerPhoneNumber", "/messaging_product=\"sms\""),
        ("required", "requestVerificationCode", "/code_method"),
        ("enum", "requestVerificationCode", "/code_method=\"PIGEON\""),
        ("required", "createFlow", "/name"),
        ("enum", "createFlow", "/categories/0=\"FUN\""),
        ("minItems", "createFlow", "/categories=[]"),
        ("maxItems", "updateBusinessProfile", "/websites=[\"https://a.example\",\"https://b.example\",\"https://c.example\"]"),
        ("enum", "updateBusinessProfile", "/vertical=\"PIRACY\""),
        ("maxLength", "saveQrCode", $"/prefilled_message=\"{new string('x', 141)}\""),
        ("enum", "saveQrCode", "/generate_qr_image=\"GIF\""),
        ("required", "saveQrCode", "/prefilled_message"),
        ("minItems", "archiveTemplates", "/hsm_ids=[]"),
        ("required", "addGroupParticipants", "/participants"),
        ("maxLength", "createGroup", $"/subject=\"{new string('x', 129)}\""),
        ("required", "createGroup", "/subject"),
        ("enum", "createGroup", "/join_approval_mode=\"maybe\""),
        ("union", "manageCall", "/action=\"hold\""),
        ("required", "createPhoneNumber", "/phone_number"),
        ("required", "setBusinessUsername", "/username"),
        ("required", "sharePreVerifiedPhoneNumber", "/partner_business_id"),
    ];

    // Members that may be any JSON.
    private static readonly string[] AnyJson =
        ["createOboMobilityIntent metadata/ticket"];

    public static IEnumerable<TestCaseData> MessagesOfEachType() =>
        Messages.Keys.Select(type => new TestCaseData(type));

    /// <summary>What is wrong with every type of message.</summary>
    public static IEnumerable<TestCaseData> Changes()
    {
        Media send = Request("sendMessage");
        foreach ((string type, string content) in Messages)
        {
            string name = type.Split(' ')[0];
            foreach ((string rule, string change) in ((string, string)[])
            [
                ("required", "/messaging_product"), ("const", "/messaging_product=\"telegram\""),
                ("union", "/type"), ("union", "/type=\"smell\""), ("required", $"/{name}"), ("type", $"/{name}=\"x\""),
                ("shape", "/status=\"read\""),
            ])
            {
                yield return Case(rule, send, Message(type), change, type);
            }

            if (name == "interactive")
            {
                yield return Case("union", send, Message(type), "/interactive/type=\"smell\"", type);
                yield return Case("union", send, Message(type), "/interactive/type", type);
                yield return Case("required", send, Message(type), "/interactive/action", type);
            }
        }

        foreach ((string rule, string type, string change) in MessageChanges)
        {
            yield return Case(rule, send, Message(type), change, type);
        }

        foreach ((string rule, string operation, string change) in OtherChanges)
        {
            Media media = Request(operation);
            yield return Case(rule, media, media.Examples.First().Value!, change, operation);
        }

        yield return Case("union", send, JsonNode.Parse("""{"foo":1}""")!, "/bar=1", "nothing of a message");

        static TestCaseData Case(string rule, Media media, JsonNode body, string change, string name) =>
            new TestCaseData(rule, media, body, change).SetArgDisplayNames(
                $"{name}: {rule}, {(change.Length > 80 ? change[..80] : change)}");
    }

    public static IEnumerable<TestCaseData> Examples() =>
        from media in OpenApiDocuments.MediaTypes()
        where media is { Kind: "request", Type: "application/json" } && media.Document != "webhooks.json"
        from example in media.Examples
        select new TestCaseData(media, example.Value).SetArgDisplayNames($"{media.OperationId}, {example.Key}");

    [TestCaseSource(nameof(MessagesOfEachType))]
    public void Unchanged_message_is_valid(string type) =>
        Assert.That(OpenApiDocuments.Errors(Request("sendMessage"), Message(type)), Is.Empty);

    [TestCaseSource(nameof(Changes))]
    public void Changed_body_is_refused(string rule, Media media, JsonNode body, string change)
    {
        string[] parts = change.Split('=', 2);
        string[] path = parts[0][1..].Split('/');
        JsonNode wrong = With(body, path, parts.Length == 2 ? JsonNode.Parse(parts[1]) : null, parts.Length == 1);

        Assert.That(OpenApiDocuments.Errors(media, wrong), Is.Not.Empty, wrong.ToJsonString());
    }

    [Test]
    public void Every_kind_of_rule_and_every_type_of_message_has_a_wrong_body()
    {
        var rules = Changes().Select(change => (string)change.Arguments[0]!).ToHashSet();
        JsonObject schemas = OpenApiDocuments.All["phone-number.json"]["components"]!["schemas"]!.AsObject();
        IEnumerable<string> types =
            schemas["Message"]!["discriminator"]!["mapping"]!.AsObject().Select(member => member.Key);

        Assert.That(rules, Is.SupersetOf((string[])
        [
            "required", "type", "enum", "const", "pattern", "minimum", "maximum", "maxLength", "minItems", "maxItems",
            "union", "shape",
        ]));
        Assert.That(Messages.Keys, Is.SupersetOf(types));
        Assert.That(Changes().Count(), Is.GreaterThan(100));
    }

    [TestCaseSource(nameof(Examples))]
    public void Member_of_another_type_is_refused(Media media, JsonNode body)
    {
        IEnumerable<string> accepted = Paths(body, [])
            .Where(path => OpenApiDocuments.Errors(
                media, With(body, path, Wrong(Find(body, path)), isRemoved: false)).Count == 0)
            .Select(path => $"{media.OperationId} {string.Join('/', path)}");

        Assert.That(accepted.Except(AnyJson), Is.Empty);
    }

    private static JsonNode Wrong(JsonNode? value) =>
        value is JsonArray ? "text" : value is JsonObject ? new JsonArray(1) : new JsonObject { ["wrong"] = true };

    private static IEnumerable<string[]> Paths(JsonNode node, string[] at)
    {
        IEnumerable<(string Name, JsonNode? Value)> members = node switch
        {
            JsonObject json => json.Select(member => (member.Key, member.Value)),
            JsonArray list => list.Select((item, index) => ($"{index}", item)),
            _ => [],
        };
        foreach ((string name, JsonNode? value) in members)
        {
            string[] path = [.. at, name];
            yield return path;
            foreach (string[] deeper in value is null ? [] : Paths(value, path))
            {
                yield return deeper;
            }
        }
    }

    private static JsonNode? Find(JsonNode? body, string[] path) => path.Aggregate(
        body, (node, name) => node is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)] : node![name]);

    private static JsonNode With(JsonNode body, string[] path, JsonNode? value, bool isRemoved)
    {
        JsonNode copy = body.DeepClone();
        JsonNode parent = Find(copy, path[..^1])!;
        if (parent is JsonArray list)
        {
            list[int.Parse(path[^1], CultureInfo.InvariantCulture)] = value;
        }
        else if (isRemoved)
        {
            Assert.That(parent.AsObject().Remove(path[^1]), "There is no such member.");
        }
        else
        {
            parent[path[^1]] = value;
        }

        return copy;
    }

    private static Media Request(string operation) => OpenApiDocuments.MediaTypes().First(
        media => media.OperationId == operation && media.Kind == "request");

    private static JsonObject Message(string type)
    {
        var message = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["to"] = "16505551234",
            ["type"] = type.Split(' ')[0],
        };
        foreach ((string name, JsonNode? value) in JsonNode.Parse(Messages[type])!.AsObject())
        {
            message[name] = value?.DeepClone();
        }

        return message;
    }
}
