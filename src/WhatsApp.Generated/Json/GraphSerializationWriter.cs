using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace WhatsApp.Generated.Json;

/// <summary>Writes requests by the rules of the SDK, for any adapter of Kiota. Null values are left out.</summary>
public sealed class GraphSerializationWriter : ISerializationWriter
{
    private readonly Utf8JsonBuffer _json;

    /// <summary>Creates a writer that has written nothing yet.</summary>
    public GraphSerializationWriter()
        : this(new Utf8JsonBuffer())
    {
    }

    internal GraphSerializationWriter(Utf8JsonBuffer json) => _json = json;

    /// <inheritdoc/>
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc/>
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc/>
    public void WriteStringValue(string? key, string? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteBoolValue(string? key, bool? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteByteValue(string? key, byte? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteSbyteValue(string? key, sbyte? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteIntValue(string? key, int? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteFloatValue(string? key, float? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteLongValue(string? key, long? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteDoubleValue(string? key, double? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteDecimalValue(string? key, decimal? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteGuidValue(string? key, Guid? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteDateTimeOffsetValue(string? key, DateTimeOffset? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteTimeSpanValue(string? key, TimeSpan? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteDateValue(string? key, Date? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteTimeValue(string? key, Time? value) => WriteScalar(key, value);

    /// <inheritdoc/>
    public void WriteByteArrayValue(string? key, byte[]? value) =>
        WriteScalar(key, value is null ? null : Convert.ToBase64String(value));

    /// <inheritdoc/>
    public void WriteEnumValue<[DynamicallyAccessedMembers(PublicFields)] T>(string? key, T? value)
        where T : struct, Enum => WriteScalar(key, value is { } it ? EnumHelpers.GetEnumStringValue(it) : null);

    /// <inheritdoc/>
    public void WriteNullValue(string? key) => WriteAny(key, null);

    /// <inheritdoc/>
    public void WriteCollectionOfPrimitiveValues<T>(string? key, IEnumerable<T>? values) =>
        WriteCollection(key, values, item => WriteAny(null, item));

    /// <inheritdoc/>
    public void WriteCollectionOfObjectValues<T>(string? key, IEnumerable<T>? values)
        where T : IParsable => WriteCollection(key, values, item => WriteObject(item));

    /// <inheritdoc/>
    public void WriteCollectionOfEnumValues<[DynamicallyAccessedMembers(PublicFields)] T>(
        string? key, IEnumerable<T?>? values)
        where T : struct, Enum => WriteCollection(key, values, item => WriteEnumValue(null, item));

    /// <inheritdoc/>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(additionalValuesToMerge);
        if (value is not null || additionalValuesToMerge.Any(other => other is not null))
        {
            WriteName(key);
            WriteObject(value, additionalValuesToMerge);
        }
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

    /// <summary>Writes the members of a model into the object that is being written.</summary>
    internal void WriteMembers(JsonModel model) => new GraphJsonWriter(_json).WriteMembersOf(model);

    private void WriteScalar(string? key, object? value)
    {
        if (value is not null)
        {
            WriteAny(key, value);
        }
    }

    private void WriteAny(string? key, object? value)
    {
        WriteName(key);
        if (value is IParsable model)
        {
            WriteObject(model);
        }
        else
        {
            UntypedJson.Write(_json, key ?? string.Empty, value);
        }
    }

    private void WriteObject(IParsable? value, params IParsable?[] additionalValuesToMerge)
    {
        if (value is UntypedNode or JsonModel { IsArray: true })
        {
            UntypedJson.Write(_json, string.Empty, value);
            return;
        }

        _json.StartObject();
        foreach (IParsable part in additionalValuesToMerge.Prepend(value).OfType<IParsable>())
        {
            OnBeforeObjectSerialization?.Invoke(part);
            OnStartObjectSerialization?.Invoke(part, this);
            part.Serialize(this);
            OnAfterObjectSerialization?.Invoke(part);
        }

        _json.EndObject();
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

    private void WriteName(string? key)
    {
        if (!string.IsNullOrEmpty(key))
        {
            _json.WriteAnyName(key);
        }
    }
}

/// <summary>Creates writers that follow the rules of the SDK, for any adapter of Kiota.</summary>
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
                $"'{contentType}' is not supported. Only JSON can be written for Kiota; send forms and files with the "
                    + "methods of the SDK.",
                nameof(contentType));
    }
}
