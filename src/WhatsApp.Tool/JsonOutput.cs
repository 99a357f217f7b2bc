using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WhatsApp.Generated;
using WhatsApp.Generated.Json;

namespace WhatsApp.Tool;

/// <summary>Writes JSON to standard output, one line for each result.</summary>
internal static class JsonOutput
{
    // Quotes and plus signs remain readable: nothing of it is put into a page of HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a response as Graph sent it.</summary>
    /// <param name="tool">What the verb uses of the process.</param>
    /// <param name="model">The response.</param>
    public static void Write(ToolContext tool, JsonModel model) => tool.WriteLine(GraphJson.Write(model));

    /// <summary>Writes a list of objects as Graph sent them.</summary>
    /// <param name="tool">What the verb uses of the process.</param>
    /// <param name="models">The objects.</param>
    public static void Write(ToolContext tool, IEnumerable<JsonModel> models) =>
        tool.WriteLine($"[{string.Join(',', models.Select(GraphJson.Write))}]");

    /// <summary>Writes an object of the tool.</summary>
    /// <param name="tool">What the verb uses of the process.</param>
    /// <param name="write">Writes its members.</param>
    public static void Write(ToolContext tool, Action<Utf8JsonWriter> write)
    {
        using var utf8 = new MemoryStream();
        using (var json = new Utf8JsonWriter(utf8, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        tool.WriteLine(Encoding.UTF8.GetString(utf8.ToArray()));
    }

    /// <summary>Writes an error.</summary>
    /// <param name="tool">What the verb uses of the process.</param>
    /// <param name="text">What is wrong.</param>
    /// <param name="error">The exception; null if there is none.</param>
    public static void Write(ToolContext tool, ErrorText text, Exception? error) => Write(tool, json =>
    {
        json.WriteStartObject("error");
        json.WriteString("message", text.Problem);
        json.WriteString("next_step", text.NextStep);
        json.WriteNumber("exit_code", text.ExitCode);
        if (error is GraphApiException graph)
        {
            json.WriteNumber("status", (int)graph.Status);
            WriteNumber(json, "code", graph.Code);
            WriteNumber(json, "subcode", graph.Error?.ErrorSubcode);
            json.WriteString("trace_id", graph.TraceId);
        }

        json.WriteEndObject();
    });

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
