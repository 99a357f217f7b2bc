using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// Use of the limit of one business use case of a business object. At 100 percent of any count, its calls are refused
/// for a while.
/// </summary>
public sealed class BusinessUseCaseUsage : JsonModel, IJsonModel<BusinessUseCaseUsage>
{
    /// <summary>The limit that is meant, such as <c>whatsapp</c> or <c>whatsapp_business_management</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Calls, in percent of the limit.</summary>
    public double? CallCount { get; set; }

    /// <summary>Processor time, in percent of the limit.</summary>
    public double? TotalCpuTime { get; set; }

    /// <summary>Time that the calls took, in percent of the limit.</summary>
    public double? TotalTime { get; set; }

    /// <summary>Minutes until calls are let in again, by Meta's estimate; 0 while they are.</summary>
    public double? EstimatedTimeToRegainAccess { get; set; }

    /// <summary>Access to the Marketing API that the app has, such as <c>standard_access</c>. Of ads only.</summary>
    public string? AdsApiAccessTier { get; set; }

    /// <summary><see cref="EstimatedTimeToRegainAccess"/>, at most a year.</summary>
    public TimeSpan? TimeToRegainAccess => GraphUsage.Time(EstimatedTimeToRegainAccess, seconds: 60);

    static BusinessUseCaseUsage IJsonModel<BusinessUseCaseUsage>.ReadFrom(GraphJsonReader reader) =>
        reader.ReadObject(new BusinessUseCaseUsage());

    /// <inheritdoc/>
    protected internal override bool ReadMember(string name, GraphJsonReader reader)
    {
        switch (name)
        {
            case "type":
                Type = reader.ReadString();
                return true;
            case "call_count":
                CallCount = reader.ReadDouble();
                return true;
            case "total_cputime":
                TotalCpuTime = reader.ReadDouble();
                return true;
            case "total_time":
                TotalTime = reader.ReadDouble();
                return true;
            case "estimated_time_to_regain_access":
                EstimatedTimeToRegainAccess = reader.ReadDouble();
                return true;
            case "ads_api_access_tier":
                AdsApiAccessTier = reader.ReadString();
                return true;
            default:
                return base.ReadMember(name, reader);
        }
    }

    /// <inheritdoc/>
    protected internal override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteString("type", Type);
        writer.WriteDouble("call_count", CallCount);
        writer.WriteDouble("total_cputime", TotalCpuTime);
        writer.WriteDouble("total_time", TotalTime);
        writer.WriteDouble("estimated_time_to_regain_access", EstimatedTimeToRegainAccess);
        writer.WriteString("ads_api_access_tier", AdsApiAccessTier);
    }
}
