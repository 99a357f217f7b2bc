using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>Use of the rate limit of an app. At 100 percent of any member, Meta refuses calls for a while.</summary>
[JsonConverter(typeof(ModelJsonConverter<AppUsage>))]
public sealed class AppUsage : JsonModel, IJsonModel<AppUsage>
{
    /// <summary>Calls, in percent of the limit.</summary>
    public double? CallCount { get; set; }

    /// <summary>Processor time, in percent of the limit.</summary>
    public double? TotalCpuTime { get; set; }

    /// <summary>Total duration of the calls, in percent of the limit.</summary>
    public double? TotalTime { get; set; }

    static AppUsage IJsonModel<AppUsage>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 10 when name.SequenceEqual("call_count"u8):
                CallCount = reader.ReadDouble();
                return true;
            case 13 when name.SequenceEqual("total_cputime"u8):
                TotalCpuTime = reader.ReadDouble();
                return true;
            case 10 when name.SequenceEqual("total_time"u8):
                TotalTime = reader.ReadDouble();
                return true;
            default:
                return base.ReadMember(name, ref reader);
        }
    }

    /// <inheritdoc/>
    protected internal override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteDouble("call_count"u8, CallCount);
        writer.WriteDouble("total_cputime"u8, TotalCpuTime);
        writer.WriteDouble("total_time"u8, TotalTime);
    }
}
