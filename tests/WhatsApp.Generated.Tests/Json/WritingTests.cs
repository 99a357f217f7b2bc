using System.Text;
using NUnit.Framework.Constraints;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

/// <summary>Models are written without losing anything that was read.</summary>
[TestFixture]
public sealed class WritingTests
{
    [Test]
    public void Null_members_are_left_out() =>
        Assert.That(GraphJson.Write(new PhoneNumberInfo()), Is.EqualTo("{}"));

    [Test]
    public void Unknown_members_are_written_back()
    {
        const string json =
            """
            {"id":"1","novelty":{"a":[1,2.5,"x",true,null,{}],"b":{}},"throughput":{"level":"HIGH","unit":"mps"},
             "list":[],"text":"\u00e4😀\n","big":123456789012345678901234567890,"small":-0.5}
            """;

        Wire.AssertSame(json, GraphJson.Write(GraphJson.Read<PhoneNumberInfo>(json)));
    }

    [TestCase("""{"id":"1","username":null}""")]
    [TestCase("""{"id":5}""")]
    [TestCase("""{"is_official_business_account":"true"}""")]
    [TestCase("""{"is_official_business_account":1}""")]
    [TestCase("""{"throughput":"HIGH"}""")]
    [TestCase("""{"throughput":[]}""")]
    [TestCase("""{"status":null,"quality_rating":{"score":"GREEN"}}""")]
    [TestCase("""{"health_status":{"entities":[]}}""")]
    [TestCase("""{"last_onboarded_time":1767225600}""")]
    [TestCase("""{"last_onboarded_time":"yesterday"}""")]
    public void Value_of_an_unexpected_type_is_written_back_unchanged(string json) =>
        Assert.That(GraphJson.Write(GraphJson.Read<PhoneNumberInfo>(json)), Is.EqualTo(json));

    [TestCase("""{"file_size":"303833"}""")]
    [TestCase("""{"file_size":303833}""")]
    [TestCase("""{"file_size":"0303833"}""")]
    [TestCase("""{"file_size":null}""")]
    [TestCase("""{"file_size":9223372036854775808}""")]
    public void Number_keeps_its_format(string json) =>
        Assert.That(GraphJson.Write(GraphJson.Read<MediaInfo>(json)), Is.EqualTo(json));

    [TestCase("\"1\"", "2")]
    [TestCase("\"9007199254740993\"", "9007199254740992")]
    [TestCase("null", "2")]
    [TestCase("{}", "2")]
    public void Value_that_is_set_replaces_the_one_that_was_read(string read, string set)
    {
        MediaInfo media = GraphJson.Read<MediaInfo>($$"""{"file_size":{{read}}}""");
        media.FileSize = long.Parse(set, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(GraphJson.Write(media), Is.EqualTo($$"""{"file_size":{{set}}}"""));
    }

    [Test]
    public void Typed_member_is_preferred_to_additional_data_of_its_name()
    {
        var text = new TextContent { Body = "typed", AdditionalData = { ["body"] = RawJson.FromString("added") } };

        Assert.That(GraphJson.Write(text), Is.EqualTo("""{"body":"typed"}"""));
        Assert.That(text.AdditionalData.Keys, Is.EqualTo(["body"]), "Writing changes nothing.");
        Assert.That(GraphJson.Write(text), Is.EqualTo("""{"body":"typed"}"""));
    }

    [Test]
    public void Explicit_null_can_be_sent()
    {
        var update = new PhoneNumberUpdateRequest { AdditionalData = { ["username"] = RawJson.Null } };

        Assert.That(GraphJson.Write(update), Is.EqualTo("""{"username":null}"""));
    }

    [Test]
    public void Additional_data_of_an_object_does_not_reach_nested_objects()
    {
        const string json =
            """{"text":{"body":"x","type":1},"type":"text","body":2,"context":{"text":3,"id":"1"}}""";

        Wire.AssertSame(json, GraphJson.Write(GraphJson.Read<IncomingMessage>(json)));
    }

    [Test]
    public void Constants_are_not_added_to_a_model_that_was_read()
    {
        const string json = """{"message_id":"wamid.1","status":"read"}""";

        Wire.AssertSame(json, GraphJson.Write(GraphJson.Read<MessageRequest>(json)));
    }

    [Test]
    public void Text_is_escaped_only_where_necessary()
    {
        string json = GraphJson.Write(new IncomingText { Body = "\"\\/\b\f\n\r\t\u0001 äöü 😀 \u2028\u2029\u0085 <&>'" });

        Assert.That(System.Text.Json.Nodes.JsonNode.Parse(json)!["body"]!.ToString(), Is.EqualTo(
            "\"\\/\b\f\n\r\t\u0001 äöü 😀 \u2028\u2029\u0085 <&>'"));
        Assert.That(json, Does.Contain("äöü 😀").And.Contain("<&>'").And.Contain("\\u0001"));
    }

    [Test]
    public void Characters_are_escaped_as_other_writers_escape_them()
    {
        foreach (char character in Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => !char.IsSurrogate(c)))
        {
            string text = $"a{character}z";

            // JSON allows these characters; other writers escape them because JavaScript once did not.
            string expected = character is '\u0085' or '\u2028' or '\u2029'
                ? $"\"{text}\""
                : Newtonsoft.Json.JsonConvert.ToString(text);

            Assert.That(GraphJson.Write(new IncomingText { Body = text }), Is.EqualTo("{\"body\":" + expected + "}"));
        }
    }

