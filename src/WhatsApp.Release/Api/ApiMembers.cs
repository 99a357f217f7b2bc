using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WhatsApp.Release.Api;

/// <summary>The members of a type in a listing: fields, properties, events, methods, operators, each by name.</summary>
internal static class ApiMembers
{
    /// <summary>The lines of the members that are no constructors.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type)
    {
        List<ISymbol> members =
        [
            .. type.GetMembers()
                .Where(member => ApiType.IsVisible(member) && !member.IsImplicitlyDeclared && !IsRepeated(member)),
        ];
        Dictionary<string, IMethodSymbol> withOptions = members
            .OfType<IMethodSymbol>()
            .Where(TakesOptions)
            .ToDictionary(method => Key(method, [.. method.Parameters[..^2], method.Parameters[^1]]));
        Dictionary<string, IMethodSymbol> without = members
            .OfType<IMethodSymbol>()
            .Where(method => withOptions.ContainsKey(Key(method, method.Parameters)))
            .ToDictionary(method => Key(method, method.Parameters));
        HashSet<ISymbol> folded = new(
            without.Keys.Select(key => withOptions[key]),
            SymbolEqualityComparer.Default
        );
        return members
            .Where(member => !folded.Contains(member))
            .Select(member => (Rank: Rank(member), member.Name, Text: Line(member, withOptions)))
            .OrderBy(member => member.Rank)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
            .Select(member => member.Text);
    }

    private static int Rank(ISymbol member) =>
        member switch
        {
            IFieldSymbol => 0,
            IPropertySymbol { IsIndexer: false } => 1,
            IPropertySymbol => 2,
            IEventSymbol => 3,
            IMethodSymbol { MethodKind: MethodKind.Ordinary } => 4,
            _ => 5,
        };

    // Accessors are listed with their property, overrides with their base, and parameters of a record in its header.
    private static bool IsRepeated(ISymbol member) =>
        member.IsOverride
        || member
            is INamedTypeSymbol
                or IMethodSymbol
            {
                MethodKind: not (MethodKind.Ordinary or MethodKind.Conversion or MethodKind.UserDefinedOperator),
            }
        || (
            member is IPropertySymbol { DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax() is ParameterSyntax
        );

    // An operation has two overloads, with options and without. They are one line, with the options in brackets.
    private static string Line(ISymbol member, Dictionary<string, IMethodSymbol> withOptions)
    {
        string text = ApiNames.Of(member);
        if (
            member is IMethodSymbol method
            && withOptions.GetValueOrDefault(Key(method, method.Parameters)) is { } full
        )
        {
            int last = text.LastIndexOf("CancellationToken ", StringComparison.Ordinal);
            string isVirtual = full.IsVirtual ? "virtual " : string.Empty;
            text = $"{isVirtual}{text[..last]}[{ApiNames.Of(full.Parameters[^2])},] {text[last..]}";
        }

        bool isOfInterface = member.IsStatic && member.ContainingType.TypeKind == TypeKind.Interface;
        return ApiType.Obsolete(member) + ApiType.Protected(member) + (isOfInterface ? "static " : string.Empty) + text;
    }

    private static bool TakesOptions(IMethodSymbol method) =>
        method.Parameters.Length > 1
        && method.Parameters[^2].Type.Name == "RequestOptions"
        && method.Parameters[^1].Type.Name == nameof(CancellationToken);

    private static string Key(IMethodSymbol method, IReadOnlyList<IParameterSymbol> parameters) =>
        $"{method.Name}({string.Join(", ", parameters.Select(parameter => ApiNames.Of(parameter.Type)))})";
}
