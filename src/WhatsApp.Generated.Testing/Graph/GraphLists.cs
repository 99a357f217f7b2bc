using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Splits lists into pages, and selects the requested fields of nodes.</summary>
internal static class GraphLists
{
    /// <summary>
    /// One page, with cursors and the addresses of the next and the previous page, which include the access token as
    /// Meta's do. A cursor is a position, so that it is still valid after its item was deleted.
    /// </summary>
    /// <param name="call">The request.</param>
    /// <param name="nodes">The whole list.</param>
    /// <param name="newestFirst">Whether the list starts with the node that was added last.</param>
    /// <param name="defaults">Fields of an item if the request names none. Null: all fields.</param>
    /// <param name="shape">Converts a node to an item with all its fields. Null: the node itself.</param>
    public static GraphResponse Page<T>(
        GraphCall call,
        IEnumerable<T> nodes,
        bool newestFirst = false,
        string? defaults = null,
        Func<T, JsonObject>? shape = null)
        where T : FakeNode => GraphResponse.Json(PageJson(call, nodes, newestFirst, defaults, shape));

    /// <summary>Like <see cref="Page"/>, for lists inside other JSON.</summary>
    public static JsonObject PageJson<T>(
        GraphCall call,
        IEnumerable<T> nodes,
        bool newestFirst = false,
        string? defaults = null,
        Func<T, JsonObject>? shape = null)
        where T : FakeNode
    {
        T[] all = [.. newestFirst ? nodes.OrderByDescending(n => n.Order) : nodes.OrderBy(n => n.Order)];
        int limit = Limit(call);

        int start = 0;
        int end = all.Length;
        if (call.Optional("after") is { } after)
        {
            long position = ParseCursor(after);
            start = Array.FindIndex(all, n => newestFirst ? n.Order < position : n.Order > position);
            start = start < 0 ? all.Length : start;
            end = Math.Min(all.Length, start + limit);
        }
        else if (call.Optional("before") is { } before)
        {
            long position = ParseCursor(before);
            int first = Array.FindIndex(all, n => newestFirst ? n.Order <= position : n.Order >= position);
            end = first < 0 ? all.Length : first;
            start = Math.Max(0, end - limit);
        }
        else
        {
            end = Math.Min(all.Length, limit);
        }

        JsonObject page = new() { ["data"] = new JsonArray([.. all[start..end].Select(Item)]) };
        if (end > start)
        {
            page["paging"] = Paging(call, limit, all, start, end);
        }

        return page;

        JsonObject Item(T node) =>
            shape is null ? Project(call, node, defaults)
            : call.Optional("fields") is { } fields ? Select(shape(node), node.TypeName, fields)
            : Only(shape(node), defaults);
    }

    /// <summary>Position of a node in its list.</summary>
    public static string Cursor(FakeNode node) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"cursor:{node.Order.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>The fields of a node that the request names, or else its default fields.</summary>
    /// <param name="call">The request.</param>
    /// <param name="node">The node.</param>
    /// <param name="defaults">Fields if the request names none. Null: all stored fields.</param>
    public static JsonObject Project(GraphCall call, FakeNode node, string? defaults = null)
    {
        if (call.Optional("fields") is not { } fields)
        {
            return Only(node.ToJson(), defaults);
        }

        // Like Meta, returns edges of the node that the request names among its fields.
        JsonObject complete = node.ToCompleteJson();
        foreach ((string name, string? selected) in Requested(fields))
        {
            if (!complete.ContainsKey(name) && call.Edge(node, name, selected) is { } edge)
            {
                complete[name] = edge;
            }
        }

        return Select(complete, node.TypeName, fields);
    }

