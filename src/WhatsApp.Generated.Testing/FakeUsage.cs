using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// Usage of Meta's rate limits, in percent of each limit, as the headers X-App-Usage and X-Business-Use-Case-Usage
/// report it. Meta throttles at 100; the fake server does not: use <see cref="FakeGraphServer.FailNext"/>.
/// </summary>
public sealed record FakeUsage
{
    /// <summary>Number of calls, in percent.</summary>
    public int CallCount { get; init; }

    /// <summary>Time of the calls, in percent.</summary>
    public int TotalTime { get; init; }

    /// <summary>Processor time of the calls, in percent.</summary>
    public int TotalCpuTime { get; init; }

    /// <summary>How long calls will be refused, sent in whole minutes. Zero if they are not refused.</summary>
    public TimeSpan TimeToRegainAccess { get; init; }

    /// <summary>Type of the business limit. The default is <c>whatsapp_business_management</c>.</summary>
    public string Type { get; init; } = "whatsapp_business_management";

    /// <summary>The headers for calls about an account.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Headers(string accountId)
    {
        JsonObject app = Counts();
        JsonObject business = Counts();
        business["type"] = Type;
        business["estimated_time_to_regain_access"] = (int)Math.Ceiling(TimeToRegainAccess.TotalMinutes);
        yield return new("X-App-Usage", app.ToJsonString());
        yield return new(
            "X-Business-Use-Case-Usage",
            new JsonObject { [accountId] = new JsonArray(business) }.ToJsonString());
    }

    private JsonObject Counts() => new()
    {
        ["call_count"] = CallCount,
        ["total_cputime"] = TotalCpuTime,
        ["total_time"] = TotalTime,
    };
}
