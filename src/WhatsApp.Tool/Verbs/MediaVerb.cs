using System.CommandLine;
using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>media</c>.</summary>
internal static class MediaVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options) =>
        new("media", "Upload and download media.")
        {
            Upload(tool, options),
            Download(tool, options),
        };

    private static Command Upload(ToolContext tool, GlobalOptions options)
    {
        var file = new Argument<string>("file") { Description = "The file." };
        var type = new Option<string?>("--type") { Description = "MIME type. Default: by the extension of the file." };
        var from = new Option<string?>("--from")
        {
            Description = $"Phone number id that will send it. Default: {Setting.PhoneNumberId.Variable}.",
            HelpName = "id",
        };
        return new Command("upload", "Upload a file, and print its id.") { file, type, from }.Run(
            tool,
            options,
            async call =>
            {
                using WhatsAppClient client = await call.CreateClientAsync();
                MediaUploadResponse uploaded = await Uploads.RunAsync(
                    call,
                    client.PhoneNumbers[call.Require(from, Setting.PhoneNumberId)],
                    call.Parsed.GetRequiredValue(file),
                    call.Parsed.GetValue(type));
                if (call.IsJson)
                {
                    JsonOutput.Write(call.Tool, uploaded);
                }
                else
                {
                    call.WriteLine(uploaded.Id!);
                }

                return ExitCode.Success;
            });
    }

    private static Command Download(ToolContext tool, GlobalOptions options)
    {
        var id = new Argument<string>("id") { Description = "Id of the media, from an upload or a webhook." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file. Default: the id, with the extension of its type.",
            HelpName = "file",
        };
        var force = new Option<bool>("--force") { Description = "Replace an existing file." };
        return new Command("download", "Download media, and print the name of the file.") { id, output, force }.Run(
            tool,
            options,
            async call =>
            {
                using WhatsAppClient client = await call.CreateClientAsync();
                MediaInfo media = await client.Media[call.Parsed.GetRequiredValue(id)].GetAsync(
                    cancellationToken: call.CancellationToken);
                string path = call.Parsed.GetValue(output) ?? $"{media.Id}{MediaTypes.ExtensionOf(media.MimeType)}";
                if (File.Exists(path) && !call.Parsed.GetValue(force))
                {
                    throw new ToolException($"The file '{path}' exists.", "Choose another with -o, or pass --force.");
                }

                await DownloadAsync(call, client, media, path);
                if (call.IsJson)
                {
                    JsonOutput.Write(call.Tool, json =>
                    {
                        json.WriteString("id", media.Id);
                        json.WriteString("file", path);
                        json.WriteNumber("bytes", new FileInfo(path).Length);
                        json.WriteString("mime_type", media.MimeType);
                        json.WriteString("sha256", media.Sha256);
                    });
                }
                else
                {
                    call.WriteLine(path);
                }

                return ExitCode.Success;
            });
    }

    // What arrives is written beside the file, which exists only when it is complete.
    private static async Task DownloadAsync(VerbCall call, WhatsAppClient client, MediaInfo media, string path)
    {
        string part = $"{path}.part";
        try
        {
            await using (FileStream file = File.Create(part))
            {
                await Transfer.RunAsync(call, Path.GetFileName(path), media.FileSize, progress => client.Media.DownloadAsync(
                    new KnownMedia(media),
                    file,
                    new MediaDownloadOptions { Progress = progress },
                    cancellationToken: call.CancellationToken));
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    // The address is known already, so it is not requested again.
    private sealed class KnownMedia(MediaInfo media) : IIncomingMedia
    {
        public string? Id => media.Id;

        public string? MimeType => media.MimeType;

        public string? Sha256 => media.Sha256;

        public string? Url => media.Url;
    }
}
