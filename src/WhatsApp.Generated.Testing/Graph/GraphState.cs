using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>All that the fake graph remembers. Handlers run one at a time, inside <see cref="Gate"/>.</summary>
internal sealed class GraphState
{
    private readonly Dictionary<string, FakeNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<char, long> _lastIds = [];
    private readonly List<SentMessage> _sent = [];
    private long _lastOrder;

    public Lock Gate { get; } = new();

    public SentMessage[] SentMessages
    {
        get
        {
            lock (Gate)
            {
                return [.. _sent];
            }
        }
    }

    public FakeAccount AddAccount(string? id, string name)
    {
        lock (Gate)
        {
            return Add(new FakeAccount(this, id ?? NextId('1'), name));
        }
    }

    public FakePhoneNumber AddPhoneNumber(string? id, string accountId, string display, string verifiedName)
    {
        lock (Gate)
        {
            return Add(new FakePhoneNumber(this, id ?? NextId('2'), accountId, display, verifiedName));
        }
    }

    public FakeTemplate AddTemplate(string accountId, JsonObject fields)
    {
        lock (Gate)
        {
            return Add(new FakeTemplate(this, NextId('3'), accountId, fields));
        }
    }

    public FakeMedia AddMedia(string phoneNumberId, ReadOnlyMemory<byte> content, string mimeType, string? fileName)
    {
        lock (Gate)
        {
            return Add(new FakeMedia(this, NextId('4'), phoneNumberId, content, mimeType, fileName));
        }
    }

    public SentMessage AddMessage(string phoneNumberId, JsonObject body)
    {
        lock (Gate)
        {
            string id = GraphIds.Message(_sent.Count + 1);
            SentMessage message = new(id, phoneNumberId, (JsonObject)body.DeepClone());
            _sent.Add(message);
            return message;
        }
    }

    public T? Find<T>(string id)
        where T : FakeNode
    {
        lock (Gate)
        {
            return _nodes.GetValueOrDefault(id) as T;
        }
    }

    /// <summary>All nodes of a kind, in the order in which they were added.</summary>
    public IReadOnlyList<T> All<T>()
        where T : FakeNode
    {
        lock (Gate)
        {
            return [.. _nodes.Values.OfType<T>().OrderBy(n => n.Order)];
        }
    }

    public void Remove(FakeNode node)
    {
        lock (Gate)
        {
            _nodes.Remove(node.Id);
        }
    }

    private T Add<T>(T node)
        where T : FakeNode
    {
        if (!_nodes.TryAdd(node.Id, node))
        {
            throw new ArgumentException($"There is a node with the id {node.Id} already.");
        }

        node.Order = ++_lastOrder;
        return node;
    }

    private string NextId(char kind)
    {
        string id;
        do
        {
            long number = _lastIds[kind] = _lastIds.GetValueOrDefault(kind) + 1;
            id = GraphIds.Node(kind, number);
        }
        while (_nodes.ContainsKey(id));
        return id;
    }
}

/// <summary>Ids that look like Meta's and are the same in every run.</summary>
internal static class GraphIds
{
    public static string FirstAccount { get; } = Node('1', 1);

    public static string FirstPhoneNumber { get; } = Node('2', 1);

    public static string Node(char kind, long number) => Format(kind.ToString(), number, "D14");

    public static string Message(long number) =>
        "wamid." + Convert.ToBase64String(Encoding.ASCII.GetBytes(Format("FAKE", number, "D12")));

    public static string Trace(long number) => Format("Afake", number, "D18");

    private static string Format(string prefix, long number, string format) =>
        prefix + number.ToString(format, CultureInfo.InvariantCulture);
}
