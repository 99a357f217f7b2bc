using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>A request builder.</summary>
/// <param name="Stem">Start of its name and of its queries' names.</param>
/// <param name="Identity">The item of its node and the edges after it.</param>
internal sealed record BuilderName(string Stem, string Identity);

/// <summary>Paths: their form, their parameters, and the builders that come of them.</summary>
internal sealed class PathRules(LintContext lint, ParameterRules parameters, OperationRules operations)
{
    private readonly Dictionary<string, string> _builders = new(StringComparer.Ordinal);
    private readonly EdgeNames _names = new(lint.Pages);

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public void Check(PageFile file, YamlScalarNode key, YamlMappingNode path)
    {
        List<UsedParameter> declared = parameters.CheckAll(file, path);
        string[] segments = key.Name().TrimStart('/').Split('/');
        bool isWellFormed = Form(file, key, segments, declared, path.Has("x-host")) & Host(file, path);
        Parameters(file, key, segments, declared);
        BuilderName? builder =
            isWellFormed ? Builders(file, key, path, PathBundler.Segments(key.Name()), declared) : null;

        List<MapEntry> methods = [.. path.MapEntries().Where(entry => Methods.Contains(entry.Key.Value))];
        if (methods.Count == 0)
        {
            lint.Findings.Add(file, key, "path-operations", "Add an operation to the path, or remove it.");
        }

        foreach ((YamlScalarNode method, YamlMappingNode operation) in methods)
        {
            operations.Check(file, key, path, method, operation, builder);
        }
    }

    public void CheckWebhook(PageFile file, YamlScalarNode key, YamlMappingNode webhook)
    {
        if (!key.Name().StartsWith('/'))
        {
            lint.Findings.Add(
                file, key, "webhook", "Write the key of a webhook as a path, such as /whatsapp/webhooks.");
        }

        if (webhook.Map("post") is { } post)
        {
            operations.CheckWebhook(file, webhook.KeyOf("post"), post);
        }
    }

    private bool Form(PageFile file, YamlScalarNode key, string[] segments, List<UsedParameter> declared, bool hasHost)
    {
        string? advice = null;
        bool isVersioned = key.Name().StartsWith("/{Version}/", StringComparison.Ordinal);
        if (hasHost)
        {
            advice = isVersioned || !key.Name().StartsWith('/')
                ? "Start the path with '/{node}': the host of 'x-host' has no version in its paths."
                : null;
        }
        else if (!isVersioned
            || (!IsParameter(segments[1]) && declared.Exists(parameter => parameter.Node.Has("x-node"))))
        {
            advice = "Start the path with '/{Version}/{node}', where the node is one of shared/nodes.yaml, or declare "
                + "no node where the path has none.";
        }

        if (advice is null && !segments.All(segment => IsParameter(segment) || IsEdge(segment)))
        {
            advice = "Write each segment as a word of letters, digits and underscores or as one parameter in braces, "
                + "and no slash at the end.";
        }

        if (advice is not null)
        {
            lint.Findings.Add(file, key, "path-form", advice);
        }

        return advice is null;
    }

    private void Parameters(PageFile file, YamlScalarNode key, string[] segments, List<UsedParameter> declared)
    {
        string[] own = PathBundler.Segments(key.Name());
        HashSet<string> inPath = [.. segments.Where(IsParameter).Select(NameIn)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsedParameter parameter in declared)
        {
            if (parameter.In != "path")
            {
                lint.Findings.Add(
                    file, parameter.At, "parameter-place",
                    "Move the parameter to its operations; a path declares only what is in braces.");
            }
            else if (!inPath.Contains(parameter.Name))
            {
                lint.Findings.Add(
                    file, parameter.At, "path-parameter",
                    $"The path has no {{{parameter.Name}}}. Remove the parameter or fix the path.");
            }
            else if (!seen.Add(parameter.Name))
            {
                lint.Findings.Add(
                    file, parameter.At, "path-parameter",
                    $"Remove the parameter: '{parameter.Name}' is declared already.");
            }
        }

        foreach (string name in inPath.Where(name => !declared.Exists(parameter => parameter.Name == name)))
        {
            lint.Findings.Add(file, key, "path-parameter", $"Declare {{{name}}} under the 'parameters' of the path.");
        }

        if (NodeOf(own, declared) is { } node && !node.Node.Has("x-node"))
        {
            lint.Findings.Add(
                file, node.At, "path-node",
                $"Declare {{{node.Name}}} with 'x-node' in openapi/shared/nodes.yaml and refer to that.");
        }
    }

