using System.Text.RegularExpressions;
using WhatsApp.Generator.Bundle;

namespace WhatsApp.WireMock;

/// <summary>
/// The path of an operation on the wire. An id of a documented request is the name of its parameter, such as
/// <c>Phone-Number-ID</c>; so the operations that share a path, such as <c>/{Version}/{WABA-ID}</c> and
/// <c>/{Version}/{Flow-ID}</c>, are distinguished.
/// </summary>
public sealed class StubPath
{
    private readonly string _version;
    private readonly Dictionary<Operation, string[]> _segments;

    /// <summary>Reads all operations, since what an id may be depends on the others.</summary>
    /// <param name="paths">The operations.</param>
    /// <param name="version">The Graph version of the pages.</param>
    public StubPath(PathBundler paths, string version)
    {
        _version = version;
        var prefixes = paths
            .Collections.Values.Where(collection => collection.Item?.Prefix is not null)
            .ToDictionary(collection => $"{{{collection.ItemParameter!.Children["name"]}}}", node => node.Item!.Prefix);
        _segments = paths.Operations.ToDictionary(
            operation => operation,
            operation =>
                operation
                    .Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
                    .Select(segment => prefixes.GetValueOrDefault(segment) + segment)
                    .ToArray()
        );
    }

    /// <summary>The path whose ids are the names of their parameters.</summary>
    public StubValue Documented(Operation operation) =>
        new("path", string.Concat(_segments[operation].Select(segment => "/" + Documented(segment))));

    /// <summary>
    /// A regular expression of the paths with any ids. Where another operation has the same method and a path of the
    /// same form, the ids are the documented ones.
    /// </summary>
    public StubValue Any(Operation operation)
    {
        bool isShared = _segments.Any(other =>
            other.Key != operation
            && other.Key.HttpMethod == operation.HttpMethod
            && HaveOneForm(other.Value, _segments[operation])
        );
        IEnumerable<string> segments = _segments[operation]
            .Select(segment =>
                !isShared && IsId(segment)
                    ? Regex.Escape(Prefix(segment)) + "[^/]+"
                    : Regex.Escape(Documented(segment))
            );
        return new StubValue("path", $"^/{string.Join('/', segments)}$", IsPattern: true);
    }

    private static bool HaveOneForm(string[] one, string[] other) =>
        one.Length == other.Length
        && one.Zip(other).All(pair =>
            IsId(pair.First) && IsId(pair.Second)
                ? Prefix(pair.First) == Prefix(pair.Second)
                : pair.First == pair.Second
        );

    private string Documented(string segment) =>
        segment == "{Version}" ? _version : segment.Replace("{", null, StringComparison.Ordinal).TrimEnd('}');

    // What every id of the kind starts with, such as that of an upload session.
    private static string Prefix(string id) => id[..id.IndexOf('{', StringComparison.Ordinal)];

    private static bool IsId(string segment) => segment.EndsWith('}') && segment != "{Version}";
}
