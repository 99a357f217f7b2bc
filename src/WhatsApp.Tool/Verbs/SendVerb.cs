using System.CommandLine;
using System.Globalization;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>send</c>: a subcommand for each common kind of message, and a file or a template for any other.</summary>
internal static class SendVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        var send = new SendOptions();
        var command = new Command("send", "Send a message: one of the kinds below, a JSON file, or a template.")
        {
            Text(tool, options, send),
            SendMedia.Create("image", "Send an image.", tool, options, send),
            SendMedia.Create("video", "Send a video.", tool, options, send),
            SendMedia.Create("audio", "Send a sound.", tool, options, send),
            SendMedia.Create("document", "Send a document.", tool, options, send),
            SendMedia.Create("sticker", "Send a sticker.", tool, options, send),
            Location(tool, options, send),
            Reaction(tool, options, send),
        };
        send.AddTo(command);
        AddFileAndTemplate(command, tool, options, send);
        return command;
    }

    private static Argument<string> To() => new("to") { Description = Recipient.Description };

    private static Command Text(ToolContext tool, GlobalOptions options, SendOptions send)
    {
        Argument<string> to = To();
        var text = new Argument<string>("text") { Description = "The text." };
        var preview = new Option<bool>("--preview-url") { Description = "Show a preview of the first address in the text." };
        return new Command("text", "Send a text.") { to, text, preview }.Run(tool, options, async call =>
        {
            using WhatsAppClient client = await send.CreateClientAsync(call);
            return await send.SendAsync(call, client, send.To(call, call.Parsed.GetRequiredValue(to)), new TextMessage
            {
                Text = new()
                {
                    Body = call.Parsed.GetRequiredValue(text),
                    PreviewUrl = call.Parsed.GetValue(preview) ? true : null,
                },
            });
        });
    }

    private static Command Location(ToolContext tool, GlobalOptions options, SendOptions send)
    {
        Argument<string> to = To();
        Argument<double> latitude = Degrees("latitude", "Latitude in degrees, such as 52.52.");
        Argument<double> longitude = Degrees("longitude", "Longitude in degrees, such as 13.405.");
        var name = new Option<string?>("--name") { Description = "Name of the place." };
        var address = new Option<string?>("--address") { Description = "Address of the place." };
        return new Command("location", "Send a location.") { to, latitude, longitude, name, address }.Run(
            tool,
            options,
            async call =>
            {
                using WhatsAppClient client = await send.CreateClientAsync(call);
                return await send.SendAsync(call, client, send.To(call, call.Parsed.GetRequiredValue(to)), new LocationMessage
                {
                    Location = new()
                    {
                        Latitude = call.Parsed.GetRequiredValue(latitude),
                        Longitude = call.Parsed.GetRequiredValue(longitude),
                        Name = call.Parsed.GetValue(name),
                        Address = call.Parsed.GetValue(address),
                    },
                });
            });
    }

    // The parser of the library reads 52,5 as 525.
    private static Argument<double> Degrees(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = static result =>
        {
            string text = result.Tokens[0].Value;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees)
                || !double.IsFinite(degrees))
            {
                result.AddError($"'{text}' is not a number of degrees such as 52.52.");
            }

            return degrees;
        },
    };

    private static Command Reaction(ToolContext tool, GlobalOptions options, SendOptions send)
    {
        Argument<string> to = To();
        var messageId = new Argument<string>("message-id") { Description = "Id of the message." };
        var emoji = new Argument<string>("emoji") { Description = "The emoji; an empty text removes the reaction." };
        return new Command("reaction", "React to a message.") { to, messageId, emoji }.Run(tool, options, async call =>
        {
            using WhatsAppClient client = await send.CreateClientAsync(call);
            return await send.SendAsync(call, client, send.To(call, call.Parsed.GetRequiredValue(to)), new ReactionMessage
            {
                Reaction = new()
                {
                    MessageId = call.Parsed.GetRequiredValue(messageId),
                    Emoji = call.Parsed.GetRequiredValue(emoji),
                },
            });
        });
    }

    private static void AddFileAndTemplate(Command command, ToolContext tool, GlobalOptions options, SendOptions send)
    {
        var file = new Option<string?>("--file")
        {
            Description = "File with the body of the request as JSON, of any kind; - is standard input.",
            HelpName = "message.json",
        };
        var template = new SendTemplate(send);
        command.Options.Add(file);
        template.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(template.Name) is null)
            {
                result.AddError("A message needs one of: a kind such as 'send text', --file, --template.");
            }
        });
        command.Run(tool, options, call => call.Parsed.GetValue(file) is { } path
            ? SendFileAsync(call, send, path)
            : template.SendAsync(call));
    }

    private static async Task<int> SendFileAsync(VerbCall call, SendOptions send, string path)
    {
        MessageRequest message = (await InputFile.ReadAsync(call, path)).Json<MessageRequest>();
        using WhatsAppClient client = await send.CreateClientAsync(call);
        return await send.SendAsync(call, client, message);
    }
}
