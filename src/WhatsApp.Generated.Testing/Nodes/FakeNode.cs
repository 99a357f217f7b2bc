using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A node of the fake graph, with an id and the fields that requests read and write.</summary>
public abstract class FakeNode
{
    private readonly Lock _lock;
    private readonly JsonObject _fields;

    internal FakeNode(GraphState state, string id, JsonObject fields)
    {
        _lock = state.Lock;
        _fields = fields;
        _fields["id"] = id;
        Id = id;
    }

    /// <summary>Id of the node.</summary>
    public string Id { get; }

    /// <summary>A copy of a field. Null if the node does not have it. Setting null removes the field.</summary>
    /// <param name="field">Name on the wire, such as <c>quality_rating</c>.</param>
    public JsonNode? this[string field]
    {
        get
        {
            lock (_lock)
            {
                return _fields[field]?.DeepClone();
            }
        }

        set
        {
            lock (_lock)
            {
                if (value is null)
                {
                    _fields.Remove(field);
                }
                else
                {
                    _fields[field] = value.DeepClone();
                }
            }
        }
    }

    /// <summary>A copy of all stored fields, including those that a request gets only if it names them.</summary>
    public JsonObject ToJson()
    {
        lock (_lock)
        {
            return (JsonObject)_fields.DeepClone();
        }
    }

    /// <summary>
    /// A copy of all fields that a request can name. A field that has no value, such as the username of a number without
    /// one, is null.
    /// </summary>
    internal JsonObject ToCompleteJson()
    {
        lock (_lock)
        {
            JsonObject json = ToJson();
            foreach ((string name, JsonNode? value) in OtherFields())
            {
                json.TryAdd(name, value?.DeepClone());
            }

            return json;
        }
    }

    /// <summary>Name of the type of node, as Meta's errors have it.</summary>
    internal virtual string TypeName => GetType().Name[4..];

    /// <summary>The fields that are not stored: those that the server computes, and the defaults of others.</summary>
    internal virtual JsonObject OtherFields() => [];

    /// <summary>The name of this kind of node in routes, such as <c>phone</c> for <c>{phone}</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>The health of nodes that work.</summary>
    internal static JsonObject Health(params ReadOnlySpan<(string Type, string Id)> entities)
    {
        JsonArray list = [];
        foreach ((string type, string id) in entities)
        {
            list.Add((JsonNode)new JsonObject { ["entity_type"] = type, ["id"] = id, ["can_send_message"] = "AVAILABLE" });
        }

        return new() { ["can_send_message"] = "AVAILABLE", ["entities"] = list };
    }

    /// <summary>Fields without a value.</summary>
    internal static JsonObject Without(params ReadOnlySpan<string> names)
    {
        JsonObject fields = [];
        foreach (string name in names)
        {
            fields[name] = null;
        }

        return fields;
    }

    /// <summary>Position among all nodes. It is the order of lists, and cursors contain it.</summary>
    internal long Order { get; set; }

    internal string Text(string field) => this[field]?.ToString() ?? "";
}
