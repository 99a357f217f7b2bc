using System.Reflection;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>The operations of the pages, each with its method of the SDK.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<CatalogueOperation> All { get; } = Read();

    private static List<CatalogueOperation> Read()
    {
        Dictionary<string, MethodInfo> methods =
            SdkOperations.All.ToDictionary(operation => operation.Info.Id, operation => operation.Method);
        using Stream file = typeof(FakeGraphServer).Assembly.GetManifestResourceStream("examples.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(node => new CatalogueOperation(node!.AsObject(), methods))];
    }
}

/// <summary>One operation of a page.</summary>
public sealed class CatalogueOperation
{
    private readonly MethodInfo _method;

    internal CatalogueOperation(JsonObject json, Dictionary<string, MethodInfo> methods)
    {
        Id = (string)json["operation"]!;
        Method = (string)json["method"]!;
        Path = (string)json["path"]!;
        Requests = json["requests"]!.AsObject();
        Responses = json["answers"]!.AsObject();
        _method = methods[Id];
    }

    public string Id { get; }

    public string Method { get; }

    public string Path { get; }

    public JsonObject Requests { get; }

    public JsonObject Responses { get; }

    /// <summary>Whether it is sent without an access token, as the exchange of a token is.</summary>
    public bool IsAnonymous => Id is "exchangeAccessToken" or "revokeToken";

    public Type? Body => Parameter("body");

    public Type? Query => Parameter("query");

    /// <summary>The model of its response, or of a page of its list. Null for a file or no body.</summary>
    public Type? ResponseModel =>
        _method.ReturnType.GetGenericArguments() is [var model, ..] && model.IsAssignableTo(typeof(JsonModel)) ? model : null;

    /// <summary>Whether its response has a body.</summary>
    public bool HasResponseBody => _method.ReturnType != typeof(Task);

    /// <summary>A response for it: the first example of the page.</summary>
    public (int Status, string Body) Response =>
        HasResponseBody ? (200, Responses.First().Value!.ToJsonString()) : (204, string.Empty);

    /// <summary>The requests of the page, or one without a body.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> RequestsOrNone =>
        Body is null ? [KeyValuePair.Create("no body", (JsonNode?)null)] : Requests;

    public override string ToString() => Id;

    /// <summary>The path on the wire with this id for every placeholder.</summary>
    public string Target(string id) => string.Join('/', Path.Split('/').Select(segment => segment switch
    {
        "{Version}" => GraphVersion.Default,
        "{Upload-Session-ID}" => Builders.UploadSession,
        ['{', ..] => Uri.EscapeDataString(id),
        _ => segment,
    }));

    /// <summary>Calls the operation and returns its response, or the first page of its list. Null: no body.</summary>
    public async Task<JsonModel?> CallAsync(WhatsAppClient client, string id, JsonNode? body, object? query = null)
    {
        object builder = Builders.Find(client, _method.DeclaringType!, id);
        object?[] arguments = [.. _method.GetParameters().Select(parameter => parameter.Name switch
        {
            "body" => BodyOf(body!),
            "query" => query ?? (IsNullable(parameter) ? null : SampleQuery.Of(parameter.ParameterType)),
            "cancellationToken" => CancellationToken.None,
            _ => null,
        })];
        object returned = _method.Invoke(builder, arguments)!;
        if (returned is Task task)
        {
            await task;
            return !HasResponseBody ? null : (JsonModel)task.GetType().GetProperty("Result")!.GetValue(task)!;
        }

        var pages = (IAsyncEnumerable<JsonModel>)returned.GetType().GetMethod("AsPages")!.Invoke(returned, [CancellationToken.None])!;
        await foreach (JsonModel page in pages)
        {
            return page;
        }

        throw new InvalidOperationException("The list had no page.");
    }

