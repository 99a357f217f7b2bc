using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using WhatsApp.Generated;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.WireMock;

namespace WhatsApp.Contract.Tests;

/// <summary>
/// Calls an operation of the SDK by reflection. Only this class uses builders, methods and models.
/// </summary>
internal sealed class SdkOperation
{
    // Bytes that are also text: WireMock.Net's matcher of a multipart body from a file reads only text.
    private static readonly byte[] FileBytes = [1, 2, 3];

    private static readonly Dictionary<string, MethodInfo> Methods = (
        from builder in typeof(WhatsAppClient).Assembly.GetTypes()
        where builder.IsSubclassOf(typeof(GraphRequestBuilder))
        from field in builder.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
        let info = field.GetValue(null) as OperationInfo
        where info is { Template.Length: > 0 }
        let name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(info.Method.Method.ToLowerInvariant())
        select (info.Id, Method: builder.GetMethod(name + "Async") ?? builder.GetMethod("ListAsync")!))
        .ToDictionary(operation => operation.Id, operation => operation.Method);

    private readonly Stub _stub;
    private readonly MethodInfo _method;

    public SdkOperation(Stub stub)
    {
        _stub = stub;
        _method = Methods[stub.Operation.Id];
    }

    /// <summary>The operations of the SDK.</summary>
    public static IEnumerable<string> Ids => Methods.Keys;

    /// <summary>Sends the request of the stub and returns the response as JSON. Null if it has no body.</summary>
    public async Task<JsonNode?> CallAsync(WhatsAppClient client, Uri server)
    {
        object builder = Find(client, _method.DeclaringType!, [.. Ids(server)]);
        object?[] arguments = [.. _method.GetParameters().Select(Argument)];
        object returned = _method.Invoke(builder, arguments)!;
        if (returned is not Task task)
        {
            return await FirstPageAsync(returned);
        }

        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task) switch
        {
            JsonModel model => JsonNode.Parse(GraphJson.Write(model)),
            BinaryResponse file => await TextAsync(file),
            _ => null,
        };

        // An id is the segment of the path of the stub. An id that is a whole address is the address of the stub.
        IEnumerable<string> Ids(Uri at) =>
            _stub.Operation.Path.Split('/').Zip(_stub.Path.Text.Split('/'))
                .Where(segment => segment.First.StartsWith('{') && segment.First != "{Version}")
                .Select(segment =>
                    segment.First == "{Media-URL}" ? new Uri(at, _stub.Path.Text).ToString() : segment.Second);
    }

    private static async Task<JsonNode?> FirstPageAsync(object list)
    {
        object pages = list.GetType().GetMethod("AsPages")!.Invoke(list, [CancellationToken.None])!;
        await foreach (JsonModel page in (IAsyncEnumerable<JsonModel>)pages)
        {
            return JsonNode.Parse(GraphJson.Write(page));
        }

        throw new InvalidOperationException("The list had no page.");
    }

    private static async Task<JsonNode?> TextAsync(BinaryResponse file)
    {
        await using (file)
        {
            using var reader = new StreamReader(file.Content);
            return JsonValue.Create(await reader.ReadToEndAsync());
        }
    }

    private object? Argument(ParameterInfo parameter) => parameter.Name switch
    {
        "body" => Body(parameter.ParameterType, _stub.Body!),
        "query" => Query(parameter.ParameterType),
        "options" => Options(),
        "cancellationToken" => CancellationToken.None,
        _ => Value(parameter.ParameterType, "0"),
    };

    private RequestOptions? Options() => _stub.Preferred is null
        ? null
        : new RequestOptions { Headers = new Dictionary<string, string> { ["Prefer"] = $"example={_stub.Preferred}" } };

    private static object Body(Type type, JsonNode example)
    {
        if (type == typeof(FileUpload))
        {
            return new FileUpload(new MemoryStream(FileBytes), example.GetValue<string>(), "image/jpeg");
        }

        MethodInfo read = typeof(GraphJson).GetMethod(nameof(GraphJson.Read), [typeof(string)])!;
        object body = read.MakeGenericMethod(type).Invoke(null, [example.ToJsonString()])!;
        foreach (PropertyInfo file in type.GetProperties().Where(member => member.PropertyType == typeof(FileUpload)))
        {
            // An example has the name of a file, which the model reads as additional data.
            string? wireName = ((JsonModel)body).AdditionalData.Keys.SingleOrDefault(name => IsOf(name, file));
            if (wireName is not null)
            {
                ((JsonModel)body).AdditionalData.Remove(wireName);
                string name = example[wireName]!.GetValue<string>();
                file.SetValue(body, new FileUpload(new MemoryStream(FileBytes), name, "application/octet-stream"));
            }
        }

        return body;
    }

    private object Query(Type type)
    {
        object query = Activator.CreateInstance(type)!;
        foreach ((string name, string value, _) in _stub.Query)
        {
            PropertyInfo property = type.GetProperties().Single(property => IsOf(name, property));
            property.SetValue(query, Value(property.PropertyType, value));
        }

        return query;
    }

    private static object Value(Type type, string text)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Type item = plain.GetGenericArguments()[0];
            Array list = Array.CreateInstance(item, 1);
            bool isJson = text.StartsWith('[');
            list.SetValue(Value(item, isJson ? JsonNode.Parse(text)![0]!.ToString() : text), 0);
            return list;
        }

        return plain switch
        {
            _ when plain == typeof(string) => text,
            _ when plain == typeof(bool) => bool.Parse(text),
            _ when plain == typeof(long) => long.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(DateTimeOffset) =>
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)),
            _ when typeof(JsonModel).IsAssignableFrom(plain) => Body(plain, JsonNode.Parse(text)!),
            _ when plain.IsValueType => Activator.CreateInstance(plain, text)!,
            _ => throw new NotSupportedException($"Say here how a {plain} is made of text, for a query or header."),
        };
    }

    private static bool IsOf(string wireName, PropertyInfo property) =>
        wireName.Replace("_", "", StringComparison.Ordinal).Equals(property.Name, StringComparison.OrdinalIgnoreCase);

    // Like a program: property by property from the client, each indexer with the next id of the path.
    private static object Find(WhatsAppClient client, Type builder, IReadOnlyList<string> ids) =>
        Walk(client, ids, 0).FirstOrDefault(found => found.GetType() == builder)
        ?? throw new InvalidOperationException($"No way from the client to {builder} with {ids.Count} ids.");

    private static IEnumerable<object> Walk(object from, IReadOnlyList<string> ids, int used)
    {
        foreach (PropertyInfo property in from.GetType().GetProperties()
            .Where(property => property.PropertyType.Name.EndsWith("RequestBuilder", StringComparison.Ordinal)))
        {
            bool isItem = property.GetIndexParameters().Length > 0;
            if (isItem && (used == ids.Count || !Accepts(property, ids[used])))
            {
                continue;
            }

            object next = property.GetValue(from, isItem ? [ids[used]] : null)!;
            yield return next;
            foreach (object further in Walk(next, ids, isItem ? used + 1 : used))
            {
                yield return further;
            }
        }
    }

    // An address is not an id, and the id of an upload session has a prefix.
    private static bool Accepts(PropertyInfo indexer, string id) => indexer.GetIndexParameters()[0].Name switch
    {
        "mediaUrl" => id.StartsWith("http", StringComparison.Ordinal),
        "uploadSessionId" => id.StartsWith("upload:", StringComparison.Ordinal),
        _ => !id.Contains(':', StringComparison.Ordinal),
    };
}
