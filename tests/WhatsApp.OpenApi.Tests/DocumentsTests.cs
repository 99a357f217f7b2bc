using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using WhatsApp.Generator.Pages;

namespace WhatsApp.OpenApi.Tests;

/// <summary>The documents are valid and complete for tools that know nothing of our pages.</summary>
[TestFixture]
public sealed class DocumentsTests
{
    public static IEnumerable<string> Names() => OpenApiDocuments.All.Keys;

    public static IEnumerable<TestCaseData> Examples() =>
        from media in OpenApiDocuments.MediaTypes()
        from example in media.Examples
        select new TestCaseData(media, example.Value).SetArgDisplayNames($"{media}, {example.Key}");

    [TestCaseSource(nameof(Names))]
    public void Document_is_valid_OpenAPI(string name)
    {
        OpenApiDiagnostic diagnostic =
            OpenApiDocument.Parse(OpenApiDocuments.All[name].ToJsonString(), "json").Diagnostic!;

        Assert.That(
            diagnostic.Errors.Concat(diagnostic.Warnings).Select(error => $"{error.Pointer}: {error.Message}"), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Document_contains_what_it_refers_to_and_none_of_our_own_keys(string name)
    {
        JsonObject document = OpenApiDocuments.All[name];
        var schemas = document["components"]!["schemas"]!.AsObject();
        string[] references = [.. Members(document).Where(member => member.Key == "$ref").Select(member => $"{member.Value}")];

        Assert.That(references.Where(reference => !reference.StartsWith("#/components/schemas/", StringComparison.Ordinal)), Is.Empty);
        Assert.That(references.Select(reference => reference.Split('/')[3]).Where(schema => !schemas.ContainsKey(schema)), Is.Empty);
        Assert.That(
            Members(document).Where(member => member.Key.StartsWith("x-", StringComparison.Ordinal)).Select(member => member.Key), Is.Empty);
    }

    [Test]
    public void Documents_have_every_operation_of_the_pages_once()
    {
        IEnumerable<string> ours = OpenApiDocuments.Pages.Files
            .SelectMany(page => page.Root.AllNodes.OfType<YamlDotNet.RepresentationModel.YamlMappingNode>())
            .Select(node => node.Text("operationId")).OfType<string>();

        Assert.That(
            OpenApiDocuments.All.Values.SelectMany(Members)
                .Where(member => member.Key == "operationId").Select(member => $"{member.Value}"),
            Is.EquivalentTo(ours));
    }

    [TestCaseSource(nameof(Examples))]
    public void Example_of_a_page_is_valid(Media media, JsonNode? example) =>
        Assert.That(OpenApiDocuments.Errors(media, example), Is.Empty);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node switch
    {
        // Examples are data, which may have any members.
        JsonObject json => json.Where(member => member.Key is not ("examples" or "example"))
            .SelectMany(member => Members(member.Value).Prepend(member)),
        JsonArray list => list.SelectMany(Members),
        _ => [],
    };
}
