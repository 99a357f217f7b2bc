using System.Net.Http.Headers;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// How much of Meta's rate limits is used, from the headers of a response. The headers are kept as text and parsed when
/// a member is read. Nothing here throws: a header that is not valid makes its member null or leaves out the entry, and
/// its text remains readable.
/// </summary>
/// <remarks>See https://developers.facebook.com/docs/graph-api/overview/rate-limiting.</remarks>
public sealed class GraphUsage
{
    private const double MaxSeconds = 365 * 24 * 60 * 60;

    private GraphUsage()
    {
    }

    /// <summary>Use of the app's rate limit, from <c>X-App-Usage</c>. Null without it.</summary>
    public AppUsage? App => field ??= Read(AppText, static (ref reader) => reader.ReadModel<AppUsage>());

    /// <summary>
    /// Use of the rate limits of business use cases, from <c>X-Business-Use-Case-Usage</c>: lists by the id of a
    /// business object, such as a WhatsApp Business Account. Empty without it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BusinessUseCaseUsage>> BusinessUseCases =>
        field ??= ReadUseCases(BusinessUseCasesText);

    /// <summary>Use of an ad account's rate limit, from <c>X-Ad-Account-Usage</c>. Null without it.</summary>
    public AdAccountUsage? AdAccount =>
        field ??= Read(AdAccountText, static (ref reader) => reader.ReadModel<AdAccountUsage>());

    /// <summary>The header <c>X-App-Usage</c> as it was received, or null.</summary>
    public string? AppText { get; private init; }

    /// <summary>The header <c>X-Business-Use-Case-Usage</c> as it was received, or null.</summary>
    public string? BusinessUseCasesText { get; private init; }

    /// <summary>The header <c>X-Ad-Account-Usage</c> as it was received, or null.</summary>
    public string? AdAccountText { get; private init; }

    /// <summary>The longest time until Meta accepts calls of a business use case again, or null.</summary>
    public TimeSpan? TimeToRegainAccess => BusinessUseCases
        .Values.SelectMany(usages => usages)
        .Max(usage => usage.TimeToRegainAccess is { } time && time > TimeSpan.Zero ? time : (TimeSpan?)null);

    /// <summary>Reads the usage from the headers of a response. Null if it has none of them.</summary>
    public static GraphUsage? Of(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var usage = new GraphUsage
        {
            AppText = Text(headers, "X-App-Usage"),
            BusinessUseCasesText = Text(headers, "X-Business-Use-Case-Usage"),
            AdAccountText = Text(headers, "X-Ad-Account-Usage"),
        };
        return (usage.AppText ?? usage.BusinessUseCasesText ?? usage.AdAccountText) is null ? null : usage;
    }

    // A header may contain any number.
    internal static TimeSpan? Time(double? count, double seconds) =>
        count is { } number ? TimeSpan.FromSeconds(Math.Clamp(number * seconds, 0, MaxSeconds)) : null;

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.FirstOrDefault() : null;

    private static Dictionary<string, IReadOnlyList<BusinessUseCaseUsage>> ReadUseCases(string? text)
    {
        var useCases = new Dictionary<string, IReadOnlyList<BusinessUseCaseUsage>>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, RawJson>? lists = Read(text, static (ref reader) => reader.ReadRawMap());
        foreach ((string id, RawJson json) in lists ?? new Dictionary<string, RawJson>())
        {
            if (Read(json.ToString(), static (ref reader) => reader.ReadModelList<BusinessUseCaseUsage>()) is { } list)
            {
                useCases[id] = list;
            }
        }

        return useCases;
    }

    private static T? Read<T>(string? text, ReadValue<T?> read)
        where T : class
    {
        try
        {
            return text is null ? null : GraphJson.ReadText(text, read);
        }
        catch (GraphJsonException)
        {
            // The text is public, for a caller who needs to know why.
            return null;
        }
    }
}
