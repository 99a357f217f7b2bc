using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>The pages are valid OpenAPI for a reader that is not ours: Microsoft.OpenApi.</summary>
[TestFixture]
public sealed class OpenApiTests
{
    private static readonly PageSet OurPages = PageSet.Load(Path.Combine(Repository.Root(), "openapi"));

    public static IEnumerable<TestCaseData> Pages() =>
        OurPages.Files.Select(page => new TestCaseData(page).SetArgDisplayNames(page.Name));

    [TestCaseSource(nameof(Pages))]
    public void A_page_is_valid_OpenAPI(PageFile page) =>
        Assert.That(Errors(page.Path, string.Join('\n', page.Lines)), Is.Empty);

    [TestCaseSource(nameof(Pages))]
    public void A_page_has_for_others_the_operations_that_it_has_for_us(PageFile page)
    {
        OpenApiDocument document = Read(string.Join('\n', page.Lines)).Document!;

        string[] theirs = [
            .. document.Paths.Concat((document.Webhooks ?? new Dictionary<string, IOpenApiPathItem>()).AsEnumerable())
                .SelectMany(path => path.Value.Operations ?? [])
                .Select(operation => operation.Value.OperationId!),
        ];
        string[] ours = [
            .. page.Root.AllNodes.OfType<YamlDotNet.RepresentationModel.YamlMappingNode>()
                .Select(map => map.Text("operationId")).OfType<string>(),
        ];
        Assert.That(theirs, Is.EquivalentTo(ours), page.Path);
    }

    [Test]
    public void Shared_pages_have_plumbing_only_and_models_have_schemas_only()
    {
        ILookup<string, PageFile> folders = OurPages.Files.ToLookup(page => page.Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                folders["shared"].Select(page => page.ShortName),
                Is.EqualTo(["errors", "filtering", "nodes", "paging", "parameters", "responses", "weekdays"]));
            Assert.That(
                folders["models"].SelectMany(page => page.Root.Map("components")!.Members()).Select(part => part.Key),
                Has.All.EqualTo("schemas"));
        }
    }

    [Test]
    public void An_error_names_page_and_place()
    {
        const string page = """
            openapi: 3.1.0
            info: {title: T, version: v1}
            paths: {}
            components:
              schemas:
                Offer: {type: object, discriminator: {propertyName: type}}
            """;

        Assert.That(
            Errors("openapi/account/shop-api.yaml", page).Single(),
            Does.StartWith("openapi/account/shop-api.yaml #/components/schemas/Offer").And.Contain("discriminator"));
    }

    // Without the files that the page refers to: those are pages that are read by themselves.
    private static ReadResult Read(string text)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        return OpenApiDocument.Parse(text, "yaml", settings);
    }

    private static IEnumerable<string> Errors(string path, string text)
    {
        OpenApiDiagnostic diagnostic = Read(text).Diagnostic!;
        return diagnostic.Errors.Concat(diagnostic.Warnings)
            .Select(error => $"{path} {error.Pointer}: {error.Message} Change the page; './build.sh lint' says how.");
    }
}
