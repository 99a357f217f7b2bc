using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Use of the limit of an ad account.</summary>
[JsonConverter(typeof(ModelJsonConverter<AdAccountUsage>))]
public sealed class AdAccountUsage : JsonModel, IJsonModel<AdAccountUsage>
{
    /// <summary>Calls, in percent of the limit (<c>acc_id_util_pct</c>).</summary>
    public double? Utilization { get; set; }

    /// <summary>Seconds until the use is counted from 0 again.</summary>
    public double? ResetTimeDuration { get; set; }

    /// <summary>Access to the Marketing API that the app has, such as <c>standard_access</c>.</summary>
    public string? AdsApiAccessTier { get; set; }

    /// <summary><see cref="ResetTimeDuration"/>, at most a year.</summary>
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
