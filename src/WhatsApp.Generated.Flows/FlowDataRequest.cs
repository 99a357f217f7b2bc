using System.Text.Json.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>A request of a flow, decrypted. Members that are not listed here are in its additional data.</summary>
/// <remarks>
/// Only the app on the person's phone and the endpoint can read it, so Meta has not checked it: validate the data and
/// the flow token. <see cref="HasValidTokenSignature"/> checks whether Meta signed the token.
/// </remarks>
[JsonConverter(typeof(ModelJsonConverter<FlowDataRequest>))]
public sealed class FlowDataRequest : JsonModel, IJsonModel<FlowDataRequest>
{
    /// <summary>Version of the Data API, such as <c>3.0</c>.</summary>
    public string? Version { get; set; }

    /// <summary>Why the flow sends the request.</summary>
    public FlowDataAction? Action { get; set; }

    /// <summary>
    /// The screen that sends the request. Often null for <see cref="FlowDataAction.Init"/> and
    /// <see cref="FlowDataAction.Back"/>.
    /// </summary>
    public string? Screen { get; set; }

    /// <summary>The data of the screen: a JSON object as the flow defines it.</summary>
    public RawJson? Data { get; set; }

    /// <summary>The token that the business sent with the flow, which identifies the session.</summary>
    public string? FlowToken { get; set; }

    /// <summary>The flow token as a JSON Web Token signed with the app secret. Data API 4.0 only.</summary>
    public string? FlowTokenSignature { get; set; }

    /// <summary>
    /// In an error notification, the code of what was wrong with the previous response; otherwise null.
    /// </summary>
    public string? ErrorCode => ReadError()?.Code;

    /// <summary>
    /// In an error notification, the explanation of what was wrong with the previous response; otherwise null.
    /// </summary>
    public string? ErrorMessage => ReadError()?.Message;

    /// <summary>
    /// Whether the flow reports that it did not understand the previous response: the data has a string <c>error</c>,
    /// and the action is neither <see cref="FlowDataAction.Back"/> nor <see cref="FlowDataAction.Ping"/>. Do not name a
    /// field of a screen <c>error</c>.
    /// </summary>
    public bool IsErrorNotification => ErrorCode is not null;

    /// <summary>Photos or documents that a picker has uploaded; empty if there are none.</summary>
    /// <param name="member">Member of <see cref="Data"/> with the files, such as <c>photo_picker</c>.</param>
    public IReadOnlyList<FlowMedia> GetMedia(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        JsonObjectModel? data = JsonObjectModel.From(Data);
        return data is not null && data.AdditionalData.TryGetValue(member, out RawJson? list)
            ? GraphJson.Read<FlowMediaList>($$"""{"items":{{list}}}""").Items ?? []
            : [];
    }

    /// <summary>
    /// Whether <see cref="FlowTokenSignature"/> proves that Meta has issued <see cref="FlowToken"/> to this person's
    /// flow: it is signed with HS256 and the app secret, and names the same token. False without a signature.
    /// </summary>
    /// <param name="appSecret">The app secret, from the App Dashboard.</param>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public bool HasValidTokenSignature(string appSecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(appSecret);
        return FlowToken is not null
            && FlowTokenSignature is not null
            && FlowTokenJwt.Verify(FlowTokenSignature, FlowToken, appSecret);
    }

    static FlowDataRequest IJsonModel<FlowDataRequest>.Create(ref GraphJsonReader reader) => new();

    /// <inheritdoc/>
    protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
    {
        switch (name.Length)
        {
            case 7 when name.SequenceEqual("version"u8):
                Version = reader.ReadString();
                return true;
            case 6 when name.SequenceEqual("action"u8):
                Action = reader.ReadEnum<FlowDataAction>();
                return true;
            case 6 when name.SequenceEqual("screen"u8):
                Screen = reader.ReadString();
                return true;
            case 4 when name.SequenceEqual("data"u8):
                Data = reader.ReadRaw();
                return true;
            case 10 when name.SequenceEqual("flow_token"u8):
                FlowToken = reader.ReadString();
                return true;
            case 20 when name.SequenceEqual("flow_token_signature"u8):
                FlowTokenSignature = reader.ReadString();
                return true;
            default:
                return base.ReadMember(name, ref reader);
        }
    }

    /// <inheritdoc/>
    protected override void WriteMembers(GraphJsonWriter writer)
    {
        writer.WriteString("version"u8, Version);
        writer.WriteEnum("action"u8, Action);
        writer.WriteString("screen"u8, Screen);
        writer.WriteRaw("data"u8, Data);
        writer.WriteString("flow_token"u8, FlowToken);
        writer.WriteString("flow_token_signature"u8, FlowTokenSignature);
    }

    private (string Code, string? Message)? ReadError()
    {
        if (Action == FlowDataAction.Back || Action == FlowDataAction.Ping || !JsonObjectModel.IsObject(Data))
        {
            return null;
        }

        FlowError error = GraphJson.Read<FlowError>(Data.ToString());

        // A value that is not a string, such as true, is not the code of an error.
        return error.Code is null || error.AdditionalData.ContainsKey("error") ? null : (error.Code, error.Message);
    }

    private sealed class FlowError : JsonModel, IJsonModel<FlowError>
    {
        public string? Code { get; private set; }

        public string? Message { get; private set; }

        static FlowError IJsonModel<FlowError>.Create(ref GraphJsonReader reader) => new();

        protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
        {
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("error"u8):
                    Code = reader.ReadString();
                    return true;
                case 13 when name.SequenceEqual("error_message"u8):
                    Message = reader.ReadString();
                    return true;
                default:
                    return base.ReadMember(name, ref reader);
            }
        }
    }

    private sealed class FlowMediaList : JsonModel, IJsonModel<FlowMediaList>
    {
        public IReadOnlyList<FlowMedia>? Items { get; private set; }

        static FlowMediaList IJsonModel<FlowMediaList>.Create(ref GraphJsonReader reader) => new();

        protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
        {
            Items = reader.ReadModelList<FlowMedia>();
            return true;
        }
    }
}
