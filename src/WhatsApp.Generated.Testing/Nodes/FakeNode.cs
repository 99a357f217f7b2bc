using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A node of the fake graph: an id and the fields that requests read and write.</summary>
public abstract class FakeNode
{
    private readonly Lock _gate;
    private readonly JsonObject _fields;

    internal FakeNode(GraphState state, string id, JsonObject fields)
    {
        _gate = state.Gate;
        _fields = fields;
        _fields["id"] = id;
        Id = id;
    }

    /// <summary>Id of the node.</summary>
    public string Id { get; }

    /// <summary>A copy of a field. Null where the node has none. Assigning null takes the field away.</summary>
    /// <param name="field">Name on the wire, such as <c>quality_rating</c>.</param>
    public JsonNode? this[string field]
    {
        get
        {
            lock (_gate)
            {
                return _fields[field]?.DeepClone();
            }
        }

        set
        {
            lock (_gate)
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

    /// <summary>A copy of all fields, also of those that a request gets only if it asks for them.</summary>
    public JsonObject ToJson()
    {
        lock (_gate)
        {
            return (JsonObject)_fields.DeepClone();
        }
    }

    /// <summary>What routes call this kind of node, such as <c>phone</c> for <c>{phone}</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>Position among all nodes, by which lists are sorted and cursors are made.</summary>
    internal long Order { get; set; }

    internal string Text(string field) => this[field]?.ToString() ?? "";
}
