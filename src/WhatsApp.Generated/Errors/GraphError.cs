namespace WhatsApp.Generated;

// CUSTOM: the entry of the error in the catalogue of codes, for responses and webhooks alike.
public sealed partial class GraphError
{
    /// <summary>What the error is about, according to the catalogue of codes.</summary>
    public GraphErrorGroup Group => Known?.Group ?? GraphErrorGroup.Unknown;

    /// <summary>
    /// What to do about it, according to the catalogue of codes; null for a code that is not listed there. For a failed
    /// call, use that of the <see cref="GraphApiException"/>, which considers whether the call reads or writes.
    /// </summary>
    public SuggestedAction? SuggestedAction => Known?.Action;

    private (GraphErrorGroup Group, SuggestedAction Action, bool IsRefused)? Known =>
        Code is { } code ? GraphErrorCode.Describe(code) : null;
}
