using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

/// <summary>Models in the documents of a program that uses System.Text.Json.</summary>
[TestFixture]
public sealed partial class SystemTextJsonTests
{
    private const string OrderJson =
        """
        {"Id":7,"Message":{"type":"text","id":"1","text":{"body":"ä \ud83d"},"more":{"a":1e400}},"Category":"MARKETING",
        "Maybe":null,"Brand":"BRAND_NEW","Raw":{"b":[1.50,null]},"Items":[{"id":"1"},5],"ByCategory":{"UTILITY":1}}
        """;

    private static readonly JsonSerializerOptions Lenient =
        new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSerializerOptions SmallBuffer = new() { DefaultBufferSize = 16 };

    public static IEnumerable<Type> Models() => typeof(JsonModel).Assembly.GetExportedTypes()
        .Where(type => type.IsAssignableTo(typeof(JsonModel)) || type.IsAssignableTo(typeof(IOpenEnumValue)))
        .Where(type => type != typeof(IOpenEnumValue) && type.Name != "IOpenEnumValue`1");

    [TestCaseSource(nameof(Models))]
    public void Every_model_and_open_enum_names_its_converter(Type type)
    {
        JsonConverterAttribute? named = type.GetCustomAttribute<JsonConverterAttribute>(inherit: false);

        Assert.That(named, Is.Not.Null);
        if (type.IsGenericType)
        {
            Assert.That(named!.ConverterType, Is.EqualTo(typeof(ItemListJsonConverterFactory)));
        }
        else if (type != typeof(JsonModel))
        {
            Assert.That(named!.ConverterType!.GetGenericArguments(), Is.EqualTo([type]));
        }
    }

    [TestCaseSource(typeof(KiotaRoundTripTests), nameof(KiotaRoundTripTests.Examples))]
    public void Example_is_written_back_unchanged(Type model, string json)
    {
        object read = JsonSerializer.Deserialize(json, model)!;

        Support.Wire.AssertSame(json, JsonSerializer.Serialize(read, model));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Models_in_a_class_of_the_program_have_their_names_on_the_wire(bool isGenerated)
    {
        string json = OrderJson.ReplaceLineEndings(string.Empty);

        Order order = (isGenerated
            ? JsonSerializer.Deserialize(json, OrderContext.Default.Order)
            : JsonSerializer.Deserialize<Order>(json))!;
        string written = isGenerated
            ? JsonSerializer.Serialize(order, OrderContext.Default.Order)
            : JsonSerializer.Serialize(order);

        Assert.That(order.Message, Is.TypeOf<IncomingTextMessage>());
        Assert.That(((IncomingTextMessage)order.Message!).Text!.Body, Is.EqualTo("ä \ud83d"));
        Assert.That(order.Category, Is.EqualTo(TemplateCategory.Marketing));
        Assert.That(order.Items!.Count, Is.EqualTo(1));
        Assert.That(order.ByCategory![TemplateCategory.Utility], Is.EqualTo(1));
        Assert.That(written, Does.Contain("\\ud83d"));
        Support.Wire.AssertSame(Whole(json), Whole(written));
    }

    [Test]
    public void Model_is_written_by_its_runtime_type_everywhere()
    {
        MessageRequest message = new TextMessage { To = "1", Text = new() { Body = "x" } };
        string json = GraphJson.Write(message);

        Assert.That(JsonSerializer.Serialize(message), Is.EqualTo(json));
        Assert.That(JsonSerializer.Serialize<JsonModel>(message), Is.EqualTo(json));
        Assert.That(JsonSerializer.Serialize<object>(message), Is.EqualTo(json));
        Assert.That(JsonSerializer.Serialize(new List<MessageRequest> { message }), Is.EqualTo($"[{json}]"));
        Assert.That(JsonSerializer.SerializeToNode(message)!.ToJsonString(), Is.EqualTo(json));
    }

    [Test]
    public void Item_that_is_not_an_object_does_not_become_a_model()
    {
        Assert.That(() => JsonSerializer.Deserialize<IncomingMessage>("5"), Throws.InstanceOf<JsonException>());
        Assert.That(() => JsonSerializer.Deserialize<TemplateCategory>("{}"), Throws.InstanceOf<JsonException>());
        Assert.That(() => JsonSerializer.Deserialize<JsonModel>("{}"), Throws.InstanceOf<JsonException>());
        Assert.That(JsonSerializer.Deserialize<IncomingMessage>("null"), Is.Null);
        Assert.That(JsonSerializer.Deserialize<TemplateCategory>("null"), Is.EqualTo(default(TemplateCategory)));
    }

    [Test]
    public void Comments_and_trailing_commas_are_read_when_the_program_allows_them()
    {
        IncomingText text = JsonSerializer.Deserialize<IncomingText>("""{/* a */"body":"x",}""", Lenient)!;

        Assert.That(text.Body, Is.EqualTo("x"));
        Assert.That(
            () => JsonSerializer.Deserialize<IncomingText>("""{/* a */"body":"x",}"""),
            Throws.InstanceOf<JsonException>());
    }

    [Test]
    public async Task Model_is_read_from_a_stream_in_parts()
    {
        string body = new('x', 100_000);
        string json = $$"""[{"body":"{{body}}"},{"body":"y"}]""";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));

        List<IncomingText> texts = [];
        await foreach (IncomingText? text in JsonSerializer.DeserializeAsyncEnumerable<IncomingText>(
            stream, SmallBuffer))
        {
            texts.Add(text!);
        }

        Assert.That(texts.Select(text => text.Body), Is.EqualTo([body, "y"]));
    }

    [Test]
    public void Payload_of_an_event_is_a_model()
    {
        IReadOnlyList<WebhookEvent> events = WebhookEvents.Parse(
            """
            {"entry":[{"id":"1","changes":[{"field":"messages",
              "value":{"messages":[{"type":"text","id":"2","new":1}]}}]}]}
            """u8.ToArray());
        var received = (MessageReceived)events.Single();

        Support.Wire.AssertSame(
            """{"type":"text","id":"2","new":1}""", JsonSerializer.Serialize(received.IncomingMessage));
    }

    // The comparison of JSON refuses half of a surrogate pair.
    private static string Whole(string json) => json.Replace("\\ud83d", "?", StringComparison.Ordinal);

    internal sealed class Order
    {
        public int Id { get; set; }

        public IncomingMessage? Message { get; set; }

        public TemplateCategory Category { get; set; }

        public TemplateCategory? Maybe { get; set; }

        public TemplateCategory? Brand { get; set; }

        public RawJson? Raw { get; set; }

        public ItemList<WebhookEntry>? Items { get; set; }

        public Dictionary<TemplateCategory, int>? ByCategory { get; set; }
    }

    [JsonSerializable(typeof(Order))]
    private sealed partial class OrderContext : JsonSerializerContext;
}
