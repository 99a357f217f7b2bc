using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Pages;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Json;

/// <summary>
/// Every example of the pages, read and written three ways: by the SDK; by Kiota's parse node and the SDK's writer; by
/// Kiota's parse node and Kiota's writer.
/// </summary>
[TestFixture]
public sealed class KiotaRoundTripTests
{
    // All examples of the pages are written back unchanged, except these.
    private static readonly (string Json, string KiotaToSdk, string KiotaToKiota, string Reason)[] Inequalities =
    [
        ("""{"body":null}""", "{}", "{}", "Kiota's node skips a null of a member that the model declares."),
        ("""{"a":null}""", """{"a":null}""", """{"a":null}""", "A null of an unknown member is kept."),
        ("""{"a":1e400}""", "", "", "Kiota's node refuses a number that no double contains."),
        ("""{"a":1e2}""", """{"a":100}""", """{"a":100}""", "Kiota's node gives numbers, not their text."),
        ("""{"a":1.50}""", """{"a":1.50}""", """{"a":1.50}""", "A decimal keeps its zeros."),
        ("""{"a":12345678901234567890123456789012345}""", """{"a":1.234567890123457E+34}""",
            """{"a":1.234567890123457E+34}""", "Kiota's node rounds a number that is longer than a decimal."),
        ("""{"a":1,"a":2}""", """{"a":1}""", """{"a":1}""", "Kiota's node keeps the first of repeated members."),
        ("""{"a":"\ud83d"}""", "", "", "Kiota's node refuses half of a surrogate pair."),
    ];

    public static IEnumerable<TestCaseData> Examples()
    {
        foreach (CatalogueOperation operation in Catalogue.All)
        {
            IEnumerable<(Type? Model, KeyValuePair<string, JsonNode?> Example)> examples =
            [
                .. operation.Requests.Select(example => (operation.Body, example)),
                .. operation.Responses.Select(example => (operation.ResponseModel, example)),
            ];
            foreach ((Type? model, (string name, JsonNode? json)) in examples)
            {
                if (json is JsonObject or JsonArray)
                {
                    yield return Case(model!, json, $"{operation.Id} {name}");
                }
            }
        }

        using Stream file = typeof(FakeGraphServer).Assembly.GetManifestResourceStream("webhook-examples.json")!;
        foreach (JsonNode? page in JsonNode.Parse(file)!.AsArray())
        {
            foreach ((string name, JsonNode? json) in page!["examples"]!.AsObject())
            {
                yield return Case(typeof(WebhookChange), json!, $"{page["operation"]} {name}");
            }
        }
    }

    [Test]
    public void Number_of_examples_is_that_of_the_pages()
    {
        List<JsonNode> all = [.. Examples().Select(example => JsonNode.Parse((string)example.Arguments[1]!)!)];

        Assert.That(all.Count(json => json is JsonObject), Is.GreaterThanOrEqualTo(444 + 72));
        Assert.That(all.Count(json => json is JsonArray), Is.GreaterThanOrEqualTo(8));
    }

    [TestCaseSource(nameof(Examples))]
    public void Example_is_written_back_unchanged_by_three_readers(Type model, string json)
    {
        MethodInfo check = GetType().GetMethod(nameof(Differences), BindingFlags.Static | BindingFlags.NonPublic)!;

        Assert.That(check.MakeGenericMethod(model).Invoke(null, [json]), Is.Empty);
    }

    [Test]
    public void Every_known_difference_has_a_reason() => Assert.Multiple(() =>
    {
        foreach ((string json, string kiotaToSdk, string kiotaToKiota, string reason) in Inequalities)
        {
            Assert.That(OrRefused(json, new GraphSerializationWriter()), Is.EqualTo(kiotaToSdk), $"{json}: {reason}");
            Assert.That(OrRefused(json, new JsonSerializationWriter()), Is.EqualTo(kiotaToKiota), $"{json}: {reason}");
        }
    });

    private static string OrRefused(string json, ISerializationWriter writer)
    {
        try
        {
            return Rewritten<IncomingText>(new JsonParseNode(JsonDocument.Parse(json).RootElement), writer);
        }
        catch (Exception refused) when (refused is InvalidOperationException or FormatException or ArgumentException)
        {
            return string.Empty;
        }
    }

    private static TestCaseData Case(Type model, JsonNode json, string name) =>
        new TestCaseData(model, json.ToJsonString()).SetArgDisplayNames(name);

    private static List<string> Differences<T>(string json)
        where T : JsonModel, IJsonModel<T>
    {
        JsonNode read = JsonNode.Parse(json)!;
        IParseNode KiotaNode() => new JsonParseNode(JsonDocument.Parse(json).RootElement);
        var differences = new List<string>();
        Compare("SDK to SDK", read, GraphJson.Write(GraphJson.Read<T>(json)), differences);
        Compare("Kiota to SDK", read, Rewritten<T>(KiotaNode(), new GraphSerializationWriter()), differences);
        Compare("Kiota to Kiota", read, Rewritten<T>(KiotaNode(), new JsonSerializationWriter()), differences);
        return differences;
    }

    private static string Rewritten<T>(IParseNode node, ISerializationWriter writer)
        where T : JsonModel, IJsonModel<T>
    {
        using (writer)
        {
            if (T.IsArray)
            {
                // Kiota has no models for arrays: it reads and writes lists item by item.
                typeof(KiotaRoundTripTests).GetMethod(nameof(RewriteItems), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(typeof(T).GetGenericArguments()[0]).Invoke(null, [node, writer]);
            }
            else
            {
                writer.WriteObjectValue(null, node.GetObjectValue(GraphParseNode.Create<T>));
            }

            using var reader = new StreamReader(writer.GetSerializedContent(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    private static void RewriteItems<T>(IParseNode node, ISerializationWriter writer)
        where T : JsonModel, IJsonModel<T> =>
        writer.WriteCollectionOfObjectValues(null, node.GetCollectionOfObjectValues(GraphParseNode.Create<T>));

    private static void Compare(string way, JsonNode read, string written, List<string> differences) =>
        differences.AddRange(Compare(read, JsonNode.Parse(written), "").Select(difference => $"{way}: {difference}"));

    // Compares numbers by their text, and members in any order.
    private static IEnumerable<string> Compare(JsonNode? read, JsonNode? written, string path) => (read, written) switch
    {
        (JsonObject left, JsonObject right) => left.Select(member => member.Key).Union(right.Select(member => member.Key))
            .SelectMany(name => left.ContainsKey(name) && right.ContainsKey(name)
                ? Compare(left[name], right[name], $"{path}/{name}")
                : [$"{path}/{name} {(right.ContainsKey(name) ? "is new" : "is lost")}"]),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.SelectMany((item, index) => Compare(item, right[index], $"{path}/{index}")),
        _ => JsonNode.DeepEquals(read, written) && read?.ToJsonString() == written?.ToJsonString()
            ? []
            : [$"{path} was {read?.ToJsonString() ?? "null"}, is {written?.ToJsonString() ?? "null"}"],
    };
}
