namespace WhatsApp.Generated;

// CUSTOM: what the catalogue of codes says about an error, in an answer and in a webhook alike.
public sealed partial class GraphError
{
    /// <summary>What the error is about, by the catalogue of codes.</summary>
    public GraphErrorGroup Group => Known?.Group ?? GraphErrorGroup.Unknown;

    /// <summary>
    /// What to do about it, by the catalogue of codes; null for a code that it does not have. For a failed call, the
    /// advice of its <see cref="GraphApiException"/> knows more: whether the call reads or writes.
    /// </summary>
    public SuggestedAction? SuggestedAction => Known?.Action;

    private (GraphErrorGroup Group, SuggestedAction Action, bool IsRefused)? Known =>
        Code is { } code ? GraphErrorCode.Describe(code) : null;
}