    private bool Host(PageFile file, YamlMappingNode path)
    {
        if (path.Text("x-host") is not { } host || Uri.CheckHostName(host) == UriHostNameType.Dns)
        {
            return true;
        }

        lint.Findings.Add(
            file, path.KeyOf("x-host"), "path-host",
            $"Write the name of a host, such as api.facebook.com, instead of '{host}'.");
        return false;
    }

    /// <summary>
    /// Records the names of the builders on the way and returns the last. The segments start after the version.
    /// </summary>
    private BuilderName? Builders(
        PageFile file, YamlScalarNode key, YamlMappingNode path, string[] segments, List<UsedParameter> declared)
    {
        if (path.Text("x-name") is { } given
            && (CSharpNames.Pascal(given) != given || !CSharpNames.IsIdentifier(given)))
        {
            lint.Findings.Add(
                file, path.KeyOf("x-name"), "path-name",
                $"Write 'x-name' as a C# name in PascalCase; '{given}' is not.");
        }

        // A path without a node starts from the client itself.
        bool hasNode = IsParameter(segments[0]);
        string? stem = hasNode ? NodeOf(segments, declared)?.Node.Map("x-node")?.Text("item") : string.Empty;
        if (stem is null)
        {
            return null;
        }

        string identity = stem;
        string? nodeItem = hasNode ? stem : null;
        int lastEdge = Array.FindLastIndex(segments, segment => !IsParameter(segment));
        for (int i = hasNode ? 1 : 0; i < segments.Length; i++)
        {
            bool isItem = IsParameter(segments[i]);
            identity += isItem ? "/{}" : "/" + segments[i];
            string? own = i == lastEdge && !isItem ? path.Text("x-name") : null;
            string usual = (isItem ? null : _names.Of(nodeItem, segments[..(i + 1)]))
                ?? stem + (isItem ? "Item" : CSharpNames.Pascal(segments[i]));
            stem = Builder(file, key, identity, own, usual);
        }

        return new BuilderName(stem, identity);
    }

    /// <summary>Records one builder. Paths may share it, and the first of them names it.</summary>
    private string Builder(PageFile file, YamlScalarNode key, string identity, string? own, string usual)
    {
        if (!_builders.TryGetValue(identity, out string? name))
        {
            name = own ?? usual;
            _builders.Add(identity, name);
            lint.TypeNames.Type(
                file, key, name + "RequestBuilder", "path " + identity, $"the builder of a path in {file.Path}");
        }
        else if (own is not null && own != name)
        {
            lint.Findings.Add(
                file, key, "path-name",
                $"Give this edge one name: 'x-name: {own}' is here, and an earlier path calls it '{name}'.");
        }

        return name;
    }

    private static UsedParameter? NodeOf(string[] segments, List<UsedParameter> declared) =>
        segments.Length > 0 && IsParameter(segments[0])
            ? declared.Find(parameter => parameter.Name == NameIn(segments[0]))
            : null;

    private static bool IsParameter(string segment) =>
        segment is ['{', .. { Length: > 0 } name, '}'] && name.AsSpan().IndexOfAny('{', '}') < 0;

    private static bool IsEdge(string segment) =>
        segment.Length > 0 && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static string NameIn(string segment) => segment[1..^1];
}
