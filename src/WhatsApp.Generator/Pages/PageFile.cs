using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>One YAML file under <c>openapi/</c>.</summary>
/// <param name="Name">Path below <c>openapi/</c> without its ending: <c>media/media-api</c>.</param>
/// <param name="Path">Path as messages name it: <c>openapi/media/media-api.yaml</c>.</param>
/// <param name="Root">The document.</param>
public sealed record PageFile(string Name, string Path, YamlMappingNode Root)
{
    /// <summary>The lines of the file, comments included.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public string Folder => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Name without its folder: <c>media-api</c>.</summary>
    public string ShortName => Name[(Folder.Length + 1)..];

    /// <summary>Whether other pages may refer to it. It has no page of Meta's then.</summary>
    public bool IsShared => Folder is "shared" or "models";

    public bool IsWebhook => Folder == "webhooks";

    /// <summary>Schemas, parameters or responses of this file, in their order.</summary>
    public IEnumerable<(string Name, YamlMappingNode Node)> Components(string kind) =>
        Root.Map("components")?.Map(kind)?.Members().Where(member => member.Value is YamlMappingNode)
            .Select(member => (member.Key, (YamlMappingNode)member.Value)) ?? [];

    public Problem Problem(YamlNode at, string rule, string advice) => new(Path, at.Start.Line, rule, advice);
}
