namespace WhatsApp.Generated.Testing.Graph;

/// <summary>
/// Refuses what Meta refuses since 2026-11-04 from a new app, on every version: several ids, the format of times, the
/// override of the HTTP method, aliases of fields, JSONP and asynchronous batches. Error 12 is the one of the Graph API
/// for what a version no longer has; Meta has not published its words for these features.
/// </summary>
internal static class RemovedFeatures
{
    private static readonly (string Name, string Feature)[] Parameters =
    [
        ("ids", "multi-ID requests are"),
        ("date_format", "date/time formatting is"),
        ("method", "HTTP method override is"),
        ("callback", "JSONP callbacks are"),
        ("asyncbatch", "asynchronous batch requests are"),
    ];

    public static void Refuse(RecordedRequest request)
    {
        HashSet<string> names = [.. request.Query.Keys, .. GraphParameters.Named(request).Select(member => member.Key)];
        foreach ((string name, string feature) in Parameters)
        {
            if (names.Contains(name))
            {
                throw Deprecated(feature);
            }
        }

        if (request.Query.GetValueOrDefault("fields")?.Contains(".as(", StringComparison.Ordinal) == true)
        {
            throw Deprecated("field aliases are");
        }
    }

    private static GraphErrorException Deprecated(string feature) =>
        GraphErrors.Of(12, $"(#12) {feature} deprecated");
}
