using System.Text.Json.Serialization;

namespace WhatsApp.Benchmarks.Floor;

// What a program without the SDK would write by hand to send messages, and to list templates.

/// <summary>Source-generated JSON of calls, without converters, so that it is written on the fast path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FloorMessage))]
[JsonSerializable(typeof(MessageResponse))]
[JsonSerializable(typeof(TemplatePage))]
internal sealed partial class CallJson : JsonSerializerContext;

internal sealed class FloorMessage
{
    public string? MessagingProduct { get; set; } = "whatsapp";

    public string? RecipientType { get; set; }

    public string? To { get; set; }

    public string? Recipient { get; set; }

    public OutgoingContext? Context { get; set; }

    public string? BizOpaqueCallbackData { get; set; }

    public string? Type { get; set; }

    public OutgoingText? Text { get; set; }

    public OutgoingTemplate? Template { get; set; }

    public OutgoingInteractive? Interactive { get; set; }
}

internal sealed class OutgoingContext
{
    public string? MessageId { get; set; }
}

internal sealed class OutgoingText
{
    public string? Body { get; set; }

    public bool? PreviewUrl { get; set; }
}

internal sealed class OutgoingTemplate
{
    public string? Name { get; set; }

    public OutgoingLanguage? Language { get; set; }

    public List<OutgoingComponent>? Components { get; set; }
}

internal sealed class OutgoingLanguage
{
    public string? Policy { get; set; }

    public string? Code { get; set; }
}

internal sealed class OutgoingComponent
{
    public string? Type { get; set; }

    public string? SubType { get; set; }

    public string? Index { get; set; }

    public List<OutgoingParameter>? Parameters { get; set; }
}

internal sealed class OutgoingParameter
{
    public string? Type { get; set; }

    public string? ParameterName { get; set; }

    public string? Text { get; set; }

    public string? Payload { get; set; }

    public OutgoingMedia? Image { get; set; }
}

internal sealed class OutgoingMedia
{
    public string? Id { get; set; }

    public string? Link { get; set; }
}

internal sealed class OutgoingInteractive
{
    public string? Type { get; set; }

    public OutgoingHeader? Header { get; set; }

    public OutgoingBody? Body { get; set; }

    public OutgoingBody? Footer { get; set; }

    public OutgoingAction? Action { get; set; }
}

internal sealed class OutgoingHeader
{
    public string? Type { get; set; }

    public string? Text { get; set; }
}

internal sealed class OutgoingBody
{
    public string? Text { get; set; }
}

internal sealed class OutgoingAction
{
    public string? Button { get; set; }

    public List<OutgoingSection>? Sections { get; set; }
}

internal sealed class OutgoingSection
{
    public string? Title { get; set; }

    public List<OutgoingRow>? Rows { get; set; }
}

internal sealed class OutgoingRow
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }
}

internal sealed class MessageResponse
{
    public string? MessagingProduct { get; set; }

    public List<ResponseContact>? Contacts { get; set; }

    public List<ResponseMessage>? Messages { get; set; }

    public bool? Success { get; set; }
}

internal sealed class ResponseContact
{
    public string? Input { get; set; }

    public string? WaId { get; set; }

    public string? UserId { get; set; }
}

internal sealed class ResponseMessage
{
    public string? Id { get; set; }

    public string? MessageStatus { get; set; }

    public string? GroupId { get; set; }
}
