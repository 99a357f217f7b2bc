using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>The response of an endpoint to a flow. The static methods create it.</summary>
[JsonConverter(typeof(ModelJsonConverter<FlowDataResponse>))]
public sealed class FlowDataResponse : JsonModel, IJsonModel<FlowDataResponse>
{
    /// <summary>Name of the screen that Meta reserves for closing a flow.</summary>
    public const string LastScreen = "SUCCESS";

    /// <summary>Version of the Data API. Optional.</summary>
    public string? Version { get; set; }

    /// <summary>The screen to show.</summary>
    public string? Screen { get; set; }

    /// <summary>The data for the screen: a JSON object as the flow defines it.</summary>
    public RawJson? Data { get; set; }

    /// <summary>
    /// Why the flow cannot continue, for the person to read. If it is set, the response has status 427 and its other
    /// members are ignored.
    /// </summary>
    public string? TokenError { get; set; }

    /// <summary>Shows a screen.</summary>
    /// <param name="screen">The screen, which may be the one that sent the request.</param>
    /// <param name="data">Data for the screen, as a JSON object. The default is an empty object.</param>
    /// <exception cref="ArgumentException">The data is not a JSON object, or the screen is empty.</exception>
    public static FlowDataResponse Show(string screen, RawJson? data = null) =>
        new() { Screen = Checked(screen), Data = Members(data).ToRaw() };

    /// <summary>Shows a screen with a message that says what the person has to change.</summary>
    /// <param name="screen">The screen, which may be the one that sent the request.</param>
    /// <param name="message">The message.</param>
    /// <param name="data">Other data for the screen, as a JSON object. The default is an empty object.</param>
    /// <exception cref="ArgumentException">The data is not a JSON object, or the screen is empty.</exception>
    public static FlowDataResponse ShowError(string screen, string message, RawJson? data = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        JsonObjectModel members = Members(data);
        members.AdditionalData["error_message"] = RawJson.FromString(message);
        return new() { Screen = Checked(screen), Data = members.ToRaw() };
    }

    /// <summary>Closes the flow. The webhook receives its result as a message of the person.</summary>
    /// <param name="flowToken">The flow token of the request.</param>
    /// <param name="parameters">Values of that message other than the flow token. The default is none.</param>
    public static FlowDataResponse Close(string flowToken, IReadOnlyDictionary<string, RawJson>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(flowToken);
        JsonObjectModel message = JsonObjectModel.With("flow_token", RawJson.FromString(flowToken));
        foreach ((string name, RawJson value) in parameters ?? new Dictionary<string, RawJson>())
        {
            message.AdditionalData[name] = value;
        }

        RawJson response = JsonObjectModel.With("params", message.ToRaw()).ToRaw();
        return new()
        {
            Screen = LastScreen,
            Data = JsonObjectModel.With("extension_message_response", response).ToRaw(),
        };
    }

    /// <summary>
    /// Closes the flow because its token is no longer valid. The person reads the message and cannot open the flow from
    /// the same chat message again: send a new one with a new token.
    /// </summary>
    /// <param name="message">The message, such as <c>The order has already been placed</c>.</param>
    public static FlowDataResponse TokenNotValid(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new() { TokenError = message };
    }

    static FlowDataResponse IJsonModel<FlowDataResponse>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 7 when name.SequenceEqual("version"u8):
                Version = reader.ReadString();
                return true;
            case 6 when name.SequenceEqual("screen"u8):
                Screen = reader.ReadString();
                return true;
            case 4 when name.SequenceEqual("data"u8):
                Data = reader.ReadRaw();
                return true;
            case 9 when name.SequenceEqual("error_msg"u8):
                TokenError = reader.ReadString();
                return true;
            default:
                return base.ReadMember(name, ref reader);
        }
    }

    /// <inheritdoc/>
    protected override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteString("version"u8, Version);
        writer.WriteString("screen"u8, Screen);
        writer.WriteRaw("data"u8, Data);
        writer.WriteString("error_msg"u8, TokenError);
    }

    internal static FlowDataResponse WithData(string member, RawJson value) =>
        new() { Data = JsonObjectModel.With(member, value).ToRaw() };

    private static string Checked(string screen)
    {
        ArgumentException.ThrowIfNullOrEmpty(screen);
        return screen;
    }

    private static JsonObjectModel Members(RawJson? data) => data is null
        ? new()
        : JsonObjectModel.From(data)
            ?? throw new ArgumentException("The data of a screen has to be a JSON object.", nameof(data));
}
