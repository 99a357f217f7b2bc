using System.CommandLine;
using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verbs <c>send image</c>, <c>video</c>, <c>audio</c>, <c>document</c> and <c>sticker</c>.</summary>
internal static class SendMedia
{
    public static Command Create(
        string kind, string description, ToolContext tool, GlobalOptions options, SendOptions send)
    {
        var to = new Argument<string>("to") { Description = Recipient.Description };
        var media = new Argument<string>("media")
        {
            Description = "Path of a file, which is uploaded first; id of an upload; or address (https://…).",
        };
        var type = new Option<string?>("--type") { Description = "MIME type of the file. Default: by its extension." };
        var caption = new Option<string?>("--caption") { Description = "Text below it." };
        var name = new Option<string?>("--filename") { Description = "Name that the recipient sees. Default: that of the file." };
        var voice = new Option<bool>("--voice") { Description = "Show it as a voice message." };
        var command = new Command(kind, description) { to, media, type };
        if (kind is "image" or "video" or "document")
        {
            command.Options.Add(caption);
        }

        if (kind == "document")
        {
            command.Options.Add(name);
        }

        if (kind == "audio")
        {
            command.Options.Add(voice);
        }

        return command.Run(tool, options, async call =>
        {
            MessageRecipient recipient = send.To(call, call.Parsed.GetRequiredValue(to));
            string given = call.Parsed.GetRequiredValue(media);
            string? link = IsAddress(given) ? given : null;
            string? id = link is null && given.Length > 0 && given.All(char.IsAsciiDigit) ? given : null;
            string? typeOfFile = call.Parsed.GetValue(type);
            if (link is null && id is null)
            {
                Uploads.RequireContent(given);
                typeOfFile ??= MediaTypes.OfFile(given);
                if (send.IsValidated(call))
                {
                    MediaTypes.RequireKind(kind, given, typeOfFile);
                }
            }

            using WhatsAppClient client = await send.CreateClientAsync(call);
            if (link is null && id is null)
            {
                id = (await Uploads.RunAsync(call, send.Phone(call, client), given, typeOfFile)).Id;
            }

            string? text = call.Parsed.GetValue(caption);
            string? shown = call.Parsed.GetValue(name) ?? (link is null && id != given ? Path.GetFileName(given) : null);
            bool? isVoice = call.Parsed.GetValue(voice) ? true : null;
            Message message = kind switch
            {
                "image" => new ImageMessage { Image = new() { Id = id, Link = link, Caption = text } },
                "video" => new VideoMessage { Video = new() { Id = id, Link = link, Caption = text } },
                "audio" => new AudioMessage { Audio = new() { Id = id, Link = link, Voice = isVoice } },
                "document" => new DocumentMessage
                {
                    Document = new() { Id = id, Link = link, Caption = text, Filename = shown },
                },
                _ => new StickerMessage { Sticker = new() { Id = id, Link = link } },
            };
            return await send.SendAsync(call, client, recipient, message);
        });
    }

    private static bool IsAddress(string text)
    {
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out _) ? true : throw new ToolException(
            $"'{text}' is not an address.", "Write it with its host, such as https://example.com/van.png.");
    }
}
