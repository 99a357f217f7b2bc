using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WhatsApp.Release.Versions;

/// <summary>Something that the package validation of the .NET SDK finds to break programs.</summary>
/// <param name="Package">The package that had it.</param>
/// <param name="Code">What breaks, such as <c>CP0002</c>, a member that is gone.</param>
/// <param name="Member">The type or member with its namespace: <c>WhatsApp.Generated.MediaInfo.Url</c>.</param>
/// <param name="IsType">Whether it is a type.</param>
public sealed partial record ApiBreak(string Package, string Code, string Member, bool IsType)
{
    /// <summary>The name to write into the changelog: <c>Type.Member</c> or <c>Type</c>.</summary>
    public string Name => string.Join('.', Member.Split('.')[(IsType ? ^1 : ^2)..]);

    /// <summary>Reads what the package validation writes. Both accessors of a property are one break.</summary>
    public static IEnumerable<ApiBreak> Read(string file)
    {
        string package = Path.GetFileNameWithoutExtension(file);
        return XDocument.Load(file).Root!.Elements()
            .Select(found => (Code: found.Element("DiagnosticId")!.Value, Target: found.Element("Target")?.Value))
            .Select(found => Of(package, found.Code, found.Target ?? package))
            .Distinct();
    }

    /// <summary>Whether a name of the changelog is that of this, of its type or of a type around it.</summary>
    public bool IsNamed(string name) => $".{Member}.".Contains($".{name}.", StringComparison.Ordinal);

    // The target is the id of a documentation comment: 'M:Space.Type`1.get_Name(System.Int32)~Result'.
    private static ApiBreak Of(string package, string code, string target)
    {
        Match id = DocumentationId().Match(target);
        string member = Arity().Replace(id.Success ? id.Groups["member"].Value : target, string.Empty);
        bool isConstructor = member.EndsWith(".#ctor", StringComparison.Ordinal);
        return new ApiBreak(
            package,
            code,
            isConstructor ? member[..^".#ctor".Length] : Accessor().Replace(member, "."),
            isConstructor || target.StartsWith("T:", StringComparison.Ordinal));
    }

    [GeneratedRegex("^[A-Z]:(?<member>[^(~]+)")]
    private static partial Regex DocumentationId();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"\.(?:get|set|add|remove)_(?=\w+$)")]
    private static partial Regex Accessor();
}
