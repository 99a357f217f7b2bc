using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace WhatsApp.Release.Api;

/// <summary>How types and members are spelt in a listing: C#, without namespaces.</summary>
internal static partial class ApiNames
{
    private const SymbolDisplayMiscellaneousOptions Spelling =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral;

    private static readonly SymbolDisplayFormat Type = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: Spelling
    );

    private static readonly SymbolDisplayFormat Member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: Spelling
    );

    /// <summary>A type's name with those of the types that it is nested in.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Type);

    /// <summary>What a type demands of its type parameters, such as <c> where T : JsonModel</c>, or nothing.</summary>
    public static string Constraints(INamedTypeSymbol type) =>
        type.ToDisplayString(
            Type.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        )[Of(type).Length..];

    /// <summary>A member's whole signature; what a user cannot set is shown as not settable.</summary>
    public static string Of(ISymbol member) =>
        Hidden().Replace(member.ToDisplayString(Member), string.Empty);

    [GeneratedRegex("(private|internal|private protected) (set|init); ")]
    private static partial Regex Hidden();
}
