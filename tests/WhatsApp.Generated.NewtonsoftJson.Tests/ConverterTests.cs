using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.NewtonsoftJson.Tests;

/// <summary>Models in the documents of a program that uses Newtonsoft.Json.</summary>
[TestFixture]
public sealed class ConverterTests
{
    private const string OrderJson =
        "{\"Id\":7,\"At\":\"2026-11-20T17:30:15Z\",\"Message\":{\"type\":\"text\",\"id\":\"1\","
        + "\"text\":{\"body\":\"2026-11-20T17:30:15+0000\"},"
        + "\"more\":{\"a\":12345678901234567890123,\"b\":null}},"
        + "\"Category\":\"MARKETING\",\"Maybe\":null,\"Brand\":\"BRAND_NEW\","
        + "\"Raw\":\"2026-11-20T17:30:15+0000\",\"Items\":[{\"id\":\"1\"},5],\"ByCategory\":{\"UTILITY\":1}}";

    private static readonly JsonSerializerSettings Settings = new JsonSerializerSettings().AddWhatsApp();

    [Test]
    public void Models_in_a_class_of_the_program_are_read_by_their_names_on_the_wire()
    {
        Order order = JsonConvert.DeserializeObject<Order>(OrderJson, Settings)!;

        Assert.Multiple(() =>
        {
            Assert.That(order.Message, Is.TypeOf<IncomingTextMessage>());
            Assert.That(((IncomingTextMessage)order.Message!).Text!.Body, Is.EqualTo("2026-11-20T17:30:15+0000"));
            Assert.That(order.At, Is.EqualTo(new DateTime(2026, 11, 20, 17, 30, 15, DateTimeKind.Utc)));
            Assert.That(order.Category, Is.EqualTo(TemplateCategory.Marketing));
            Assert.That(order.Items!, Has.Count.EqualTo(1));
            Assert.That(order.ByCategory![TemplateCategory.Utility], Is.EqualTo(1));
            Assert.That(JsonConvert.SerializeObject(order, Settings), Is.EqualTo(OrderJson));
        });
    }

    [Test]
    public void Model_is_written_by_its_runtime_type_everywhere()
    {
        MessageRequest message = new TextMessage { To = "1", Text = new() { Body = "x" } };
        string json = GraphJson.Write(message);

        Assert.That(JsonConvert.SerializeObject(message, Settings), Is.EqualTo(json));
        Assert.That(JsonConvert.SerializeObject(new List<object> { message }, Settings), Is.EqualTo($"[{json}]"));
        Assert.That(
            JsonConvert.SerializeObject(new { Payload = (JsonModel?)null }, Settings), Is.EqualTo("{\"Payload\":null}"));
    }

    [Test]
    public void Token_of_a_model_can_be_navigated()
    {
        JObject order = JObject.FromObject(
            new Order { Message = GraphJson.Read<IncomingMessage>("{\"type\":\"text\",\"new\":[1]}") },
            new JsonSerializer().AddWhatsApp());

        Assert.That((int)order["Message"]!["new"]![0]!, Is.EqualTo(1));
        Assert.That(
            order.ToObject<Order>(new JsonSerializer().AddWhatsApp())!.Message!.AdditionalData["new"].ToString(),
            Is.EqualTo("[1]"));
    }

    [Test]
    public void Text_that_was_parsed_as_a_date_is_refused_with_what_to_do()
    {
        JToken parsed = JToken.Parse("{\"Message\":{\"type\":\"text\",\"text\":{\"body\":\"2026-11-20T17:30:15Z\"}}}");

        Assert.That(
            () => parsed.ToObject<Order>(new JsonSerializer().AddWhatsApp()),
            Throws.InstanceOf<JsonSerializationException>().With.Message.Contains("AddWhatsApp"));
    }

    [Test]
    public void Dates_of_the_program_are_parsed_after_a_model()
    {
        var settings = new JsonSerializerSettings { Converters = { new GraphModelConverter() } };

        var read = JsonConvert.DeserializeObject<Dated>(
            "{\"Message\":{\"type\":\"text\",\"id\":\"2026-11-20T17:30:15Z\"},\"Any\":\"2026-11-20T17:30:15Z\"}",
            settings)!;

        Assert.That(read.Message!.Id, Is.EqualTo("2026-11-20T17:30:15Z"));
        Assert.That(read.Any, Is.TypeOf<DateTime>());
    }

