using System.Text;
using System.Text.Json.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// A JSON object of the API. Every generated model is one, and a model of Kiota as well: its parse nodes and writers
/// read and write it.
/// </summary>
[JsonConverter(typeof(AnyModelJsonConverter))]
public abstract class JsonModel : IParsable, IAdditionalDataHolder
{
    private Dictionary<string, RawJson>? _additionalData;

    /// <summary>
    /// What the typed members do not hold: members that the pages do not know yet, explicit nulls, and values that do
    /// not fit the declared type or came in another form, such as a number for a text. It is written back as it came;
    /// a typed member that is set to another value wins over an entry of its name. Add entries to send what the pages
    /// lack.
    /// </summary>
    public IDictionary<string, RawJson> AdditionalData => _additionalData ??= new(StringComparer.Ordinal);

    IDictionary<string, object> IAdditionalDataHolder.AdditionalData
    {
        get => new AdditionalDataView(AdditionalData);
        set
        {
            // The value may be a view of what is to be replaced.
            var data = new Dictionary<string, RawJson>(StringComparer.Ordinal);
            foreach ((string name, object item) in value ?? new Dictionary<string, object>())
            {
                data[name] = UntypedJson.FromObject(name, item);
            }

            _additionalData = data;
        }
    }

    internal Dictionary<string, RawJson>? AdditionalDataOrNull => _additionalData;

    /// <summary>Whether it is a JSON array.</summary>
    internal virtual bool IsArray => false;

    /// <summary>Reads the value of one member, if the model declares it.</summary>
    /// <param name="name">Name of the member in JSON.</param>
    /// <param name="reader">Is at the value of the member.</param>
    /// <returns>Whether the model declares the member and has read it.</returns>
    protected internal virtual bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader) => false;

    /// <summary>Writes the declared members that are set.</summary>
    protected internal virtual void WriteMembers(GraphJsonWriter writer)
    {
    }

    /// <summary>Reads the object that the reader is at into this model, which has no members yet.</summary>
    internal virtual void ReadFrom(ref GraphJsonReader reader) => reader.ReadMembers(this);

    /// <summary>Writes this model as a JSON value.</summary>
    internal virtual void WriteTo(GraphJsonWriter writer) => writer.WriteObject(this);

    // Parse nodes of others give each member as a node; it is read like any other JSON.
    IDictionary<string, Action<IParseNode>> IParsable.GetFieldDeserializers() =>
        GraphJsonWriter.NamesOf(this).ToDictionary(
            name => name,
            name => (Action<IParseNode>)(node => GraphJson.ReadUtf8<object?>(
                UntypedJson.WriteUtf8(node),
                (ref reader) =>
                {
                    reader.ReadMember(this, Encoding.UTF8.GetBytes(name), name);
                    return null;
                })),
            StringComparer.Ordinal);

    void IParsable.Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (writer is GraphSerializationWriter own)
        {
            own.WriteMembers(this);
            return;
        }

        foreach ((string name, UntypedNode value) in UntypedJson.ReadMembers(GraphJson.WriteUtf8(this)))
        {
            if (value is UntypedNull)
            {
                writer.WriteNullValue(name);
            }
            else
            {
                writer.WriteObjectValue(name, value);
            }
        }
    }
}

/// <summary>A model that can be read from JSON.</summary>
/// <typeparam name="TSelf">The model itself.</typeparam>
public interface IJsonModel<TSelf>
    where TSelf : JsonModel
{
    /// <summary>
    /// Creates the model of the object that the reader is at, without its members. A union picks the kind by what the
    /// reader finds ahead.
    /// </summary>
    static abstract TSelf Create(ref GraphJsonReader reader);

    /// <summary>Whether it is a JSON array instead of an object, as <see cref="ItemList{TItem}"/> is.</summary>
    static virtual bool IsArray => false;
}

/// <summary>A value of an open enum, whichever it is.</summary>
public interface IOpenEnumValue
{
    /// <summary>The text in JSON.</summary>
    string Value { get; }
}

/// <summary>A set of known text values that Meta extends without notice. Values that are not listed are kept.</summary>
/// <typeparam name="TSelf">The set itself.</typeparam>
public interface IOpenEnumValue<out TSelf> : IOpenEnumValue
    where TSelf : struct
{
    /// <summary>Converts a string. Values that are not listed are accepted.</summary>
    static abstract TSelf FromValue(string value);
}
