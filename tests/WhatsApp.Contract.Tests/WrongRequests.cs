using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsApp.Contract.Tests;

/// <summary>A request with one difference to the page.</summary>
internal static class WrongRequests
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE", "PUT", "PATCH"];

    /// <summary>Wrong versions of a request, each with a description of the difference.</summary>
    /// <param name="request">The documented request.</param>
    /// <param name="methods">The methods that the path has in other operations.</param>
    public static IEnumerable<(string What, RawRequest Request)> Of(RawRequest request, IReadOnlySet<string> methods) =>
        [
            .. Methods.Where(method => !methods.Contains(method)).Take(1)
                .Select(method => ($"method {method}", request with { Method = method })),
            .. Paths(request),
            .. Queries(request),
            .. Headers(request),
            .. Bodies(request),
        ];

    private static IEnumerable<(string What, RawRequest Request)> Paths(RawRequest request)
    {
        string[] segments = request.Path.Split('/');
        for (int i = 1; i < segments.Length; i++)
        {
            string[] wrong = [.. segments];
            wrong[i] += "x";
            yield return ($"path segment {wrong[i]}", request with { Path = string.Join('/', wrong) });
        }

        yield return ("path with one more segment", request with { Path = request.Path + "/x" });
    }

    private static IEnumerable<(string What, RawRequest Request)> Queries(RawRequest request)
    {
        for (int i = 0; i < request.Query.Count; i++)
        {
            var wrong = request.Query.ToList();
            wrong[i] = (wrong[i].Name, wrong[i].Value + "x");
            yield return ($"value of the query parameter {wrong[i].Name}", request with { Query = wrong });
            wrong = [.. request.Query];
            wrong.RemoveAt(i);
            yield return ($"no query parameter {request.Query[i].Name}", request with { Query = wrong });
        }
    }

    private static IEnumerable<(string What, RawRequest Request)> Headers(RawRequest request)
    {
        foreach (string name in request.Headers.Keys.Where(name => name != "Prefer"))
        {
            yield return ($"value of the header {name}", request with { Headers = With(name, "x") });
            yield return ($"no header {name}", request with { Headers = With(name, null) });
        }

        // A file alone can have any media type.
        if (request.MediaType is not (null or "application/octet-stream"))
        {
            yield return ("media type text/plain", request with { MediaType = "text/plain" });
        }

        Dictionary<string, string> With(string name, string? value)
        {
            var headers = request.Headers.Where(header => header.Key != name).ToDictionary();
            if (value is not null)
            {
                headers[name] = value;
            }

            return headers;
        }
    }

    private static IEnumerable<(string What, RawRequest Request)> Bodies(RawRequest request)
    {
        if (request.Body is not JsonObject body)
        {
            yield break;
        }

        yield return ("body with one more member", request with { Body = Changed(copy => copy["some_member"] = 1) });
        foreach (string name in body.Select(member => member.Key))
        {
            yield return ($"body without {name}", request with { Body = Changed(copy => copy.Remove(name)) });
            yield return ($"value of {name} in the body", request with { Body = Changed(copy => Spoil(copy, name)) });
        }

        JsonObject Changed(Action<JsonObject> change)
        {
            JsonObject copy = body.DeepClone().AsObject();
            change(copy);
            return copy;
        }
    }

    // In the innermost object: a mapping must match more than the outermost members.
    private static void Spoil(JsonObject owner, string name)
    {
        switch (owner[name])
        {
            case JsonObject { Count: > 0 } inner:
                Spoil(inner, inner.Last().Key);
                break;
            case JsonArray { Count: > 0 } list when list[^1] is JsonObject { Count: > 0 } item:
                Spoil(item, item.Last().Key);
                break;
            case JsonArray list:
                list.Add("x");
                break;
            case { } value when value.GetValueKind() == JsonValueKind.String:
                owner[name] = value.GetValue<string>() + "x";
                break;
            default:
                owner[name] = "x";
                break;
        }
    }
}
