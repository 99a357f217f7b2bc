using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>Why a flow asks its endpoint. Other values than these are kept.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumJsonConverter<FlowDataAction>))]
public readonly record struct FlowDataAction(string Value) : IOpenEnumValue<FlowDataAction>
{
    /// <summary>The flow was opened. The first screen is wanted.</summary>
    public static FlowDataAction Init => new("INIT");

    /// <summary>The person went back to a screen that has <c>refresh_on_back</c>.</summary>
    public static FlowDataAction Back => new("BACK");

    /// <summary>A screen was submitted, or a component of it asks for data.</summary>
    public static FlowDataAction DataExchange => new("data_exchange");

    /// <summary>Meta checks whether the endpoint is alive.</summary>
    public static FlowDataAction Ping => new("ping");

    /// <summary>Takes any text, known or not.</summary>
    public static implicit operator FlowDataAction(string value) => new(value);

    /// <inheritdoc/>
    public static FlowDataAction FromValue(string value) => new(value);

    /// <summary>The text on the wire.</summary>
    public override string ToString() => Value ?? string.Empty;
}