    [Test]
    public void Names_of_unknown_members_are_escaped_again()
    {
        const string json = """{"a\"b\n":1,"body":"x"}""";

        Wire.AssertSame(json, GraphJson.Write(GraphJson.Read<IncomingText>(json)));
    }

    [Test]
    public void Surrogates_stay_together_wherever_a_buffer_ends()
    {
        foreach (int shift in Enumerable.Range(0, 8))
        {
            string body = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", 4000));

            Assert.That(
                Encoding.UTF8.GetString(GraphJson.WriteUtf8(new IncomingText { Body = body })),
                Is.EqualTo("{\"body\":\"" + body + "\"}"));
        }
    }

    // Not in an attribute, whose strings are UTF-8.
    private static readonly string[] HalvesOfPairs = ["a\ud83db", "\ude00", "\ud83d", "😀\ud83d😀"];

    [TestCaseSource(nameof(HalvesOfPairs))]
    public void Half_of_a_surrogate_pair_survives(string text)
    {
        byte[] json = GraphJson.WriteUtf8(new IncomingText { Body = text });

        Assert.That(GraphJson.Read<IncomingText>(json).Body, Is.EqualTo(text));
    }

    [TestCase(37.4847, "37.4847")]
    [TestCase(-122.0, "-122")]
    [TestCase(0.1 + 0.2, "0.30000000000000004")]
    [TestCase(1e21, "1E+21")]
    [TestCase(double.Epsilon, "5E-324")]
    public void Number_is_read_as_it_was_written(double value, string expected)
    {
        string json = GraphJson.Write(new IncomingLocation { Latitude = value });

        Assert.That(json, Is.EqualTo($$"""{"latitude":{{expected}}}"""));
        Assert.That(GraphJson.Read<IncomingLocation>(json).Latitude, Is.EqualTo(value));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Number_that_JSON_cannot_express_is_refused(double value) => Assert.That(
        () => GraphJson.Write(new IncomingLocation { Latitude = value }),
        Throws.ArgumentException.With.Message.Contains("latitude").And.Message.Contains("Set a finite number"));

    [Test]
    public void Amount_keeps_its_digits()
    {
        Assert.That(
            GraphJson.Write(new IncomingOrderItem { ItemPrice = 12345678901234567890.12m }),
            Is.EqualTo("""{"item_price":12345678901234567890.12}"""));
        Assert.That(
            GraphJson.Write(new IncomingOrderItem { ItemPrice = 10.50m }), Is.EqualTo("""{"item_price":10.50}"""));
    }

    [Test]
    public void Times_are_written_as_the_pages_declare_them()
    {
        var time = new DateTimeOffset(2026, 1, 1, 2, 0, 0, 500, TimeSpan.FromHours(2));

        Assert.Multiple(() =>
        {
            Assert.That(GraphJson.Write(new WebhookEntry { Time = time }), Is.EqualTo("""{"time":1767225600}"""));
            Assert.That(
                GraphJson.Write(new MessageStatusUpdate { Timestamp = time }), Is.EqualTo("""{"timestamp":"1767225600"}"""));
            Assert.That(
                GraphJson.Write(new PhoneNumberInfo { LastOnboardedTime = time }),
                Is.EqualTo("""{"last_onboarded_time":"2026-01-01T02:00:00.5+0200"}"""));
            Assert.That(
                GraphJson.Write(new ContactCard { Birthday = new DateOnly(2026, 1, 31) }),
                Is.EqualTo("""{"birthday":"2026-01-31"}"""));
        });
    }

    [Test]
    public void Open_enum_that_is_not_set_is_left_out()
    {
        Assert.That(
            GraphJson.Write(new VerificationCodeRequest { CodeMethod = default, Language = "de" }),
            Is.EqualTo("""{"language":"de"}"""));
        Assert.That(default(VerificationCodeMethod).ToString(), Is.Empty);
    }

    [Test]
    public void Open_enums_compare_by_their_text()
    {
        TemplateStatus status = "APPROVED";

        Assert.That(status, Is.EqualTo(TemplateStatus.Approved));
        Assert.That(status == TemplateStatus.Approved, Is.True);
        Assert.That(status.ToString(), Is.EqualTo("APPROVED"));
        Assert.That(new TemplateStatus("approved"), Is.Not.EqualTo(TemplateStatus.Approved));
    }

    [Test]
    public void Raw_JSON_can_be_created_from_every_kind_of_value()
    {
        Assert.Multiple(() =>
        {
            Assert.That(RawJson.FromString("\"ä\"\n").ToString(), Is.EqualTo("\"\\\"ä\\\"\\n\""));
            Assert.That(RawJson.FromNumber(-5).ToString(), Is.EqualTo("-5"));
            Assert.That(RawJson.FromNumber(1.5).ToString(), Is.EqualTo("1.5"));
            Assert.That(RawJson.FromBoolean(true).ToString(), Is.EqualTo("true"));
            Assert.That(RawJson.Null.ToString(), Is.EqualTo("null"));
            Assert.That(RawJson.Null.IsNull, Is.True);
            Assert.That(RawJson.Parse(" null ").IsNull, Is.True);
            Assert.That(RawJson.Parse("{ \"a\" : [ 1 , 2 ] }").ToString(), Is.EqualTo("""{"a":[1,2]}"""));
            Assert.That(RawJson.Parse("[1]"), Is.EqualTo(RawJson.Parse(" [ 1 ]")));
            Assert.That(RawJson.Parse("[1]").GetHashCode(), Is.EqualTo(RawJson.Parse("[ 1]").GetHashCode()));
            Assert.That(RawJson.Parse("[1]"), Is.Not.EqualTo(RawJson.Parse("[2]")));
            Assert.That(RawJson.Parse("[1]").Equals(null), Is.False);
        });
    }

    [Test]
    public void Null_item_is_refused_with_its_index()
    {
        var contacts = new ContactsMessage { Contacts = [new(), null!] };
        var additional = new TextContent { Body = "Hi" };
        additional.AdditionalData["emoji"] = null!;
        var examples = new TemplateBodyExample { BodyText = [["Ann"], null!] };

        Assert.Multiple(() =>
        {
            Assert.That(() => GraphJson.Write(contacts), Refused("contacts[1]"));
            Assert.That(() => GraphJson.Write(additional), Refused("AdditionalData[\"emoji\"]"));
            Assert.That(() => GraphJson.Write(examples), Refused("body_text[1]"));
        });

        static IResolveConstraint Refused(string item) =>
            Throws.ArgumentException.With.Message.StartsWith($"{item} is null, which the API does not accept.");
    }

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    public void Raw_JSON_is_always_valid_JSON(double value) =>
        Assert.That(() => RawJson.FromNumber(value), Throws.ArgumentException);

    [Test]
    public async Task Member_of_any_JSON_is_written_and_read_unchanged()
    {
        var payload = new FlowMessageActionPayload { Data = RawJson.Parse("""{"a":[1,{"b":null}]}""") };

        Assert.That(
            GraphJson.Read<FlowMessageActionPayload>(GraphJson.Write(payload)).Data, Is.EqualTo(payload.Data));
        await Task.CompletedTask;
    }
}
