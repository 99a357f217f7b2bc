using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Use of the rate limit of an ad account.</summary>
[JsonConverter(typeof(ModelJsonConverter<AdAccountUsage>))]
public sealed class AdAccountUsage : JsonModel, IJsonModel<AdAccountUsage>
{
    /// <summary>Calls, in percent of the limit (<c>acc_id_util_pct</c>).</summary>
    public double? Utilization { get; set; }

    /// <summary>Seconds until the use is reset to 0.</summary>
    public double? ResetTimeDuration { get; set; }

    /// <summary>The app's access to the Marketing API, such as <c>standard_access</c>.</summary>
    public string? AdsApiAccessTier { get; set; }

    /// <summary><see cref="ResetTimeDuration"/>, limited to 365 days.</summary>
    public TimeSpan? TimeToReset => GraphUsage.Time(ResetTimeDuration, seconds: 1);

    static AdAccountUsage IJsonModel<AdAccountUsage>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 15 when name.SequenceEqual("acc_id_util_pct"u8):
                Utilization = reader.ReadDouble();
                return true;
            case 19 when name.SequenceEqual("reset_time_duration"u8):
                ResetTimeDuration = reader.ReadDouble();
                return true;
            case 19 when name.SequenceEqual("ads_api_access_tier"u8):
                AdsApiAccessTier = reader.ReadString();
                return true;
            default:
                return base.ReadMember(name, ref reader);
        }
    }

    /// <inheritdoc/>
    protected internal override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteDouble("acc_id_util_pct"u8, Utilization);
        writer.WriteDouble("reset_time_duration"u8, ResetTimeDuration);
        writer.WriteString("ads_api_access_tier"u8, AdsApiAccessTier);
    }
}