    private static bool IsNullable(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private object BodyOf(JsonNode json)
    {
        if (Body == typeof(FileUpload))
        {
            return new FileUpload(new MemoryStream([1, 2, 3]), json.GetValue<string>(), "image/jpeg");
        }

        MethodInfo read = typeof(GraphJson).GetMethod(nameof(GraphJson.Read), [typeof(string)])!.MakeGenericMethod(Body!);
        object body = read.Invoke(null, [json.ToJsonString()])!;
        foreach (PropertyInfo file in body.GetType().GetProperties().Where(property => property.PropertyType == typeof(FileUpload)))
        {
            // The text of the example is the file name; it must not also be sent as additional data.
            var additional = ((JsonModel)body).AdditionalData;
            string? wireName = additional.Keys.SingleOrDefault(name => WireNames.IsOf(name, file));
            if (wireName is null)
            {
                continue;
            }

            string fileName = JsonNode.Parse(additional[wireName].ToString())!.GetValue<string>();
            additional.Remove(wireName);
            file.SetValue(body, new FileUpload(new MemoryStream([1, 2, 3]), fileName, "application/octet-stream"));
        }

        return body;
    }

    private Type? Parameter(string name) =>
        _method.GetParameters().FirstOrDefault(parameter => parameter.Name == name)?.ParameterType;
}

/// <summary>Finds a request builder from the client, as a program does.</summary>
internal static class Builders
{
    // An id that is in the path unchanged.
    public const string UploadSession = "upload:MTphdHRhY2htZW50OmV4YW1wbGU=";

    public static object Find(WhatsAppClient client, Type builder, string id) =>
        Walk(client, id).First(found => found.GetType() == builder);

    private static IEnumerable<object> Walk(object from, string id)
    {
        foreach (PropertyInfo property in from.GetType().GetProperties()
            .Where(property => typeof(GraphRequestBuilder).IsAssignableFrom(property.PropertyType)))
        {
            // An address is not an id; the tests of media cover it.
            bool isAddress = property.GetIndexParameters() is [{ Name: "mediaUrl" }];
            if (!isAddress)
            {
                object?[]? index = property.GetIndexParameters() switch
                {
                    [] => null,
                    [{ Name: "uploadSessionId" }] => [UploadSession],
                    _ => [id],
                };
                object next = property.GetValue(from, index)!;
                yield return next;
                foreach (object further in Walk(next, id))
                {
                    yield return further;
                }
            }
        }
    }
}

/// <summary>Fills the parameters of a query.</summary>
internal static class SampleQuery
{
    public static object Of(Type query)
    {
        object sample = Activator.CreateInstance(query)!;
        foreach (PropertyInfo property in query.GetProperties())
        {
            property.SetValue(sample, Value(property.PropertyType));
        }

        return sample;
    }

    private static object Value(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Type item = plain.GetGenericArguments()[0];
            Array list = Array.CreateInstance(item, 1);
            list.SetValue(Value(item), 0);
            return list;
        }

        return plain switch
        {
            _ when plain == typeof(string) => "a b&c=ä",
            _ when plain == typeof(bool) => true,
            _ when plain == typeof(long) => 7L,
            _ when plain == typeof(int) => 7,
            _ when plain == typeof(DateOnly) => new DateOnly(2026, 11, 20),
            _ when plain == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
            _ when plain == typeof(Filter) => Filter.Equal("field", "value"),
            _ when plain.IsValueType => Activator.CreateInstance(plain, "VALUE")!,
            _ => throw new NotSupportedException($"Add a sample of {plain}."),
        };
    }
}

/// <summary>Writes JSON with sorted members, so that texts can be compared.</summary>
internal static class SortedJson
{
    public static string Of(JsonNode node) => Sort(node)!.ToJsonString();

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        null => null,
        _ => node.DeepClone(),
    };
}

/// <summary>Checks whether a name on the wire is that of a member.</summary>
internal static class WireNames
{
    public static bool IsOf(string wireName, PropertyInfo property) =>
        wireName.Replace("_", "", StringComparison.Ordinal).Equals(property.Name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Collects the additional data of a model and of all its members.</summary>
internal static class ModelWalk
{
    public static IEnumerable<string> AdditionalData(object? value, string at)
    {
        switch (value)
        {
            case JsonModel and System.Collections.IEnumerable list:
                return list.Cast<object?>().SelectMany(item => AdditionalData(item, at));
            case JsonModel model:
                IEnumerable<string> own = model.AdditionalData.Keys
                    .Where(name => !model.GetType().GetProperties().Any(property => WireNames.IsOf(name, property)))
                    .Select(name => $"{at}/{name}");
                return own.Concat(model.GetType().GetProperties()
                    .Where(property => property.Name != nameof(JsonModel.AdditionalData))
                    .SelectMany(property => AdditionalData(property.GetValue(model), $"{at}/{property.Name}")));
            case string or RawJson or null:
                return [];
            case System.Collections.IEnumerable items:
                return items.Cast<object?>().SelectMany(item => AdditionalData(item, at));
            default:
                return [];
        }
    }
}
