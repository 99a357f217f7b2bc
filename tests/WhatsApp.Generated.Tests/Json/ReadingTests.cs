using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

/// <summary>Values that are read although the pages do not declare them.</summary>
[TestFixture]
public sealed class ReadingTests
{
    [TestCase("\"text\"", "text")]
    [TestCase("5", "5")]
    [TestCase("-12345678901234567890123", "-12345678901234567890123")]
    [TestCase("1.5", "1.5")]
    [TestCase("true", "true")]
    [TestCase("\"\"", "")]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    [TestCase("[1]", null)]
    public void Text_is_read_from(string json, string? expected) =>
        Assert.That(GraphJson.Read<IncomingText>($$"""{"body":{{json}}}""").Body, Is.EqualTo(expected));

    [TestCase("5", 5L)]
    [TestCase("\"5\"", 5L)]
    [TestCase("\"-5\"", -5L)]
    [TestCase("5.0", 5L)]
    [TestCase("1e3", 1000L)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("9223372036854775808", null)]
    [TestCase("5.5", null)]
    [TestCase("877459618795822.9693164", null)]
    [TestCase("1e-40", null)]
    [TestCase("\"5.5\"", null)]
    [TestCase("\"1,000\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("\"five\"", null)]
    [TestCase("true", null)]
    [TestCase("null", null)]
    [TestCase("{\"a\":1}", null)]
    [TestCase("[5]", null)]
    public void Integer_is_read_from(string json, long? expected) =>
        Assert.That(GraphJson.Read<MediaInfo>($$"""{"file_size":{{json}}}""").FileSize, Is.EqualTo(expected));

    [TestCase("60", 60)]
    [TestCase("\"60\"", 60)]
    [TestCase("2147483648", null)]
    [TestCase("\"2147483648\"", null)]
    [TestCase("null", null)]
    public void Integer_of_32_bits_is_read_from(string json, int? expected)
    {
        VoiceCallParameters read = GraphJson.Read<VoiceCallParameters>($$"""{"ttl_minutes":{{json}}}""");

        Assert.That(read.TtlMinutes, Is.EqualTo(expected));
        Assert.That(GraphJson.Write(read), Is.EqualTo($$"""{"ttl_minutes":{{json}}}"""));
    }

    [TestCase("37.5", 37.5)]
    [TestCase("37", 37.0)]
    [TestCase("\"37.5\"", 37.5)]
    [TestCase("\"-1.5e2\"", -150.0)]
    [TestCase("12345678901234567890", 12345678901234567890.0)]
    [TestCase("\"NaN\"", null)]
    [TestCase("\"Infinity\"", null)]
    [TestCase("\"37,5\"", null)]
    [TestCase("false", null)]
    [TestCase("null", null)]
    public void Number_is_read_from(string json, double? expected) => Assert.That(
        GraphJson.Read<IncomingLocation>($$"""{"latitude":{{json}}}""").Latitude, Is.EqualTo(expected));

    [TestCase("19.99", "19.99")]
    [TestCase("\"19.99\"", "19.99")]
    [TestCase("20", "20")]
    [TestCase("0.1", "0.1")]
    [TestCase("123456789012.34", "123456789012.34")]
    [TestCase("\"1e2\"", "100")]
    [TestCase("\"free\"", null)]
    [TestCase("1e300", null)]
    [TestCase("{}", null)]
    public void Amount_is_read_exactly_from(string json, string? expected)
    {
        decimal? price = GraphJson.Read<IncomingOrderItem>($$"""{"item_price":{{json}}}""").ItemPrice;

        Assert.That(
            price?.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("\"true\"", true)]
    [TestCase("\"False\"", false)]
    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("2", null)]
    [TestCase("\"yes\"", null)]
    [TestCase("null", null)]
    [TestCase("[]", null)]
    public void Boolean_is_read_from(string json, bool? expected) => Assert.That(
        GraphJson.Read<SuccessResponse>($$"""{"success":{{json}}}""").Success, Is.EqualTo(expected));

    [TestCase("\"1767225600\"")]
    [TestCase("1767225600")]
    [TestCase("1767225600.0")]
    [TestCase("\"2026-01-01T00:00:00+0000\"")]
    [TestCase("\"2026-01-01T01:00:00+01:00\"")]
    [TestCase("\"2026-01-01T00:00:00Z\"")]
    public void Time_is_read_from(string json)
    {
        var expected = DateTimeOffset.FromUnixTimeSeconds(1767225600);

        Assert.That(GraphJson.Read<WebhookEntry>($$"""{"time":{{json}}}""").Time, Is.EqualTo(expected));
        Assert.That(
            GraphJson.Read<MessageStatusUpdate>($$"""{"timestamp":{{json}}}""").Timestamp, Is.EqualTo(expected));
    }