    /// <summary>
    /// The fields that a request names, and the id. Meta's error for a field that the type does not have. Fields without
    /// a value are left out. Arguments are ignored, and so are sub-selections of fields that are no edges.
    /// </summary>
    /// <param name="complete">All fields of the type; those without a value are null.</param>
    /// <param name="typeName">Name of the type in the error.</param>
    /// <param name="fields">The parameter of the request.</param>
    public static JsonObject Select(JsonObject complete, string typeName, string fields)
    {
        string[] names = [.. Requested(fields).Select(field => field.Name)];
        return Array.Find(names, name => !complete.ContainsKey(name)) is { } unknown
            ? throw GraphErrors.Of(100, $"(#100) Tried accessing nonexisting field ({unknown}) on node type ({typeName})")
            : Only(complete, string.Join(',', names));
    }

    /// <summary>Those of the fields that have a value, and the id. Null: all fields that have one.</summary>
    public static JsonObject Only(JsonObject node, string? fields)
    {
        JsonObject projected = [];
        foreach (string name in fields?.Split(',').Append("id") ?? node.Select(member => member.Key))
        {
            if (node[name] is { } value)
            {
                projected[name] = value.DeepClone();
            }
        }

        return projected;
    }

    private static JsonObject Paging<T>(GraphCall call, int limit, T[] all, int start, int end)
        where T : FakeNode
    {
        string before = Cursor(all[start]);
        string after = Cursor(all[end - 1]);
        JsonObject paging = new() { ["cursors"] = new JsonObject { ["before"] = before, ["after"] = after } };
        if (start > 0)
        {
            paging["previous"] = Address(call, limit, "before", before);
        }

        if (end < all.Length)
        {
            paging["next"] = Address(call, limit, "after", after);
        }

        return paging;
    }

    private static string Address(GraphCall call, int limit, string cursorName, string cursor)
    {
        StringBuilder address = new(new Uri(call.PublicUrl, call.Request.Path.TrimStart('/')).AbsoluteUri);
        address.Append("?access_token=").Append(Uri.EscapeDataString(call.AccessToken ?? "")).Append("&pretty=0");
        foreach ((string name, string value) in call.Request.Query)
        {
            if (name is not ("access_token" or "pretty" or "limit" or "after" or "before"))
            {
                address.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        address.Append(CultureInfo.InvariantCulture, $"&limit={limit}&{cursorName}={Uri.EscapeDataString(cursor)}");
        return address.ToString();
    }

    private static int Limit(GraphCall call)
    {
        // Newer edges call it first or last.
        if ((call.Optional("limit") ?? call.Optional("first") ?? call.Optional("last")) is not { } text)
        {
            return Math.Min(call.Options.PageSize, call.Options.MaxPageSize);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0
            ? Math.Min(limit, call.Options.MaxPageSize)
            : throw GraphErrors.Invalid("Param limit must be a number greater than or equal to 1.");
    }

    private static long ParseCursor(string cursor)
    {
        bool isBase64 = Base64.IsValid(cursor.AsSpan());
        string text = isBase64 ? Encoding.ASCII.GetString(Convert.FromBase64String(cursor)) : "";
        return text.StartsWith("cursor:", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            ? position
            : throw GraphErrors.Invalid("Invalid cursor.");
    }

    /// <summary>The names of a <c>fields</c> parameter, each with what is in its braces.</summary>
    private static IEnumerable<(string Name, string? Selected)> Requested(string fields)
    {
        int depth = 0;
        bool isSelection = false;
        StringBuilder name = new();
        StringBuilder selected = new();
        foreach (char c in fields + ",")
        {
            if (c == ',' && depth == 0)
            {
                if (name.Length > 0)
                {
                    yield return (name.ToString().Split('.')[0], selected.Length > 0 ? selected.ToString() : null);
                }

                name.Clear();
                selected.Clear();
                continue;
            }

            bool closes = c is '}' or ')';
            depth -= closes && depth > 0 ? 1 : 0;
            if (depth > 0 && isSelection)
            {
                selected.Append(c);
            }
            else if (depth == 0 && c is not ('{' or '(' or '}' or ')' or ' '))
            {
                name.Append(c);
            }

            if (c is '{' or '(')
            {
                isSelection = depth > 0 ? isSelection : c == '{';
                depth++;
            }
        }
    }
}
