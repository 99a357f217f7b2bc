using System.Net.Http.Headers;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// How much of Meta's limits of calls is used up, as the headers of an answer tell. Only the text of the headers is
/// kept until somebody asks. A header that is not as Meta describes it makes its member null, or leaves the entry out,
/// and stays readable as text; nothing here throws.
/// </summary>
/// <remarks>See https://developers.facebook.com/docs/graph-api/overview/rate-limiting.</remarks>
public sealed class GraphUsage
{
    private const double MostSeconds = 365 * 24 * 60 * 60;

    private readonly Lazy<AppUsage?> _app;
    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<BusinessUseCaseUsage>>> _businessUseCases;
    private readonly Lazy<AdAccountUsage?> _adAccount;

    private GraphUsage(string? app, string? businessUseCases, string? adAccount)
    {
        AppText = app;
        BusinessUseCasesText = businessUseCases;
        AdAccountText = adAccount;
        _app = new(() => Read<AppUsage>(app));
        _businessUseCases = new(() => ReadUseCases(businessUseCases));
        _adAccount = new(() => Read<AdAccountUsage>(adAccount));
    }

    /// <summary>Use of the app's limit, from <c>X-App-Usage</c>. Null where the answer does not tell.</summary>
    public AppUsage? App => _app.Value;

    /// <summary>
    /// Use of the limits of business use cases, from <c>X-Business-Use-Case-Usage</c>: lists by the id of a business
    /// object, such as a WhatsApp Business Account. Empty where the answer does not tell.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BusinessUseCaseUsage>> BusinessUseCases =>
        _businessUseCases.Value;

    /// <summary>Use of an ad account's limit, from <c>X-Ad-Account-Usage</c>. Null where it is not told.</summary>
    public AdAccountUsage? AdAccount => _adAccount.Value;

    /// <summary>The header <c>X-App-Usage</c> as it came, or null.</summary>
    public string? AppText { get; }

    /// <summary>The header <c>X-Business-Use-Case-Usage</c> as it came, or null.</summary>
    public string? BusinessUseCasesText { get; }

    /// <summary>The header <c>X-Ad-Account-Usage</c> as it came, or null.</summary>
    public string? AdAccountText { get; }

    /// <summary>The longest time after which calls are let in again, of all business use cases; or null.</summary>
    public TimeSpan? TimeToRegainAccess => BusinessUseCases
        .Values.SelectMany(usages => usages)
        .Max(usage => usage.TimeToRegainAccess is { } time && time > TimeSpan.Zero ? time : (TimeSpan?)null);

    /// <summary>Takes the usage from the headers of an answer; null where there is none.</summary>
    public static GraphUsage? Of(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        string? app = Text(headers, "X-App-Usage");
        string? businessUseCases = Text(headers, "X-Business-Use-Case-Usage");
        string? adAccount = Text(headers, "X-Ad-Account-Usage");
        return (app ?? businessUseCases ?? adAccount) is null
            ? null
            : new GraphUsage(app, businessUseCases, adAccount);
    }

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.FirstOrDefault() : null;

    private static T? Read<T>(string? text)
        where T : JsonModel, IJsonModel<T> =>
        text is null ? null : Try(text, static (ref reader) => reader.ReadModel<T>());

    private static Dictionary<string, IReadOnlyList<BusinessUseCaseUsage>> ReadUseCases(string? text)
    {
        var useCases = new Dictionary<string, IReadOnlyList<BusinessUseCaseUsage>>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, RawJson>? lists =
            text is null ? null : Try(text, static (ref reader) => reader.ReadRawMap());
        foreach ((string id, RawJson list) in lists ?? new Dictionary<string, RawJson>())
        {
            if (Try(list.ToString(), static (ref reader) => reader.ReadModelList<BusinessUseCaseUsage>()) is { } usages)
            {
                useCases[id] = usages;
            }
        }

        return useCases;
    }

    // A header may tell any number.
    internal static TimeSpan? Time(double? count, double seconds) =>
        count is { } number ? TimeSpan.FromSeconds(Math.Clamp(number * seconds, 0, MostSeconds)) : null;

    private static T? Try<T>(string text, ReadValue<T?> read)
        where T : class
    {
        try
        {
            return GraphJson.ReadText(text, read);
        }
        catch (GraphJsonException)
        {
            // The text is there for whoever wants to know.
            return null;
        }
    }
}
