using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Use of the limit of an app. At 100 percent of any member, its calls are refused for a while.</summary>
public sealed class AppUsage : JsonModel, IJsonModel<AppUsage>
{
    /// <summary>Calls, in percent of the limit.</summary>
    public double? CallCount { get; set; }

    /// <summary>Processor time, in percent of the limit.</summary>
    public double? TotalCpuTime { get; set; }

    /// <summary>Time that the calls took, in percent of the limit.</summary>
    public double? TotalTime { get; set; }

    static AppUsage IJsonModel<AppUsage>.ReadFrom(GraphJsonReader reader) => reader.ReadObject(new AppUsage());

    /// <inheritdoc/>
    protected internal override bool ReadMember(string name, GraphJsonReader reader)
    {
        switch (name)
        {
            case "call_count":
                CallCount = reader.ReadDouble();
                return true;
            case "total_cputime":
                TotalCpuTime = reader.ReadDouble();
                return true;
            case "total_time":
                TotalTime = reader.ReadDouble();
                return true;
            default:
                return base.ReadMember(name, reader);
        }
    }

    /// <inheritdoc/>
    protected internal override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteDouble("call_count", CallCount);
        writer.WriteDouble("total_cputime", TotalCpuTime);
        writer.WriteDouble("total_time", TotalTime);
    }
}
