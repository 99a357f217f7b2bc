using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary><c>send --file</c>: a message of any kind, as the body of the request.</summary>
internal static class SendFile
{
    /// <summary>The kinds of messages that the SDK knows.</summary>
    internal static readonly string[] Types =
    [
        "text", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "interactive",
        "template", "pin",
    ];

    /// <summary>Reads the file, checks and sends it.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="send">The options of all messages.</param>
    /// <param name="path">The path, or <c>-</c> for standard input.</param>
    /// <exception cref="ToolException">The file cannot be read, or it is no message.</exception>
    public static async Task<int> SendAsync(VerbCall call, SendOptions send, string path)
    {
        InputFile file = await InputFile.ReadAsync(call, path);
        MessageRequest message = file.Json<MessageRequest>();
        if (send.IsValidated(call))
        {
            Check(file, message);
        }

        using WhatsAppClient client = await send.CreateClientAsync(call);
        return await send.SendAsync(call, client, message);
    }

    private static void Check(InputFile file, MessageRequest message)
    {
        const string orNot = "or pass --no-validate to send it as it is.";
        if (message.MessagingProduct is null)
        {
            throw new ToolException(
                $"{file.Name} has no 'messaging_product'.", $"Add \"messaging_product\": \"whatsapp\", {orNot}");
        }

        if (message is UnknownMessage unknown)
        {
            throw new ToolException(
                $"{file.Name}: the type '{unknown.Type}' is not known; it must be {Words.Or(Types)}.", $"Correct it, {orNot}");
        }
    }
}
