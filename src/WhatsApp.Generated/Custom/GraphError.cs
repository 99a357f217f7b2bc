namespace WhatsApp.Generated;

// CUSTOM: what the catalogue of codes says about an error, in an answer and in a webhook alike.
public sealed partial class GraphError
{
    /// <summary>What the error is about, by the catalogue of codes.</summary>
    public GraphErrorGroup Group => Code is { } code && GraphErrorCode.Describe(code) is { } known
        ? known.Group
        : GraphErrorGroup.Unknown;
}
