using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// How much of Meta's limits is used up, in percent of each, as the headers X-App-Usage and X-Business-Use-Case-Usage
/// tell. At 100, Meta throttles; the fake does not, unless <see cref="FakeGraphServer.FailNext"/> says so.
/// </summary>
public sealed record FakeUsage
{
    /// <summary>Calls.</summary>
    public int CallCount { get; init; }

    /// <summary>Time that the calls took.</summary>
    public int TotalTime { get; init; }

    /// <summary>Processor time that the calls took.</summary>
    public int TotalCpuTime { get; init; }

    /// <summary>How long calls will be refused, sent in whole minutes. Zero while they are not.</summary>
    public TimeSpan TimeToRegainAccess { get; init; }

    /// <summary>The limit of the business that is meant.</summary>
    public string Type { get; init; } = "whatsapp_business_management";

    /// <summary>The headers, for calls about an account.</summary>
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
