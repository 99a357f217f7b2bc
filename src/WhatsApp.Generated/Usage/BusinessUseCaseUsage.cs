using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// Use of the rate limit of one business use case of a business object. At 100 percent of any limit, Meta refuses its
/// calls for a while.
/// </summary>
[JsonConverter(typeof(ModelJsonConverter<BusinessUseCaseUsage>))]
public sealed class BusinessUseCaseUsage : JsonModel, IJsonModel<BusinessUseCaseUsage>
{
    /// <summary>The business use case, such as <c>whatsapp</c> or <c>whatsapp_business_management</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Calls, in percent of the limit.</summary>
    public double? CallCount { get; set; }

    /// <summary>Processor time, in percent of the limit.</summary>
    public double? TotalCpuTime { get; set; }

    /// <summary>Total duration of the calls, in percent of the limit.</summary>
    public double? TotalTime { get; set; }

    /// <summary>Minutes until Meta accepts calls again, as Meta estimates. 0 if it accepts them.</summary>
    public double? EstimatedTimeToRegainAccess { get; set; }

    /// <summary>The app's access to the Marketing API, such as <c>standard_access</c>. For ads only.</summary>
    public string? AdsApiAccessTier { get; set; }

    /// <summary><see cref="EstimatedTimeToRegainAccess"/>, limited to 365 days.</summary>
    public TimeSpan? TimeToRegainAccess => GraphUsage.Time(EstimatedTimeToRegainAccess, seconds: 60);

    static BusinessUseCaseUsage IJsonModel<BusinessUseCaseUsage>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("type"u8):
                Type = reader.ReadString();
                return true;
            case 10 when name.SequenceEqual("call_count"u8):
                CallCount = reader.ReadDouble();
                return true;
            case 13 when name.SequenceEqual("total_cputime"u8):
                TotalCpuTime = reader.ReadDouble();
                return true;
            case 10 when name.SequenceEqual("total_time"u8):
                TotalTime = reader.ReadDouble();
                return true;
            case 31 when name.SequenceEqual("estimated_time_to_regain_access"u8):
                EstimatedTimeToRegainAccess = reader.ReadDouble();
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
        writer.WriteString("type"u8, Type);
        writer.WriteDouble("call_count"u8, CallCount);
        writer.WriteDouble("total_cputime"u8, TotalCpuTime);
        writer.WriteDouble("total_time"u8, TotalTime);
        writer.WriteDouble("estimated_time_to_regain_access"u8, EstimatedTimeToRegainAccess);
        writer.WriteString("ads_api_access_tier"u8, AdsApiAccessTier);
    }
}