    [TestCase("{\"Message\":5}")]
    [TestCase("{\"Message\":[]}")]
    [TestCase("{\"Message\":{\"a\":NaN}}")]
    [TestCase("{\"Message\":{\"a\":1e400}}")]
    [TestCase("{\"Category\":{}}")]
    public void Invalid_JSON_is_an_error_of_the_serializer(string json) => Assert.That(
        () => JsonConvert.DeserializeObject<Order>(json, Settings), Throws.InstanceOf<JsonSerializationException>());

    [Test]
    public void Registering_twice_adds_each_converter_once() =>
        Assert.That(new JsonSerializerSettings().AddWhatsApp().AddWhatsApp().Converters, Has.Count.EqualTo(3));

    [TestCase("{\"a\":[1,-2.5,true,null,\"x\",{}]}")]
    [TestCase("\"2026-11-20T17:30:15+0000\"")]
    [TestCase("12345678901234567890123")]
    [TestCase("1.50")]
    [TestCase("1e400")]
    [TestCase("0.1234567890123456789012345678901234567")]
    [TestCase("\"\\ud83d\"")]
    [TestCase("{\"a\\ud83d\":1}")]
    [TestCase("\"a\\n\\\\\"")]
    public void Any_JSON_is_converted_to_a_token_and_back(string json)
    {
        RawJson raw = RawJson.Parse(json);

        Assert.That(raw.ToJToken().ToRawJson(), Is.EqualTo(raw));
    }

    [Test]
    public void Tokens_have_the_types_of_their_values()
    {
        Assert.That(RawJson.Parse("5").ToJToken().Value<long>(), Is.EqualTo(5));
        Assert.That(RawJson.Parse("5.5").ToJToken().Type, Is.EqualTo(JTokenType.Float));
        Assert.That(((JValue)RawJson.Parse("12345678901234567890").ToJToken()).Value, Is.TypeOf<BigInteger>());
        Assert.That(RawJson.Parse("\"2026-11-20T17:30:15Z\"").ToJToken().Type, Is.EqualTo(JTokenType.String));
    }

    [Test]
    public void Additional_data_is_converted_to_tokens_and_back()
    {
        IncomingText text = GraphJson.Read<IncomingText>("{\"body\":\"x\",\"a\":{\"b\":[1]},\"c\":null}");
        JObject data = text.AdditionalData.ToJObject();

        Assert.That(data.ToString(Formatting.None), Is.EqualTo("{\"a\":{\"b\":[1]},\"c\":null}"));

        data["d"] = 2.5;
        text.AdditionalData.SetFrom(data);
        Assert.That(GraphJson.Write(text), Is.EqualTo("{\"body\":\"x\",\"a\":{\"b\":[1]},\"c\":null,\"d\":2.5}"));
        Assert.That(text.ToJToken().ToModel<IncomingText>().Body, Is.EqualTo("x"));
    }

    [Test]
    public void Token_without_JSON_is_refused() =>
        Assert.That(() => new JValue(double.NaN).ToRawJson(), Throws.InstanceOf<GraphJsonException>());

    private sealed class Order
    {
        public int Id { get; set; }

        public DateTime At { get; set; }

        public IncomingMessage? Message { get; set; }

        public TemplateCategory Category { get; set; }

        public TemplateCategory? Maybe { get; set; }

        public TemplateCategory? Brand { get; set; }

        public RawJson? Raw { get; set; }

        public ItemList<WebhookEntry>? Items { get; set; }

        public Dictionary<TemplateCategory, int>? ByCategory { get; set; }
    }

    private sealed class Dated
    {
        public IncomingMessage? Message { get; set; }

        public object? Any { get; set; }
    }

    [Test]
    public void Additional_data_of_the_innermost_model_has_the_full_depth()
    {
        var payload = GraphJson.Read<WebhookPayload>("""{"entry":[{"changes":[{"field":"messages","value":{}}]}]}""");
        string deep = new string('[', 62) + new string(']', 62);
        payload.Entry![0].Changes![0].AdditionalData["x"] = RawJson.Parse(deep);

        Assert.That(payload.ToJToken()["entry"]![0]!["changes"]![0]!["x"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(deep));
    }
}
