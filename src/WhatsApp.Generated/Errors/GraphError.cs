using System.Globalization;

namespace WhatsApp.Generated;

// CUSTOM: the entry of the error in the catalogue of codes, for responses and webhooks alike.
public sealed partial class GraphError
{
    private const long FirstSubcode = 2_000_000;

    /// <summary>What the error is about, according to the catalogue of codes and subcodes.</summary>
    public GraphErrorGroup Group => Known?.Group ?? GraphErrorGroup.Unknown;

    /// <summary>
    /// What to do about it, according to the catalogue of codes and subcodes; null for a code that is not listed there. For a failed
    /// call, use that of the <see cref="GraphApiException"/>, which considers whether the call reads or writes.
    /// </summary>
    public SuggestedAction? SuggestedAction => Known?.Action;

    /// <summary>The code, the subcode, the kind and the message of the error.</summary>
    public override string ToString()
    {
        string code = Code is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}") : Title ?? "no code";
        string subcode = ErrorSubcode is { } sub
            ? string.Create(CultureInfo.InvariantCulture, $", subcode {sub}")
            : string.Empty;
        return $"{code}{subcode} ({Group}): {Message ?? ErrorUserMsg}";
    }

    // A subcode that the catalogue lists is more specific than its code. Short subcodes are not those of the catalogue:
    // 463 is an expired token, and 4 is no rate limit.
    private (GraphErrorGroup Group, SuggestedAction Action, bool IsRefused)? Known =>
        ErrorSubcode is >= FirstSubcode and { } subcode && GraphErrorCode.Describe(subcode) is { } specific ? specific
        : Code is { } code ? GraphErrorCode.Describe(code)
        : null;
}
