using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// A JSON object of the API. Every generated model is one, and a model of Kiota as well: its parse nodes and writers
/// read and write it.
/// </summary>
[JsonConverter(typeof(AnyModelJsonConverter))]
[DebuggerDisplay("{DebuggerText,nq}")]
public abstract class JsonModel : IParsable, IAdditionalDataHolder
{
    private Dictionary<string, RawJson>? _additionalData;

    /// <summary>
    /// What the typed members do not contain: members that the pages do not describe yet, explicit nulls, and values of
    /// another type or form than the declared one, such as a number for a text. They are written back as they were
    /// received. A typed member that is set to another value replaces the entry of its name. Add entries to send
    /// members that the pages do not describe.
    /// </summary>
    public IDictionary<string, RawJson> AdditionalData => _additionalData ??= new(StringComparer.Ordinal);

    IDictionary<string, object> IAdditionalDataHolder.AdditionalData
    {
        get => new AdditionalDataView(AdditionalData);
        set
        {
            // The value may be a view of the data that is replaced.
            var data = new Dictionary<string, RawJson>(StringComparer.Ordinal);
            foreach ((string name, object item) in value ?? new Dictionary<string, object>())
            {
                data[name] = UntypedJson.FromObject(name, item);
            }

            _additionalData = data;
        }
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebuggerText => ModelText.Of(this);

    internal Dictionary<string, RawJson>? AdditionalDataOrNull => _additionalData;

    /// <summary>Whether the model is a JSON array instead of an object.</summary>
    internal virtual bool IsArray => false;

    /// <summary>Reads the value of one member, if the model declares it.</summary>
    /// <param name="name">Name of the member in JSON.</param>
    /// <param name="reader">The reader, at the value of the member.</param>
    /// <returns>Whether the model declares the member and has read it.</returns>
    protected internal virtual bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader) => false;

    /// <summary>Writes the declared members that are set.</summary>
    protected internal virtual void WriteMembers(GraphJsonWriter writer)
    {
    }

    /// <summary>Checks the declared members, as the pages describe them. What is only received has no checks.</summary>
    internal virtual void Check(ref ModelValidator validator)
    {
    }

    /// <summary>Reads the object at the reader's position into this model, whose members are not set yet.</summary>
    internal virtual void ReadFrom(ref GraphJsonReader reader) => reader.ReadMembers(this);

    /// <summary>Writes this model as a JSON value.</summary>
    internal virtual void WriteTo(GraphJsonWriter writer) => writer.WriteObject(this);

    // Parse nodes of other packages pass each member as a node, which is read like any other JSON.
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

        var members = (UntypedObject)UntypedJson.Read(GraphJson.WriteUtf8(this));
        foreach ((string name, UntypedNode value) in members.GetValue())
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
    /// Creates the model of the object at the reader's position, without its members. A union looks ahead to choose the
    /// kind.
    /// </summary>
    static abstract TSelf Create(ref GraphJsonReader reader);

    /// <summary>Whether the model is a JSON array instead of an object, as <see cref="ItemList{TItem}"/> is.</summary>
    static virtual bool IsArray => false;
}

/// <summary>A value of any open enum.</summary>
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
