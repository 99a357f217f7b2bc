using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

[TestFixture]
public sealed class MalformedTests
{
    [TestCase("", 1, 1)]
    [TestCase("{", 1, 1)]
    [TestCase("{\"id\":", 1, 6)]
    [TestCase("{\"id\":\"1\"", 1, 9)]
    [TestCase("{\"id\":\"1", 1, 8)]
    [TestCase("{\"id\" 1}", 1, 6)]
    [TestCase("{\n  \"id\": <\n}", 2, 8)]
    [TestCase("<html>", 1, 1)]
    [TestCase("{} {}", 1, 4)]
    [TestCase("{\"id\":\"1\"}}", 1, 10)]
    [TestCase("{\"id\":[1,,2]}", 1, 9)]
    [TestCase("{\"id\":NaN}", 1, 9)]
    [TestCase("{\"id\":-Infinity}", 1, 8)]
    [TestCase("{\"id\":undefined}", 1, 7)]
    [TestCase("{\"id\":new Date(1)}", 1, 8)]
    [TestCase("{\"id\":\"\\x\"}", 1, 8)]
    [TestCase("{\"id\":\"\\u12\"}", 1, 12)]
    [TestCase("{\"id\":/* c */1}", 1, 7)]
    [TestCase("{'id':1}", 1, 2)]
    [TestCase("{\"id\":1,}", 1, 9)]
    [TestCase("{\"id\":01}", 1, 8)]
    [TestCase("{\"id\":\"ä\",\n \"ü\": x}", 2, 7)]
    [TestCase("{\"id\":tru}", 1, 10)]
    public void Malformed_JSON_is_an_error_with_its_position(string json, int line, int position)
    {
        GraphJsonException error = Assert.Throws<GraphJsonException>(() => GraphJson.Read<PhoneNumberInfo>(json))!;

        Assert.That(error.Message, Does.StartWith("This is not valid JSON: "));
        Assert.That(error.Line, Is.EqualTo(line), error.Message);
        Assert.That(error.Position, Is.EqualTo(position).Within(3), error.Message);
    }

    [TestCase("")]
    [TestCase("{\"id\":")]
    [TestCase("{\"id\":\"1")]
    [TestCase("{\"id\":\"1\",\n")]
    [TestCase("{\"x\":[1,")]
    public void Truncated_JSON_is_reported_as_such(string json)
    {
        GraphJsonException error = Assert.Throws<GraphJsonException>(() => GraphJson.Read<PhoneNumberInfo>(json))!;

        Assert.That(error.Message, Does.StartWith("This is not valid JSON: it ends too early (line "));
    }

    [TestCase("[]")]
    [TestCase("[{}]")]
    [TestCase("null")]
    [TestCase("\"{}\"")]
    [TestCase("5")]
    public void JSON_that_is_not_an_object_is_an_error(string json)
    {
        GraphJsonException error = Assert.Throws<GraphJsonException>(() => GraphJson.Read<PhoneNumberInfo>(json))!;

        Assert.That(error.Message, Is.EqualTo("This is JSON, but not the object that was expected."));
    }

    [Test]
    public void Nesting_is_limited_so_that_no_input_exhausts_the_stack()
    {
        string unknown = $$"""{"x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        string known = string.Concat(Enumerable.Repeat("""{"type":"edit","edit":{"message":""", 50_000));

        Assert.Throws<GraphJsonException>(() => GraphJson.Read<PhoneNumberInfo>(unknown));
        Assert.Throws<GraphJsonException>(() => GraphJson.Read<IncomingMessage>(known));
        Assert.Throws<GraphJsonException>(() => RawJson.Parse(new string('[', 100_000)));
    }

    [Test]
    public void Nesting_of_sixty_levels_is_read()
    {
        string json = $$"""{"x":{{new string('[', 60)}}{{new string(']', 60)}}}""";

        Assert.That(GraphJson.Write(GraphJson.Read<PhoneNumberInfo>(json)), Is.EqualTo(json));
    }

    [Test]
    public void Nested_unions_are_read_in_linear_time()
    {
        string edit = string.Concat(Enumerable.Repeat("""{"edit":{"message":""", 25))
            + "{\"text\":{\"body\":\"" + new string('x', 100_000) + "\"},\"type\":\"text\"}"
            + string.Concat(Enumerable.Repeat("""},"type":"edit"}""", 25));

        IncomingMessage message = GraphJson.Read<IncomingMessage>(edit);
        for (int level = 0; level < 25; level++)
        {
            message = ((IncomingEditMessage)message).Edit!.Message!;
        }

        Assert.That(((IncomingTextMessage)message).Text!.Body, Has.Length.EqualTo(100_000));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{} []")]
    [TestCase("abc")]
    [TestCase("[1,,2]")]
    public void Raw_JSON_must_be_one_value(string json) =>
        Assert.That(() => RawJson.Parse(json), Throws.InstanceOf<GraphJsonException>());

    [Test]
    public void Null_is_refused()
    {
        Assert.That(() => GraphJson.Read<PhoneNumberInfo>((string)null!), Throws.ArgumentNullException);
        Assert.That(() => GraphJson.Write(null!), Throws.ArgumentNullException);
        Assert.That(() => RawJson.Parse(null!), Throws.ArgumentNullException);
    }
}
