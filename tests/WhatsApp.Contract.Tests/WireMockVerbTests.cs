using System.Text.Json.Nodes;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Generator.Tests.Lint;
using WhatsApp.WireMock;

namespace WhatsApp.Contract.Tests;

/// <summary>
/// The files of <c>./build.sh wiremock DIR</c>. The other tests here have a server read those of WireMock.Net.
/// </summary>
[TestFixture]
public sealed class WireMockVerbTests
{
    private static readonly Stubs OurStubs = new(new Generation(Repository.Root()).Pages);

    [Test]
    public void The_files_are_the_same_each_time()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Write(first.Path);
        Write(second.Path);

        Assert.That(first.Files(), Is.EqualTo(second.Files()).And.Not.Empty);
        Assert.That(first.Files().Where(file => first.Read(file) != second.Read(file)), Is.Empty);
    }

    [Test]
    public void Both_servers_have_a_folder_of_exact_and_one_of_lenient_mappings()
    {
        using var folder = new TemporaryFolder();
        Write(folder.Path);

        Assert.That(
            folder.Files().Select(Path.GetDirectoryName).Distinct(),
            Is.EquivalentTo([
                Path.Combine("wiremock", "exact", "mappings"), Path.Combine("wiremock", "lenient", "mappings"),
                Path.Combine("wiremock.net", "exact"), Path.Combine("wiremock.net", "lenient"),
            ]));
    }

    [Test]
    public void Every_operation_has_a_mapping_of_each_kind() =>
        Assert.That(
            new[] { OurStubs.Exact, OurStubs.Lenient }
                .Select(stubs => stubs.Select(stub => stub.Operation).Distinct().Count()),
            Is.All.EqualTo(OurStubs.OperationCount));

    // The names are those of files, also where letters differ by case only.
    [Test]
    public void No_two_mappings_have_one_name() =>
        Assert.That(
            MappingFiles.Of(OurStubs).Select(file => file.Path.ToUpperInvariant()), Is.Unique);

    [Test]
    public void Operations_that_share_a_path_have_ids_that_tell_them_apart()
    {
        string[] gets =
        [
            .. OurStubs.Lenient.Where(stub => stub.Operation.HttpMethod == "get" && stub.Preferred is null)
                .Select(stub => stub.Path.Text),
        ];

        Assert.That(gets, Is.Unique);
        Assert.That(gets, Does.Contain("^/v27\\.0/Flow-ID$").And.Contain("^/v27\\.0/WABA-ID$"));
        Assert.That(gets, Does.Contain("^/v27\\.0/[^/]+/phone_numbers$"), "No other operation has this path.");
    }

    [Test]
    public void A_mapping_of_WireMock_Net_has_all_that_the_page_says()
    {
        JsonObject mapping = Mapping(Path.Combine("wiremock.net", "exact", "openShop.request-plain.json"));

        Assert.That(mapping["Guid"], Is.Not.Null);
        mapping.Remove("Guid");
        Assert.That(mapping.ToJsonString(), Is.EqualTo(JsonNode.Parse("""
            {
              "Title": "openShop.request-plain",
              "Description": "Opens a shop.",
              "Priority": 2,
              "Request": {
                "Path": {"Matchers": [{"Name": "ExactMatcher", "Pattern": "/v23.0/Account-ID/shops"}]},
                "Methods": ["POST"],
                "Headers": [
                  {"Name": "Authorization", "Matchers": [{"Name": "RegexMatcher", "Pattern": "^Bearer .+$"}]},
                  {"Name": "Content-Type", "Matchers": [
                    {"Name": "RegexMatcher", "Pattern": "^application/json(;.*)?$"}
                  ]}
                ],
                "Body": {"Matcher": {"Name": "JsonMatcher", "Pattern": "{\"name\":\"Harbor Books\"}"}}
              },
              "Response": {
                "StatusCode": 200,
                "Headers": {"Content-Type": "application/json"},
                "Body": "{\"name\":\"Harbor Books\"}"
              }
            }
            """)!.ToJsonString()));
    }

    [Test]
    public void A_mapping_of_WireMock_has_all_that_the_page_says()
    {
        JsonObject mapping = Mapping(Path.Combine("wiremock", "lenient", "mappings", "openShop.json"));

        Assert.That(mapping["id"], Is.Not.Null);
        mapping.Remove("id");
        Assert.That(mapping.ToJsonString(), Is.EqualTo(JsonNode.Parse("""
            {
              "name": "openShop",
              "priority": 2,
              "request": {
                "method": "POST",
                "urlPathPattern": "^/v23\\.0/[^/]+/shops$",
                "headers": {
                  "Authorization": {"matches": "^Bearer .+$"},
                  "Content-Type": {"matches": "^application/json(;.*)?$"}
                },
                "bodyPatterns": [{"matchesJsonPath": "$[?(@.name)]"}]
              },
              "response": {
                "status": 200,
                "headers": {"Content-Type": "application/json"},
                "body": "{\"name\":\"Harbor Books\"}"
              }
            }
            """)!.ToJsonString()));
    }

    [Test]
    public void A_date_of_a_response_is_written_as_the_page_has_it() =>
        Assert.That(
            MappingFiles.Of(OurStubs).Where(file => file.Text.Contains("+0000\\\"", StringComparison.Ordinal)),
            Is.Not.Empty);

    [TestCase]
    [TestCase("one", "two")]
    [TestCase("--help")]
    public void Anything_but_one_folder_is_refused(params string[] folders) =>
        Assert.That(
            () => WireMockVerb.Run(new Generation(Repository.Root()), folders, TextWriter.Null),
            Throws.TypeOf<GenerationException>().With.Message.EqualTo(
                "wiremock: name one folder to write to, './build.sh wiremock DIR'."));

    [Test]
    public void A_folder_with_something_in_it_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("precious.txt", "Do not mix it with mappings.");

        Assert.That(
            () => Write(folder.Path),
            Throws.TypeOf<GenerationException>().With.Message.Contains("no empty folder. Name a new or an empty one."));
        Assert.That(folder.Files(), Is.EqualTo(["precious.txt"]));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("file", "A file is no folder.");

        Assert.That(
            () => Write(Path.Combine(file, "below")),
            Throws.TypeOf<GenerationException>()
                .With.Message.Contains("Name a folder that you may write to.").And.Message.Not.Contains("\n"));
    }

    [Test]
    public void Pages_that_lint_refuses_are_refused()
    {
        using var root = Pages();
        root.Write("openapi/account/shop-api.yaml", "openapi: 3.1.0");

        Assert.That(
            () => WireMockVerb.Run(new Generation(root.Path), [root.Of("mappings")], TextWriter.Null),
            Throws.TypeOf<ProblemsException>());
        Assert.That(Directory.Exists(root.Of("mappings")), Is.False);
    }

    private static void Write(string folder) =>
        WireMockVerb.Run(new Generation(Repository.Root()), [folder], TextWriter.Null);

    private static TemporaryFolder Pages()
    {
        var root = new TemporaryFolder();
        foreach ((string name, string text) in ValidPages.All)
        {
            root.Write($"openapi/{name}.yaml", text);
        }

        root.Write("generator-templates/Class.liquid", "{% template Model %}\n");
        root.Write("generator-templates/Model.liquid", "public class {{ ClassName | uppercamelcase }} { }\n");
        return root;
    }

    // A mapping of the pages that lint is tested with.
    private static JsonObject Mapping(string file)
    {
        using TemporaryFolder root = Pages();
        WireMockVerb.Run(new Generation(root.Path), [root.Of("mappings")], TextWriter.Null);
        return JsonNode.Parse(root.Read(Path.Combine("mappings", file)))!.AsObject();
    }
}
