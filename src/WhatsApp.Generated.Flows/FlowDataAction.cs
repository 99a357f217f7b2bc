using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>Why a flow sends a request to its endpoint. Values that are not listed here are accepted.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumJsonConverter<FlowDataAction>))]
public readonly record struct FlowDataAction(string Value) : IOpenEnumValue<FlowDataAction>
{
    /// <summary>The flow was opened and needs its first screen.</summary>
    public static FlowDataAction Init => new("INIT");

    /// <summary>The person went back to a screen that has <c>refresh_on_back</c>.</summary>
    public static FlowDataAction Back => new("BACK");

    /// <summary>A screen was submitted, or one of its components needs data.</summary>
    public static FlowDataAction DataExchange => new("data_exchange");

    /// <summary>A health check by Meta.</summary>
    public static FlowDataAction Ping => new("ping");

    /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
    public static implicit operator FlowDataAction(string value) => new(value);

    /// <inheritdoc/>
    public static FlowDataAction FromValue(string value) => new(value);

    /// <summary>The text on the wire.</summary>
    public override string ToString() => Value ?? string.Empty;
}