    [TestCase("\"\"")]
    [TestCase("\"soon\"")]
    [TestCase("\"12:30\"")]
    [TestCase("99999999999999")]
    [TestCase("\"-99999999999999\"")]
    [TestCase("1e300")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("true")]
    public void Value_that_is_not_a_time_is_kept(string json)
    {
        WebhookEntry entry = GraphJson.Read<WebhookEntry>($$"""{"time":{{json}}}""");

        Assert.That(entry.Time, Is.Null);
        Assert.That(entry.AdditionalData["time"], Is.EqualTo(RawJson.Parse(json)));
    }

    [TestCase("\"1815-12-10\"", true)]
    [TestCase("\"10.12.1815\"", false)]
    [TestCase("\"1815-12-10T00:00:00\"", false)]
    [TestCase("18151210", false)]
    public void Date_is_read_from(string json, bool isDate)
    {
        ContactCard card = GraphJson.Read<ContactCard>($$"""{"birthday":{{json}}}""");

        Assert.That(card.Birthday, Is.EqualTo(isDate ? new DateOnly(1815, 12, 10) : (DateOnly?)null));
        Assert.That(GraphJson.Write(card), Is.EqualTo($$"""{"birthday":{{json}}}"""));
    }

    [TestCase("2026-11-20T17:30:15+0000", 0)]
    [TestCase("2026-11-20T17:30:15+00:00", 0)]
    [TestCase("2026-11-20T17:30:15Z", 0)]
    [TestCase("2026-11-20T17:30:15", 0)]
    [TestCase("2026-11-20T18:30:15+0100", 1)]
    [TestCase("2026-11-20T10:30:15-07:00", -7)]
    public void Time_keeps_its_offset_and_its_format(string text, int hours)
    {
        PhoneNumberInfo number = GraphJson.Read<PhoneNumberInfo>($$"""{"last_onboarded_time":"{{text}}"}""");

        Assert.That(number.LastOnboardedTime, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 17, 30, 15, TimeSpan.Zero)));
        Assert.That(number.LastOnboardedTime?.Offset, Is.EqualTo(TimeSpan.FromHours(hours)));
        Assert.That(GraphJson.Write(number), Is.EqualTo($$"""{"last_onboarded_time":"{{text}}"}"""));
    }

    [TestCase("\"GREEN\"", "GREEN")]
    [TestCase("\"green\"", "green")]
    [TestCase("\"PURPLE\"", "PURPLE")]
    [TestCase("\"\"", "")]
    [TestCase("7", "7")]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    public void Open_enum_is_read_from(string json, string? expected)
    {
        PhoneNumberInfo number = GraphJson.Read<PhoneNumberInfo>($$"""{"quality_rating":{{json}}}""");

        Assert.That(number.QualityRating?.Value, Is.EqualTo(expected));
        Assert.That(GraphJson.Write(number), Is.EqualTo($$"""{"quality_rating":{{json}}}"""));
    }

    [TestCase("null")]
    [TestCase("\"x\"")]
    [TestCase("5")]
    [TestCase("[]")]
    [TestCase("false")]
    public void Value_that_is_not_an_object_is_kept_unchanged(string json)
    {
        IncomingTextMessage message =
            GraphJson.Read<IncomingTextMessage>($$"""{"text":{{json}},"type":"text"}""");

        Assert.That(message.Text, Is.Null);
        Assert.That(message.AdditionalData["text"].ToString(), Is.EqualTo(json));
    }

    [TestCase("null")]
    [TestCase("\"x\"")]
    [TestCase("{}")]
    public void Value_that_is_not_a_list_is_kept_unchanged(string json)
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>($$"""{"entry":{{json}}}""");

        Assert.That(payload.Entry, Is.Null);
        Assert.That(payload.AdditionalData["entry"].ToString(), Is.EqualTo(json));
        Assert.That(payload.Messages(), Is.Empty);
    }

    [TestCase("""{"entry":[null,{"id":"1"},"x",{"id":"2"},[3]]}""")]
    [TestCase("""{"entry":["x"]}""")]
    [TestCase("""{"entry":[{"id":"1"},5]}""")]
    public void Items_of_an_unexpected_type_are_written_back_in_their_places(string json) =>
        Assert.That(GraphJson.Write(GraphJson.Read<WebhookPayload>(json)), Is.EqualTo(json));

    [Test]
    public void Items_of_an_unexpected_type_are_available_beside_the_others()
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>("""{"entry":[null,{"id":"1"},"x",{"id":"2"},[3]]}""");

        Assert.That(payload.Entry!.Select(entry => entry.Id), Is.EqualTo(["1", "2"]));
        Assert.That(payload.AdditionalData["entry"].ToString(), Is.EqualTo("""[null,"x",[3]]"""));
    }

    [Test]
    public void Items_of_an_unexpected_type_are_not_written_to_another_list()
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>("""{"entry":[null,{"id":"1"}]}""");

        payload.Entry = [new WebhookEntry { Id = "2" }];

        Assert.That(GraphJson.Write(payload), Is.EqualTo("""{"entry":[{"id":"2"}]}"""));
    }

    [Test]
    public void Map_is_read_with_what_has_the_declared_type_and_written_back_whole()
    {
        const string json = """{"notes":{"a":"1","b":2,"c":null,"d":{}}}""";
        WebhookPayment payment = GraphJson.Read<WebhookPayment>(json);

        Assert.That(payment.Notes, Is.EqualTo(new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }));
        Assert.That(payment.AdditionalData["notes"].ToString(), Is.EqualTo("""{"b":2,"c":null,"d":{}}"""));
        Assert.That(GraphJson.Write(payment), Is.EqualTo(json));
    }

    [TestCase("1e400")]
    [TestCase("-1e400")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("0.1000000000000000055511151231257827")]
    [TestCase("1.10")]
    [TestCase("-0")]
    [TestCase("1E+2")]
    public void Number_of_an_unknown_member_keeps_every_digit(string number)
    {
        string json = $$"""{"body":"a","new":{{number}},"list":[{{number}},{"n":{{number}}}]}""";

        Assert.That(GraphJson.Write(GraphJson.Read<IncomingText>(json)), Is.EqualTo(json));
    }

    [TestCase("37.48470000000000001")]
    [TestCase("1e400")]
    [TestCase("0.1000000000000000055511151231257827")]
    public void Number_with_more_digits_than_a_double_is_written_back_unchanged(string number)
    {
        string json = $$"""{"latitude":{{number}}}""";

        Assert.That(GraphJson.Write(GraphJson.Read<IncomingLocation>(json)), Is.EqualTo(json));
    }

    [TestCase("""{"body":"a\ud83d"}""", "a\\ud83d")]
    [TestCase("""{"body":"\ude00\ud83d"}""", "\\ude00\\ud83d")]
    [TestCase("""{"body":"\ud83d\u0041"}""", "\\ud83dA")]
    public void Half_of_a_surrogate_pair_is_read_and_written_back(string json, string expected)
    {
        IncomingText text = GraphJson.Read<IncomingText>(json);

        // Escapes of C# in an attribute: attributes cannot contain half of a surrogate pair.
        expected = System.Text.RegularExpressions.Regex.Unescape(expected);
        Assert.That(text.Body, Is.EqualTo(expected));
        Assert.That(GraphJson.Read<IncomingText>(GraphJson.WriteUtf8(text)).Body, Is.EqualTo(expected));
    }

    [TestCase("""{"a\ud83d":1}""")]
    [TestCase("""{"x":"\ud83d"}""")]
    [TestCase("""{"x":{"\ud83d":["\ude00"]}}""")]
    public void Half_of_a_surrogate_pair_survives_in_what_is_unknown(string json) =>
        Assert.That(GraphJson.Write(GraphJson.Read<IncomingText>(json)), Is.EqualTo(json));

    [TestCase("""{"type":"text","type":"image","text":{"body":"a"}}""", "text")]
    [TestCase("""{"type":"image","text":{"body":"a"},"type":"text"}""", "image")]
    [TestCase("""{"type":null,"type":"text","text":{"body":"a"}}""", "text")]
    [TestCase("""{"type":"new","type":"text"}""", "new")]
    [TestCase("""{"ty\u0070e":"text","type":"new"}""", "text")]
    public void First_of_several_discriminators_decides_and_is_kept(string json, string kind)
    {
        IncomingMessage message = GraphJson.Read<IncomingMessage>(json);

        Assert.That(message.Type, Is.EqualTo(kind));
        Assert.That(GraphJson.Read<IncomingMessage>(GraphJson.Write(message)).GetType(), Is.EqualTo(message.GetType()));
        Assert.That(message is IncomingTextMessage, Is.EqualTo(kind == "text"));
    }

    // A required member that cannot be read is 0, false or 00:00; its value is not lost.
    [TestCase("""{"longitude":5,"latitude":"north"}""")]
    [TestCase("""{"longitude":5,"latitude":null}""")]
    [TestCase("""{"longitude":5,"latitude":{"a":[1]}}""")]
    [TestCase("""{"longitude":5,"latitude":1e400}""")]
    [TestCase("""{"longitude":5,"latitude":true}""")]
    public void Value_that_a_required_member_cannot_have_is_written_back(string json)
    {
        LocationContent location = GraphJson.Read<LocationContent>(json);

        Assert.That(location.Latitude, Is.Zero);
        Support.Wire.AssertSame(json, GraphJson.Write(location));
    }

    [Test]
    public void Required_member_that_is_set_replaces_an_unexpected_value()
    {
        LocationContent location = GraphJson.Read<LocationContent>("""{"latitude":"north","longitude":5}""");

        location.Latitude = 54.5;

        Support.Wire.AssertSame("""{"latitude":54.5,"longitude":5}""", GraphJson.Write(location));
    }

    [Test]
    public void Required_zero_replaces_a_number_in_additional_data()
    {
        var location = new LocationContent { Latitude = 0, Longitude = 5 };
        location.AdditionalData["latitude"] = RawJson.FromNumber(7);

        Support.Wire.AssertSame("""{"latitude":0,"longitude":5}""", GraphJson.Write(location));
    }

    [TestCase("""{"body_text":[["Ann",5,{"a":1},"Bob"],"x",["Eve"]]}""")]
    [TestCase("""{"body_text":[[[1]],[],["Eve",null]]}""")]
    public void Items_of_an_unexpected_type_in_a_nested_list_are_written_back(string json) =>
        Assert.That(GraphJson.Write(GraphJson.Read<TemplateBodyExample>(json)), Is.EqualTo(json));

    [TestCase("""{"item_price":1e-40}""")]
    [TestCase("""{"item_price":0.00000000000000000000000000000000000000001}""")]
    public void Amount_that_is_too_small_is_written_back_unchanged(string json) =>
        Assert.That(GraphJson.Write(GraphJson.Read<IncomingOrderItem>(json)), Is.EqualTo(json));

    [TestCase("\" true \"")]
    [TestCase("\"FALSE\"")]
    [TestCase("1")]
    public void Format_of_a_boolean_is_kept(string value) => Assert.That(
        GraphJson.Write(GraphJson.Read<SuccessResponse>($$"""{"success":{{value}}}""")),
        Is.EqualTo($$"""{"success":{{value}}}"""));

    [Test]
    public void Number_that_is_too_small_is_written_back_unchanged()
    {
        const string json = """{"latitude":1e-400}""";

        Assert.That(GraphJson.Write(GraphJson.Read<IncomingLocation>(json)), Is.EqualTo(json));
    }

    [TestCase("""{"last_onboarded_time":"2026-11-20T17:30:15\u005a"}""", """{"last_onboarded_time":"2026-11-20T17:30:15\u005a"}""")]
    [TestCase("""{"last_onboarded_time":"2026-11-20T17:30:15\u002b00:00"}""", """{"last_onboarded_time":"2026-11-20T17:30:15\u002b00:00"}""")]
    public void Format_of_a_value_with_escapes_is_kept(string json, string written) =>
        Assert.That(GraphJson.Write(GraphJson.Read<PhoneNumberInfo>(json)), Is.EqualTo(written));

    [TestCase("""{"type":""}""")]
    [TestCase("""{"type":"","id":"1"}""")]
    public void Empty_discriminator_is_written_back(string json) =>
        Support.Wire.AssertSame(json, GraphJson.Write(GraphJson.Read<IncomingMessage>(json)));

    [Test]
    public void Last_of_repeated_entries_of_a_map_counts()
    {
        WebhookPayment payment = GraphJson.Read<WebhookPayment>("""{"notes":{"a":1,"b":"x","a":"2","b":{}}}""");

        Assert.That(payment.Notes, Is.EqualTo(new Dictionary<string, string> { ["a"] = "2" }));
        Support.Wire.AssertSame("""{"notes":{"a":"2","b":{}}}""", GraphJson.Write(payment));
    }

    [Test]
    public void Half_of_a_surrogate_pair_in_a_string_that_is_read_survives()
    {
        Assert.That(GraphJson.Read<IncomingText>("{\"body\":\"a\ud83d 😀\ude00\"}").Body, Is.EqualTo("a\ud83d 😀\ude00"));
        Assert.That(RawJson.Parse("\"\ud83d\"").ToString(), Is.EqualTo("\"\\ud83d\""));
        Assert.That(() => RawJson.Parse("\"\\\ud83d\""), Throws.InstanceOf<GraphJsonException>());
        Assert.That(RawJson.Parse("\"\\\\\ud83d\"").ToString(), Is.EqualTo("\"\\\\\\ud83d\""));
    }

    [Test]
    public void Every_member_can_be_null()
    {
        const string json =
            """
            {"object":null,"entry":[{"id":null,"time":null,"changes":[{"field":"messages","value":{
              "messaging_product":null,"metadata":null,"contacts":[{"profile":null,"wa_id":null}],
              "messages":[{"type":"interactive","from":null,"id":null,"timestamp":null,"interactive":
                {"type":"button_reply","button_reply":null},"context":null,"errors":null}],
              "statuses":[{"id":null,"status":null,"timestamp":null,"recipient_id":null,"pricing":null}],
              "errors":null}}]}]}
            """;

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        Assert.That(payload.Messages().Single(), Is.TypeOf<IncomingInteractiveMessage>());
        Assert.That(payload.Statuses().Single().Status, Is.Null);
        Support.Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [Test]
    public void Last_of_repeated_members_counts()
    {
        Assert.That(GraphJson.Read<IncomingText>("""{"body":"a","body":"b"}""").Body, Is.EqualTo("b"));
        Assert.That(GraphJson.Read<IncomingText>("""{"body":"a","body":null}""").Body, Is.Null);
    }

    [Test]
    public void Emoji_surrogates_and_escapes_are_read()
    {
        IncomingText text = GraphJson.Read<IncomingText>(
            """{"body":"\ud83d\ude00 😀 \u00e4ä \"\\\/\b\f\n\r\t \u0000\u2028"}""");

        Assert.That(text.Body, Is.EqualTo("😀 😀 ää \"\\/\b\f\n\r\t \0\u2028"));
    }

    [Test]
    public void Byte_order_mark_is_skipped()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. "{\"body\":\"ä\"}"u8];

        Assert.That(GraphJson.Read<IncomingText>(json).Body, Is.EqualTo("ä"));
    }

    [Test]
    public void Bytes_that_are_not_UTF8_do_not_throw()
    {
        byte[] json = [.. "{\"body\":\"a"u8, 0xFF, .. "b\"}"u8];

        Assert.That(GraphJson.Read<IncomingText>(json).Body, Is.EqualTo("a\uFFFDb"));
    }

    [Test]
    public void Text_longer_than_any_buffer_is_read()
    {
        string body = string.Concat(Enumerable.Repeat("0123456789ä😀", 100_000));

        byte[] json = GraphJson.WriteUtf8(new IncomingText { Body = body });

        Assert.That(GraphJson.Read<IncomingText>(json).Body, Is.EqualTo(body));
    }

    [Test]
    public void Surrogates_stay_together_wherever_a_buffer_ends()
    {
        foreach (int shift in Enumerable.Range(1000, 40))
        {
            string body = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 2000));
            byte[] json = Encoding.UTF8.GetBytes($$"""{"body":"{{body}}"}""");

            Assert.That(GraphJson.Read<IncomingText>(json).Body, Is.EqualTo(body));
        }
    }

    [Test]
    public void Incomplete_character_at_the_end_of_the_bytes_is_a_JSON_error()
    {
        byte[] json = [.. "{\"body\":\"a"u8, 0xF0, 0x9F];

        Assert.That(() => GraphJson.Read<IncomingText>(json), Throws.InstanceOf<GraphJsonException>());
    }

    [Test]
    public void Several_threads_can_read_at_once()
    {
        Parallel.For(0, 200, index =>
        {
            string body = new((char)('a' + (index % 26)), 5000 + index);
            string json = $$"""{"id":"{{index}}","body":"{{body}}"}""";
            Assert.That(GraphJson.Read<IncomingText>(json).Body, Is.EqualTo(body));
            Assert.That(GraphJson.Write(GraphJson.Read<IncomingText>(json)), Is.EqualTo($$"""{"body":"{{body}}","id":"{{index}}"}"""));
        });
    }

    [Test]
    public void Unknown_value_of_an_open_enum_is_kept()
    {
        MessageTemplate template = GraphJson.Read<MessageTemplate>("""{"status":"NEW_ONE","category":null}""");

        Assert.That(template.Status?.Value, Is.EqualTo("NEW_ONE"));
        Assert.That(template.Status, Is.EqualTo((TemplateStatus)"NEW_ONE"));
        Assert.That(template.Category, Is.Null);
        Assert.That(template.Name, Is.Null, "Nothing is required in an answer.");
        Wire.AssertSame("""{"status":"NEW_ONE","category":null}""", GraphJson.Write(template));
    }
}
