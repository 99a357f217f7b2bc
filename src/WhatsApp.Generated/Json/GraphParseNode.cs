using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;
using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;

namespace WhatsApp.Generated.Json;

/// <summary>
/// A JSON value as Kiota's parse node. Models of the SDK are read from it as the client reads them, other models
/// through their own field deserializers.
/// </summary>
public sealed class GraphParseNode : IParseNode
{
    private readonly ReadOnlyMemory<byte> _utf8;

    // Offset of the value that decided the kind of the model that was created last.
    private long _kindAt = -1;

    /// <summary>Reads a JSON value.</summary>
    /// <param name="utf8">The JSON as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="GraphJsonException">It is not one JSON value; the message names the position.</exception>
    public GraphParseNode(ReadOnlyMemory<byte> utf8)
        : this(utf8, isChecked: false)
    {
    }

    private GraphParseNode(ReadOnlyMemory<byte> utf8, bool isChecked)
    {
        _utf8 = utf8;
        if (!isChecked)
        {
            Read(static (ref reader) => reader.ReadRawItem());
        }
    }

    /// <inheritdoc/>
    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    /// <inheritdoc/>
    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    /// <summary>
    /// Creates an empty model of the kind that a parse node contains. <c>CreateFromDiscriminatorValue</c> of every
    /// model of the SDK calls it.
    /// </summary>
    public static T Create<T>(IParseNode node)
        where T : JsonModel, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(node);
        GraphParseNode own = node as GraphParseNode ?? new(UntypedJson.WriteUtf8(node), isChecked: true);
        return own.Read((ref reader) =>
        {
            T model = reader.CreateWithoutAssuming<T>();
            own._kindAt = reader.KindAt;
            reader.Skip();
            return model;
        });
    }

    /// <inheritdoc/>
    public string? GetStringValue() => Read(static (ref reader) => reader.ReadString());

    /// <inheritdoc/>
    public bool? GetBoolValue() => Read(static (ref reader) => reader.ReadBoolean());

    /// <inheritdoc/>
    public byte? GetByteValue() =>
        GetIntValue() is { } value and >= byte.MinValue and <= byte.MaxValue ? (byte)value : null;

    /// <inheritdoc/>
    public sbyte? GetSbyteValue() =>
        GetIntValue() is { } value and >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)value : null;

    /// <inheritdoc/>
    public int? GetIntValue() => Read(static (ref reader) => reader.ReadInt32());

    /// <inheritdoc/>
    public float? GetFloatValue() => (float?)GetDoubleValue();

    /// <inheritdoc/>
    public long? GetLongValue() => Read(static (ref reader) => reader.ReadInt64());

    /// <inheritdoc/>
    public double? GetDoubleValue() => Read(static (ref reader) => reader.ReadDouble());

    /// <inheritdoc/>
    public decimal? GetDecimalValue() => Read(static (ref reader) => reader.ReadDecimal());

    /// <inheritdoc/>
    public Guid? GetGuidValue() => Guid.TryParse(GetStringValue(), out Guid value) ? value : null;

    /// <inheritdoc/>
    public DateTimeOffset? GetDateTimeOffsetValue() => Read(static (ref reader) => reader.ReadDateTime());

    /// <inheritdoc/>
    public TimeSpan? GetTimeSpanValue() =>
        GetStringValue() is { Length: > 0 } text ? XmlConvert.ToTimeSpan(text) : null;

    /// <inheritdoc/>
    public Date? GetDateValue() => Read(static (ref reader) => reader.ReadDate());

    /// <inheritdoc/>
    public Time? GetTimeValue() => Read(static (ref reader) => reader.ReadTime());

    /// <inheritdoc/>
    public byte[]? GetByteArrayValue() => GetStringValue() is { } text ? Convert.FromBase64String(text) : null;

    /// <inheritdoc/>
    public T? GetEnumValue<[DynamicallyAccessedMembers(PublicFields)] T>()
        where T : struct, Enum => GetStringValue() is { } text ? EnumHelpers.GetEnumValue<T>(text) : null;

    /// <inheritdoc/>
    public IParseNode? GetChildNode(string identifier) =>
        Members().FirstOrDefault(member => member.Name == identifier).Value;

    /// <inheritdoc/>
    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable => Items().Where(item => !item.IsNull).Select(item => item.GetObjectValue(factory));

    /// <inheritdoc/>
    public IEnumerable<T> GetCollectionOfPrimitiveValues<[DynamicallyAccessedMembers(PublicFields)] T>() =>
        Items().Select(item => (T)item.GetPrimitiveValue(typeof(T))!);

    /// <inheritdoc/>
    public IEnumerable<T?> GetCollectionOfEnumValues<[DynamicallyAccessedMembers(PublicFields)] T>()
        where T : struct, Enum => Items().Select(item => item.GetEnumValue<T>());

    /// <inheritdoc/>
    /// <exception cref="GraphJsonException">A model of the SDK is expected, and this is not an object.</exception>
    public T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (typeof(T) == typeof(UntypedNode))
        {
            return (T)(object)UntypedJson.Read(_utf8.Span);
        }

        T item = factory(this);
        if (item is JsonModel read && !Read((ref reader) => reader.IsAt(read.IsArray)))
        {
            throw GraphJson.NotTheObject();
        }

        OnBeforeAssignFieldValues?.Invoke(item);
        if (item is JsonModel model)
        {
            Read((ref reader) =>
            {
                reader.KindAt = _kindAt;
                model.ReadFrom(ref reader);
                return model;
            });
        }
        else
        {
            AssignFieldValues(item);
        }

        OnAfterAssignFieldValues?.Invoke(item);
        return item;
    }

    /// <summary>The value as a text, number, boolean or time of the given type.</summary>
    /// <exception cref="NotSupportedException">The type is not one of these.</exception>
    internal object? GetPrimitiveValue(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => GetStringValue(),
            _ when plain == typeof(bool) => GetBoolValue(),
            _ when plain == typeof(byte) => GetByteValue(),
            _ when plain == typeof(sbyte) => GetSbyteValue(),
            _ when plain == typeof(int) => GetIntValue(),
            _ when plain == typeof(float) => GetFloatValue(),
            _ when plain == typeof(long) => GetLongValue(),
            _ when plain == typeof(double) => GetDoubleValue(),
            _ when plain == typeof(decimal) => GetDecimalValue(),
            _ when plain == typeof(Guid) => GetGuidValue(),
            _ when plain == typeof(DateTimeOffset) => GetDateTimeOffsetValue(),
            _ when plain == typeof(TimeSpan) => GetTimeSpanValue(),
            _ when plain == typeof(Date) => GetDateValue(),
            _ when plain == typeof(Time) => GetTimeValue(),
            _ when plain == typeof(byte[]) => GetByteArrayValue(),
            _ => throw new NotSupportedException($"A JSON value cannot be read as {type.Name}."),
        };
    }

    private void AssignFieldValues(IParsable item)
    {
        IDictionary<string, Action<IParseNode>> fields = item.GetFieldDeserializers();
        foreach ((string name, GraphParseNode value) in Members())
        {
            if (fields.TryGetValue(name, out Action<IParseNode>? read))
            {
                // As with Kiota's own nodes, a member that is null is not set.
                if (value.IsNull)
                {
                    continue;
                }

                value.OnBeforeAssignFieldValues = OnBeforeAssignFieldValues;
                value.OnAfterAssignFieldValues = OnAfterAssignFieldValues;
                read(value);
            }
            else if (item is IAdditionalDataHolder holder)
            {
                holder.AdditionalData[name] = UntypedJson.ToObject(UntypedJson.Read(value._utf8.Span))!;
            }
        }
    }

    private bool IsNull => _utf8.Span.SequenceEqual("null"u8);

    private T Read<T>(ReadValue<T> read) => GraphJson.ReadUtf8(_utf8.Span, read);

    private List<(string Name, GraphParseNode Value)> Members() => Children(JsonTokenType.StartObject);

    private IEnumerable<GraphParseNode> Items() => Children(JsonTokenType.StartArray).Select(child => child.Value);

    private List<(string Name, GraphParseNode Value)> Children(JsonTokenType start)
    {
        var children = new List<(string Name, GraphParseNode Value)>();
        var json = new Utf8JsonReader(_utf8.Span);
        json.Read();
        if (json.TokenType != start)
        {
            return children;
        }

        while (json.Read() && json.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            string name = string.Empty;
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                name = JsonText.Decode(json.ValueSpan, json.ValueIsEscaped);
                json.Read();
            }

            int from = (int)json.TokenStartIndex;
            json.Skip();
            children.Add((name, new GraphParseNode(_utf8[from..(int)json.BytesConsumed], isChecked: true)));
        }

        return children;
    }
}

/// <summary>Reads responses with the rules of the SDK, for any adapter of Kiota.</summary>
public sealed class GraphParseNodeFactory : IParseNodeFactory
{
    /// <summary>
    /// <c>application/json</c>. Every other media type is read as JSON too: Meta and gateways send some of it as text.
    /// </summary>
    public string ValidContentType => "application/json";

    /// <inheritdoc/>
    /// <exception cref="GraphJsonException">It is not one JSON value; the message names the position.</exception>
    public async Task<IParseNode> GetRootParseNodeAsync(
        string contentType, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var body = new MemoryStream();
        await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new GraphParseNode(body.ToArray());
    }
}
