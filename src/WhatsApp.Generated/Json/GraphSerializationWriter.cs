using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>Writes requests with the rules of the SDK, for any adapter of Kiota. A value that is null is left out.</summary>
public sealed class GraphSerializationWriter : ISerializationWriter
{
    private readonly Utf8JsonBuffer _json = new();
    private readonly GraphJsonWriter _writer;

    /// <summary>Starts with nothing written.</summary>
    public GraphSerializationWriter() => _writer = new GraphJsonWriter(_json);

    /// <inheritdoc/>
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc/>
    public void WriteStringValue(string? key, string? value) => Write(key, value, static (json, it) => json.WriteString(it));

    /// <inheritdoc/>
    public void WriteBoolValue(string? key, bool? value) => Write(key, value, static (json, it) => json.WriteBoolean(it!.Value));

    /// <inheritdoc/>
    public void WriteByteValue(string? key, byte? value) => WriteLongValue(key, value);

    /// <inheritdoc/>
    public void WriteSbyteValue(string? key, sbyte? value) => WriteLongValue(key, value);

    /// <inheritdoc/>
    public void WriteIntValue(string? key, int? value) => WriteLongValue(key, value);

    /// <inheritdoc/>
    public void WriteFloatValue(string? key, float? value) =>
        Write(key, value, static (json, it) => json.WriteNumber(UntypedJson.Finite(it!.Value)));

    /// <inheritdoc/>
    public void WriteLongValue(string? key, long? value) => Write(key, value, static (json, it) => json.WriteNumber(it!.Value));

    /// <inheritdoc/>
    public void WriteDoubleValue(string? key, double? value) =>
        Write(key, value, static (json, it) => json.WriteNumber(UntypedJson.Finite(it!.Value)));

    /// <inheritdoc/>
    public void WriteDecimalValue(string? key, decimal? value) =>
        Write(key, value, static (json, it) => json.WriteNumber(it!.Value));

    /// <inheritdoc/>
    public void WriteGuidValue(string? key, Guid? value) => WriteStringValue(key, value?.ToString());

    /// <inheritdoc/>
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value) =>
        WriteStringValue(key, value is { } time ? GraphTime.Format(time) : null);

    /// <inheritdoc/>
    public void WriteTimeSpanValue(string? key, TimeSpan? value) =>
        WriteStringValue(key, value is { } time ? XmlConvert.ToString(time) : null);

    /// <inheritdoc/>
    public void WriteDateValue(string? key, Date? value) => WriteStringValue(key, value?.ToString());

    /// <inheritdoc/>
    public void WriteTimeValue(string? key, Time? value) => WriteStringValue(key, value?.ToString());

    /// <inheritdoc/>
    public void WriteByteArrayValue(string? key, byte[]? value) =>
        WriteStringValue(key, value is null ? null : Convert.ToBase64String(value));

    /// <inheritdoc/>
    public void WriteEnumValue<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string? key, T? value)
        where T : struct, Enum => WriteStringValue(key, value is { } it ? EnumHelpers.GetEnumStringValue(it) : null);

    /// <inheritdoc/>
    public void WriteNullValue(string? key)
    {
        WriteName(key);
        _json.WriteNull();
    }

    /// <inheritdoc/>
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) =>
        WriteCollection(key, values, item => WriteAny(null, item));

    /// <inheritdoc/>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable => WriteCollection(key, values, item => WriteObject(item));

    /// <inheritdoc/>
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        string? key, IEnumerable<T?>? values)
        where T : struct, Enum => WriteCollection(key, values, item => WriteEnumValue(null, item));

    /// <inheritdoc/>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(additionalValuesToMerge);
        if (value is null && !additionalValuesToMerge.Any(other => other is not null))
        {
            return;
        }

        WriteName(key);
        WriteObject(value, additionalValuesToMerge);
    }

    /// <inheritdoc/>
    public void WriteAdditionalData(IDictionary<string, object> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach ((string name, object item) in value)
        {
            WriteAny(name, item);
        }
    }

    /// <inheritdoc/>
    public Stream GetSerializedContent() => new MemoryStream(_json.Written.ToArray());

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    /// <summary>What has been written so far.</summary>
    internal string Text => Encoding.UTF8.GetString(_json.Written);

    /// <summary>Writes the members of a model into the object that is being written.</summary>
    internal void WriteMembers(JsonModel model) => _writer.WriteMembersOf(model);

    private void WriteObject<T>(T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        IEnumerable<IParsable?> others = additionalValuesToMerge;
        if (value is UntypedNode node)
        {
            _json.WriteRaw(UntypedJson.FromObject(string.Empty, node).ToString());
            return;
        }

        if (value is JsonModel model && !additionalValuesToMerge.Any(other => other is not null))
        {
            OnBeforeObjectSerialization?.Invoke(model);
            OnStartObjectSerialization?.Invoke(model, this);
            _writer.WriteItem(model);
            OnAfterObjectSerialization?.Invoke(model);
            return;
        }

        _json.StartObject();
        foreach (IParsable part in others.Prepend(value).OfType<IParsable>())
        {
            OnBeforeObjectSerialization?.Invoke(part);
            OnStartObjectSerialization?.Invoke(part, this);
            part.Serialize(this);
            OnAfterObjectSerialization?.Invoke(part);
        }

        _json.EndObject();
    }

    private void WriteAny(string? key, object? value)
    {
        if (value is IParsable and not (JsonModel or UntypedNode))
        {
            WriteObjectValue(key, (IParsable)value);
            return;
        }

        WriteName(key);
        _json.WriteRaw(UntypedJson.FromObject(key ?? string.Empty, value).ToString());
    }

    private void WriteCollection<T>(string? key, IEnumerable<T>? values, Action<T> writeItem)
    {
        if (values is null)
        {
            return;
        }

        WriteName(key);
        _json.StartArray();
        foreach (T item in values)
        {
            writeItem(item);
        }

        _json.EndArray();
    }

    private void Write<T>(string? key, T? value, Action<Utf8JsonBuffer, T> write)
    {
        if (value is not null)
        {
            WriteName(key);
            write(_json, value);
        }
    }

    private void WriteName(string? key)
    {
        if (!string.IsNullOrEmpty(key))
        {
            _json.WriteAnyName(key);
        }
    }
}

/// <summary>Makes writers with the rules of the SDK, for any adapter of Kiota.</summary>
public sealed class GraphSerializationWriterFactory : ISerializationWriterFactory
{
    /// <summary><c>application/json</c>.</summary>
    public string ValidContentType => "application/json";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The media type is not JSON.</exception>
    public ISerializationWriter GetSerializationWriter(string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return contentType.Contains("json", StringComparison.OrdinalIgnoreCase)
            ? new GraphSerializationWriter()
            : throw new ArgumentException(
                $"'{contentType}' cannot be written. Requests of Kiota are JSON here; send forms and files with the "
                    + "methods of the SDK.",
                nameof(contentType));
    }
}
