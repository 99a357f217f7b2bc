using System.Globalization;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>A body that is sent as form fields instead of JSON. Generated for operations that require one.</summary>
public interface IFormBody
{
    /// <summary>Adds the fields that are set.</summary>
    void WriteTo(FormFields form);
}

/// <summary>Collects the fields of a form; null is left out.</summary>
public sealed class FormFields
{
    private readonly List<KeyValuePair<string, string>> _texts = [];
    private readonly List<KeyValuePair<string, FileUpload>> _files = [];
    private readonly List<string> _secrets = [];

    /// <summary>Values that no exception and no log may show.</summary>
    internal IReadOnlyList<string> Secrets => _secrets;

    /// <summary>Adds a text.</summary>
    public void WriteString(string name, string? value)
    {
        if (value is not null)
        {
            _texts.Add(new(name, value));
        }
    }

    /// <summary>Adds a text that is a secret, such as a token.</summary>
    public void WriteSecret(string name, string? value)
    {
        WriteString(name, value);
        if (value is not null)
        {
            _secrets.Add(value);
        }
    }

    /// <summary>Adds a boolean.</summary>
    public void WriteBoolean(string name, bool? value) =>
        WriteString(name, value is { } flag ? (flag ? "true" : "false") : null);

    /// <summary>Adds an integer.</summary>
    public void WriteInt64(string name, long? value) =>
        WriteString(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an integer of 32 bits.</summary>
    public void WriteInt32(string name, int? value) => WriteInt64(name, value);

    /// <summary>Adds a value of an open enum.</summary>
    public void WriteEnum<T>(string name, T? value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value?.Value);

    /// <summary>Adds a value of an open enum.</summary>
    public void WriteEnum<T>(string name, T value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value.Value);

    /// <summary>Adds a list of texts as a JSON array, as the Graph API expects lists in forms.</summary>
    public void WriteStringList(string name, IReadOnlyList<string>? values) =>
        WriteString(name, values is null ? null : $"[{string.Join(',', values.Select(RawJson.FromString))}]");

    /// <summary>Adds a list of values of an open enum as a JSON array.</summary>
    public void WriteEnumList<T>(string name, IReadOnlyList<T>? values)
        where T : struct, IOpenEnumValue<T> => WriteStringList(name, values?.Select(value => value.Value).ToList());

    /// <summary>Adds an object as JSON.</summary>
    public void WriteModel(string name, JsonModel? value) =>
        WriteString(name, value is null ? null : GraphJson.Write(value));

    /// <summary>Adds any JSON as it is.</summary>
    public void WriteRaw(string name, RawJson? value) => WriteString(name, value?.ToString());

    /// <summary>Adds a file; only a multipart form contains one.</summary>
    public void WriteFile(string name, FileUpload? value)
    {
        if (value is not null)
        {
            _files.Add(new(name, value));
        }
    }

    internal static FormFields Collect(IFormBody body)
    {
        var form = new FormFields();
        body.WriteTo(form);
        HashSet<string> typed = [.. form._texts.Select(text => text.Key), .. form._files.Select(file => file.Key)];
        foreach ((string name, RawJson value) in (body as JsonModel)?.AdditionalDataOrNull ?? [])
        {
            if (!typed.Contains(name))
            {
                form.WriteString(name, Plain(value));
            }
        }

        return form;
    }

    // In a form, text has no quotes.
    private static string Plain(RawJson value) =>
        GraphJson.ReadText(value.ToString(), static (ref reader) => reader.ReadString()) ?? value.ToString();

    internal FormUrlEncodedContent ToUrlEncoded() => new(_texts);

    // RFC 7578: names are quoted and are UTF-8, and there is no filename*. .NET's MultipartFormDataContent does neither.
    internal MultipartContent ToParts()
    {
        var parts = new MultipartContent("form-data") { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        foreach ((string name, string value) in _texts)
        {
            var content = new StringContent(value);
            content.Headers.ContentType = null;
            parts.Add(Named(content, $"name={Quoted(name)}"));
        }

        foreach ((string name, FileUpload file) in _files)
        {
            file.RequireRest();
            var content = new FileContent(file, file.ContentType);
            parts.Add(Named(content, $"name={Quoted(name)}; filename={Quoted(file.FileName)}"));
        }

        return parts;
    }

    private static HttpContent Named(HttpContent content, string parameters)
    {
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; {parameters}");
        return content;
    }

    // As browsers write a quote. A name has no line break: FileUpload refuses it, and the others are those of fields.
    private static string Quoted(string name) => $"\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"";
}
