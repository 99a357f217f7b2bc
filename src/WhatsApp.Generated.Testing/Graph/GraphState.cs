using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>The state of the fake graph. Handlers run one at a time, inside <see cref="Lock"/>.</summary>
internal sealed class GraphState(FakeGraphOptions options)
{
    private readonly Dictionary<string, FakeNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<char, long> _lastIds = [];
    private readonly List<RecordedMessage> _sent = [];
    private readonly List<FakeGroupChange> _groupChanges = [];
    private long _lastOrder;

    public Lock Lock { get; } = new();

    /// <summary>The current time of the server.</summary>
    public DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>Access tokens. Use inside <see cref="Lock"/>.</summary>
    public FakeTokens Tokens { get; } = new(options);

    public RecordedMessage[] SentMessages
    {
        get
        {
            lock (Lock)
            {
                return [.. _sent];
            }
        }
    }

    public FakeGroupChange[] GroupChanges
    {
        get
        {
            lock (Lock)
            {
                return [.. _groupChanges];
            }
        }
    }

    /// <summary>The app that every access token belongs to.</summary>
    public FakeApplication Application => All<FakeApplication>()[0];

    /// <summary>Adds a node.</summary>
    /// <param name="kind">First digit of a generated id.</param>
    /// <param name="id">Id. Null generates one.</param>
    /// <param name="create">Creates the node with its id.</param>
    public T Add<T>(char kind, string? id, Func<string, T> create)
        where T : FakeNode
    {
        lock (Lock)
        {
            T node = create(id ?? NextId(kind));
            if (!_nodes.TryAdd(node.Id, node))
            {
                throw new ArgumentException($"There is a node with the id {node.Id} already.");
            }

            node.Order = ++_lastOrder;
            return node;
        }
    }

    public FakePhoneNumber AddPhoneNumber(string? id, string accountId, string display, string verifiedName)
    {
        FakePhoneNumber number = Add('2', id, i => new FakePhoneNumber(this, i, accountId, display, verifiedName));
        number.ProfileId = AddRecord("profile", number.Id, new()
        {
            ["messaging_product"] = "whatsapp",
            ["account_name"] = verifiedName,
        }).Id;
        return number;
    }

    public FakeGroup AddGroup(string phoneNumberId, string subject) => Add(
        'G',
        GraphIds.Group(phoneNumberId, NextNumber('G')),
        i => new FakeGroup(this, i, phoneNumberId, subject));

    public FakeCall AddCall(string phoneNumberId, string user, bool isIncoming) => Add(
        'C', GraphIds.Call(NextNumber('C')), i => new FakeCall(this, i, phoneNumberId, user, isIncoming));

    public FakePreVerifiedNumber AddPreVerifiedNumber(FakeBusiness owner, string phoneNumber) =>
        Add('8', null, i => new FakePreVerifiedNumber(this, i, owner, phoneNumber));

    public FakeTemplate AddTemplate(string accountId, JsonObject fields) =>
        Add('3', null, i => new FakeTemplate(this, i, accountId, fields));

    public FakeMedia AddMedia(string phoneNumberId, ReadOnlyMemory<byte> content, string mimeType, string? fileName) =>
        Add('4', null, i => new FakeMedia(this, i, phoneNumberId, content, mimeType, fileName));

    public FakeUploadSession AddUploadSession(string fileName, string fileType, long fileLength) => Add(
        'U',
        GraphIds.UploadSession(NextNumber('U'), fileType, fileLength),
        i => new FakeUploadSession(this, i, fileName, fileType, fileLength));

    public FakeRecord AddRecord(string kind, string ownerId, JsonObject fields) =>
        Add('9', null, i => new FakeRecord(this, i, kind, ownerId, fields));

    /// <summary>The entries of a list of a node, in the order in which they were added.</summary>
    public IEnumerable<FakeRecord> Records(string kind, string ownerId) =>
        All<FakeRecord>().Where(r => r.Kind == kind && r.OwnerId == ownerId);

    public RecordedMessage AddMessage(string phoneNumberId, JsonObject body)
    {
        lock (Lock)
        {
            string id = GraphIds.Message(_sent.Count + 1);
            RecordedMessage message = new(id, phoneNumberId, (JsonObject)body.DeepClone());
            _sent.Add(message);
            AddRecord("history", phoneNumberId, new() { ["message_id"] = id });
            AddMessageEvent(id, "SENT", null);
            return message;
        }
    }

