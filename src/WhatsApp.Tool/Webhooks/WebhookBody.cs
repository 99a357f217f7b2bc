using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Webhooks;

/// <summary>The body of a webhook, byte for byte.</summary>
/// <param name="Source">The file, for messages; with the line if the file has several.</param>
/// <param name="Bytes">The body.</param>
internal sealed record WebhookBody(string Source, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads a file: one body, or JSON lines with a body in each.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="path">The path, or <c>-</c> for standard input.</param>
    /// <exception cref="ToolException">It is not JSON; the message has the line.</exception>
    public static async Task<IReadOnlyList<WebhookBody>> ReadAsync(VerbCall call, string path)
    {
        InputFile file = await InputFile.ReadAsync(call, path);
        if (ErrorOf(file.Bytes) is not { } error)
        {
            return [new WebhookBody(file.Name, file.Bytes)];
        }

        var bodies = new List<WebhookBody>();
        int number = 0;
        foreach (ReadOnlyMemory<byte> line in LinesOf(file.Bytes))
        {
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (ErrorOf(line) is { } errorOfLine)
            {
                // A document of several lines, unless those before are documents.
                throw bodies.Count > 0
                    ? NotJson(file.Name, number, errorOfLine)
                    : NotJson(file.Name, error.Line, error);
            }

            bodies.Add(new WebhookBody($"{file.Name}, line {number}", line));
        }

        return bodies.Count > 0 ? bodies : throw new ToolException(
            $"{file.Name} is empty.", "It must contain the body of a webhook, or one on each line.");
    }

    /// <summary>Reads the body as a webhook.</summary>
    /// <exception cref="ToolException">It is not the body of a webhook.</exception>
    public WebhookPayload Payload()
    {
        WebhookPayload payload;
        try
        {
            payload = GraphJson.Read<WebhookPayload>(Bytes);
        }
        catch (GraphJsonException error)
        {
            throw new ToolException(
                $"{Source}: {error.Message}", "It must be one JSON object, as it was received.", cause: error);
        }

        return payload.Entry is not null ? payload : throw new ToolException(
            $"{Source} is not a webhook: it has no 'entry'.", "Pass the body of a webhook as it was received.");
    }

    private static GraphJsonException? ErrorOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            RawJson.Parse(Encoding.UTF8.GetString(bytes.Span));
            return null;
        }
        catch (GraphJsonException error)
        {
            return error;
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> LinesOf(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            yield return bytes[..end];
            bytes = bytes[(end + 1)..];
        }

        yield return bytes;
    }

    // The line of the error is that of the file, and named already.
    private static ToolException NotJson(string name, long line, GraphJsonException error) => new(
        $"{name}, line {line}: {error.Message.Replace($"(line {error.Line}, ", "(", StringComparison.Ordinal)}",
        "Correct it there; it must contain the body of a webhook, or one on each line.",
        cause: error);
}
