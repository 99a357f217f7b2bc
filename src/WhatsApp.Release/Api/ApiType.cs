using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WhatsApp.Release.Api;

/// <summary>One type of a listing.</summary>
internal static class ApiType
{
    /// <summary>Interfaces that only the runtime asks for, and that a type has for itself.</summary>
    private static readonly HashSet<string> Plumbing = ["IJsonModel", "IOpenEnumValue", "IEquatable"];

    /// <summary>Whether code outside the package can name a symbol.</summary>
    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public
        || (
            symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal
            && !symbol.ContainingType.IsSealed
            && CanBeExtended(symbol.ContainingType)
        );

    /// <summary>The line of the type: <c>sealed class Rope() : JsonModel</c>.</summary>
    public static string Header(INamedTypeSymbol type)
    {
        List<string> bases = [.. Bases(type).Select(ApiNames.Of)];
        return string.Concat(
            Obsolete(type),
            Modifiers(type),
            Kind(type),
            ApiNames.Of(type),
            Constructors(type) is [var only] && HeaderHas(only) ? Parameters(only) : string.Empty,
            bases.Count > 0 ? " : " + string.Join(", ", bases) : string.Empty,
            ApiNames.Constraints(type)
        );
    }

    /// <summary>The lines of the members.</summary>
    public static IEnumerable<string> Members(INamedTypeSymbol type)
    {
        if (IsOpenEnum(type))
        {
            return type.GetMembers()
                .OfType<IPropertySymbol>()
                .Where(property => property.IsStatic && IsVisible(property))
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => $"{Obsolete(property)}{property.Name}{ValueOf(property)}");
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return type.GetMembers().OfType<IFieldSymbol>().Select(field => $"{field.Name} = {field.ConstantValue}");
        }

        List<IMethodSymbol> constructors = Constructors(type);
        return constructors
            .Where(constructor => constructors.Count > 1 || !HeaderHas(constructor))
            .Select(constructor => Protected(constructor) + "new" + Parameters(constructor))
            .Order(StringComparer.Ordinal)
            .Concat(ApiMembers.Of(type));
    }

    /// <summary><c>[Obsolete("…")] </c>, or nothing.</summary>
    public static string Obsolete(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")
            is { } attribute
            ? $"[Obsolete(\"{attribute.ConstructorArguments.FirstOrDefault().Value}\")] "
            : string.Empty;

    /// <summary><c>protected </c>, or nothing.</summary>
    public static string Protected(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public ? string.Empty : "protected ";

    // A class whose constructors are all private or internal is one that only the package extends.
    private static bool CanBeExtended(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(constructor =>
            constructor.DeclaredAccessibility
                is Accessibility.Public
                    or Accessibility.Protected
                    or Accessibility.ProtectedOrInternal
        );

    private static bool IsOpenEnum(INamedTypeSymbol type) =>
        type.IsValueType && type.Interfaces.Any(of => of.Name == "IOpenEnumValue");

    private static string Modifiers(INamedTypeSymbol type) =>
        type.TypeKind switch
        {
            TypeKind.Class when type.IsStatic => "static ",
            TypeKind.Class when type.IsAbstract => "abstract ",
            TypeKind.Class when type.IsSealed => "sealed ",
            TypeKind.Struct when type.IsReadOnly && !IsOpenEnum(type) => "readonly ",
            _ => string.Empty,
        };

    private static string Kind(INamedTypeSymbol type) =>
        type.TypeKind switch
        {
            TypeKind.Struct when IsOpenEnum(type) => "open enum ",
            TypeKind.Struct => type.IsRecord ? "record struct " : "struct ",
            TypeKind.Interface => "interface ",
            TypeKind.Enum => "enum ",
            TypeKind.Delegate => "delegate ",
            _ => type.IsRecord ? "record " : "class ",
        };

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } extended)
        {
            yield return extended;
        }

        foreach (INamedTypeSymbol of in type.Interfaces.Where(of => !Plumbing.Contains(of.Name)))
        {
            yield return of;
        }
    }

    // A type without parentheses in its header and without 'new' below it cannot be made by a user.
    private static bool HeaderHas(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility == Accessibility.Public;

    private static List<IMethodSymbol> Constructors(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Enum or TypeKind.Interface || IsOpenEnum(type)
            ? []
            :
            [
                .. type.InstanceConstructors.Where(constructor =>
                    IsVisible(constructor)
                    && !(type.IsRecord && constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1)
                    && !(type.IsValueType && constructor.IsImplicitlyDeclared)
                ),
            ];

    private static string Parameters(IMethodSymbol constructor)
    {
        string whole = ApiNames.Of(constructor);
        return whole[whole.IndexOf('(', StringComparison.Ordinal)..];
    }

    // => new("APPROVED"). A built assembly has no source to read it from.
    private static string ValueOf(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax
        {
            ExpressionBody.Expression: BaseObjectCreationExpressionSyntax
            {
                ArgumentList.Arguments: [{ Expression: var value }],
            },
        }
            ? $" = {value}"
            : string.Empty;
}