    /// <summary>A new id of a request that Meta carries out asynchronously.</summary>
    public string NextRequestId() => GraphIds.Request(NextNumber('R'));

    public FakeGroupChange AddGroupChange(
        FakeGroup group, string field, string type, string? requestId, JsonObject members)
    {
        JsonObject update = new()
        {
            ["timestamp"] = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["group_id"] = group.Id,
            ["type"] = type,
        };
        if (requestId is not null)
        {
            update["request_id"] = requestId;
        }

        foreach ((string name, JsonNode? value) in members)
        {
            update[name] = value?.DeepClone();
        }

        FakePhoneNumber number = Find<FakePhoneNumber>(group.PhoneNumberId)!;
        FakeGroupChange change = new(group.Id, number, requestId, field, update);
        lock (Lock)
        {
            _groupChanges.Add(change);
        }

        return change;
    }

    /// <summary>Adds to the history of a sent message.</summary>
    public void AddMessageEvent(string messageId, string status, string? errorDescription)
    {
        FakeRecord history = All<FakeRecord>().FirstOrDefault(
            r => r.Kind == "history" && r.Text("message_id") == messageId)
            ?? throw new ArgumentException($"No message with the id {messageId} was sent.", nameof(messageId));
        FakeRecord added = AddRecord("event", history.Id, new()
        {
            ["delivery_status"] = status,
            ["occurrence_timestamp"] = Now.ToUnixTimeSeconds(),
            ["status_timestamp"] = Now.ToUnixTimeSeconds(),
            ["application"] = new JsonObject { ["id"] = Application.Id, ["name"] = Application.Name },
        });
        added["error_description"] = errorDescription;
    }

    public T? Find<T>(string id)
        where T : FakeNode
    {
        lock (Lock)
        {
            return _nodes.GetValueOrDefault(id) as T;
        }
    }

    /// <summary>All nodes of a type, in the order in which they were added.</summary>
    public IReadOnlyList<T> All<T>()
        where T : FakeNode
    {
        lock (Lock)
        {
            return [.. _nodes.Values.OfType<T>().OrderBy(n => n.Order)];
        }
    }

    public void Remove(FakeNode node)
    {
        lock (Lock)
        {
            _nodes.Remove(node.Id);
        }
    }

    /// <summary>The next number of a kind of id, starting at 1.</summary>
    public long NextNumber(char kind)
    {
        lock (Lock)
        {
            return _lastIds[kind] = _lastIds.GetValueOrDefault(kind) + 1;
        }
    }

    private string NextId(char kind)
    {
        string id;
        do
        {
            id = GraphIds.Node(kind, NextNumber(kind));
        }
        while (_nodes.ContainsKey(id));
        return id;
    }
}

/// <summary>Creates ids that look like Meta's and are the same in every run.</summary>
internal static class GraphIds
{
    public static string FirstAccount { get; } = Node('1', 1);

    public static string FirstPhoneNumber { get; } = Node('2', 1);

    public static string Node(char kind, long number) => Format(kind.ToString(), number, "D14");

    public static string Group(string phoneNumberId, long number) => Convert.ToBase64String(
        Encoding.ASCII.GetBytes(Format($"capi_group:{phoneNumberId}:", number, "D8"))).TrimEnd('=');

    public static string Call(long number) =>
        "wacid." + Convert.ToBase64String(Encoding.ASCII.GetBytes(Format("FAKE", number, "D11")));

    /// <summary>A QR code: 14 capital letters and digits.</summary>
    public static string QrCode(long number) => Format("FAKE", number, "D10");

    public static string UploadSession(long number, string fileType, long fileLength)
    {
        string file = Format("?file_length=", fileLength, "D") + "&file_type=" + Uri.EscapeDataString(fileType);
        string id = Format("1:attachment:00000000-0000-4000-8000-", number, "D12") + file;
        return "upload:" + Convert.ToBase64String(Encoding.ASCII.GetBytes(id));
    }

    public static string Request(long number) => Format("REQ-FAKE", number, "D12");

    public static string Message(long number) =>
        "wamid." + Convert.ToBase64String(Encoding.ASCII.GetBytes(Format("FAKE", number, "D12")));

    public static string Trace(long number) => Format("Afake", number, "D18");

    private static string Format(string prefix, long number, string format) =>
        prefix + number.ToString(format, CultureInfo.InvariantCulture);
}
