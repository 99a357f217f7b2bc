using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>A page as a whole: its place, its address, and its parts.</summary>
internal sealed class PageRules
{
    private readonly LintContext _lint;
    private readonly SchemaRules _schemas;
    private readonly ParameterRules _parameters;
    private readonly ContentRules _content;
    private readonly PathRules _paths;

    public PageRules(LintContext lint)
    {
        _lint = lint;
        _schemas = new SchemaRules(lint);
        _parameters = new ParameterRules(lint, _schemas);
        _content = new ContentRules(lint, _schemas);
        _paths = new PathRules(lint, _parameters, new OperationRules(lint, _parameters, _content));
    }

    public void Check(PageFile file)
    {
        _lint.Keys.Check(file);
        Place(file);
        Address(file);
        Parts(file);
        Components(file);
        foreach ((YamlScalarNode key, YamlMappingNode path) in file.Root.Map("paths").MapEntries())
        {
            _paths.Check(file, key, path);
        }

        foreach ((YamlScalarNode key, YamlMappingNode path) in file.Root.Map("webhooks").MapEntries())
        {
            _paths.CheckWebhook(file, key, path);
        }
    }

    private void Place(PageFile file)
    {
        if (file.Name.Count(c => c == '/') != 1
            || !file.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '/'))
        {
            Report(
                file, file.Root, "page-place",
                "Name the file as <node type>/<page>.yaml, in small letters with hyphens, as in the address of Meta's "
                    + "page.");
        }
    }

    private void Address(PageFile file)
    {
        if (file.IsShared)
        {
            return;
        }

        if (file.Root.Map("externalDocs") is not { } docs)
        {
            Report(file, file.Root, "page-address", "Add 'externalDocs' with the 'url' of Meta's page.");
        }
        else if (docs.Text("url") is { } url && !IsAddressOf(file, url))
        {
            Report(
                file, docs.KeyOf("url"), "page-address",
                $"The address of the page starts with https://, has '{file.Folder}' in it and ends with the name of "
                    + $"the page, like the file '{file.Name}'. Fix the address or move the file.");
        }
    }

    private void Parts(PageFile file)
    {
        bool isCatalogue = file.Components("schemas").Any(schema => schema.Node.Has("x-error-codes"));
        string? wanted = file.IsShared || isCatalogue ? null : file.IsWebhook ? "webhooks" : "paths";
        if (wanted is not null && !file.Root.Has(wanted))
        {
            Report(
                file, file.Root, "page-parts",
                $"Add '{wanted}'. Schemas that several pages use are in openapi/models.");
        }

        Stray(file, "paths", wanted, "a page in the folder of its node type");
        Stray(file, "webhooks", wanted, "a page in openapi/webhooks");
        if (!file.IsShared && file.Root.Map("components") is { } components && components.Has("responses"))
        {
            Report(
                file, components.KeyOf("responses"), "page-parts",
                "Write each response in its operation; only the error is under 'responses', in "
                    + "openapi/shared/errors.yaml.");
        }
    }

    private void Stray(PageFile file, string part, string? wanted, string home)
    {
        if (part != wanted && file.Root.Has(part))
        {
            Report(file, file.Root.KeyOf(part), "page-parts", $"Move '{part}' to {home}.");
        }
    }

    private void Components(PageFile file)
    {
        YamlMappingNode? components = file.Root.Map("components");
        foreach ((YamlScalarNode key, YamlMappingNode parameter) in components?.Map("parameters").MapEntries() ?? [])
        {
            _parameters.Check(file, key, parameter);
        }

        foreach ((_, YamlMappingNode response) in components?.Map("responses").MapEntries() ?? [])
        {
            _content.Response(file, response);
        }

        foreach ((_, YamlMappingNode schema) in components?.Map("schemas").MapEntries() ?? [])
        {
            _schemas.CheckNamed(_lint.Schemas.Of(schema)!);
        }
    }

    private void Report(PageFile file, YamlNode at, string rule, string advice) =>
        _lint.Findings.Add(file, at, rule, advice);

    // Some references sort their pages, …/meta-business-agent/reference/configure/agent-skills, and addresses of edges
    // and webhooks have underscores where the name of a file has hyphens.
    private static bool IsAddressOf(PageFile file, string url)
    {
        string[] address = url.TrimEnd('/').Replace('_', '-').Split('/');
        return address[0] == "https:" && address[^1] == file.ShortName && address.AsSpan(..^1).Contains(file.Folder);
    }
}
