using System.CommandLine;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verbs <c>webhooks sign</c> and <c>webhooks verify</c>.</summary>
internal static class WebhooksSignature
{
    private const string Prefix = "sha256=";
    private const int Length = 64;

    public static Command CreateSign(ToolContext tool, GlobalOptions options)
    {
        Argument<string> file = File();
        return new Command("sign", $"Print the header {WebhookSignature.HeaderName} of a body.") { file }.Run(
            tool,
            options,
            async call =>
            {
                (ReadOnlyMemory<byte> body, string secret) = await ReadAsync(call, file);
                string signature = Sign(body, secret);
                if (call.IsJson)
                {
                    JsonOutput.Write(call.Tool, json =>
                    {
                        json.WriteString("header", WebhookSignature.HeaderName);
                        json.WriteString("value", signature);
                    });
                }
                else
                {
                    call.WriteLine($"{WebhookSignature.HeaderName}: {signature}");
                }

                return ExitCode.Success;
            });
    }

    public static Command CreateVerify(ToolContext tool, GlobalOptions options)
    {
        Argument<string> file = File();
        var signature = new Option<string>("--signature")
        {
            Description = $"Value of the header {WebhookSignature.HeaderName}.",
            HelpName = "sha256=…",
            Required = true,
        };
        return new Command("verify", "Check the signature of a body.") { file, signature }.Run(tool, options, async call =>
        {
            string value = SignatureOf(call.Parsed.GetRequiredValue(signature));
            (ReadOnlyMemory<byte> body, string secret) = await ReadAsync(call, file);
            if (!WebhookSignature.IsValid(body.Span, value, secret))
            {
                throw new ToolException(
                    "The signature is not that of this body with this app secret.",
                    $"Check that {Setting.AppSecret.Variable} is the secret of the app in the App Dashboard, and that the "
                        + "file has the bytes as they were received.",
                    ExitCode.Failure);
            }

            if (call.IsJson)
            {
                JsonOutput.Write(call.Tool, json => json.WriteBoolean("valid", true));
            }
            else
            {
                call.WriteLine("The signature is valid.");
            }

            return ExitCode.Success;
        });
    }

    private static Argument<string> File() => new("file") { Description = "File with the body; - is standard input." };

    private static async Task<(ReadOnlyMemory<byte> Body, string Secret)> ReadAsync(VerbCall call, Argument<string> file)
    {
        InputFile input = await InputFile.ReadAsync(call, call.Parsed.GetRequiredValue(file));
        return (input.Bytes, await call.RequireSecretAsync(Setting.AppSecret));
    }

    // A method of its own: the assembly of the fake server is loaded when it is called.
    private static string Sign(ReadOnlyMemory<byte> body, string secret)
    {
        using var client = new HttpClient();
        return new FakeWebhookSender(secret, client).Sign(body);
    }

    // The line that 'sign' prints is accepted as well.
    private static string SignatureOf(string text)
    {
        string value = text.StartsWith($"{WebhookSignature.HeaderName}:", StringComparison.OrdinalIgnoreCase)
            ? text[(WebhookSignature.HeaderName.Length + 1)..].Trim()
            : text;
        return value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && value.Length == Prefix.Length + Length
            && value[Prefix.Length..].All(char.IsAsciiHexDigit)
                ? value
                : throw new ToolException(
                    "The signature is malformed.", $"Pass --signature with {Prefix} and {Length} hexadecimal digits.");
    }
}
