using System.Diagnostics.CodeAnalysis;
using WhatsApp.Generated.Testing.Handlers;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Answers a request. Runs inside the lock of the state, so it must not wait for anything.</summary>
internal delegate GraphAnswer GraphHandler(GraphCall call);

/// <summary>
/// All operations. Paths start after the version; the first placeholder names the kind of node that the id must belong
/// to, since every kind shares <c>/{version}/{id}</c>. Later placeholders take any text.
/// </summary>
internal static class GraphRoutes
{
    private static readonly GraphRoute[] All =
    [
        new("GET", "{account}", Nodes.Get),
        new("GET", "{account}/phone_numbers", PhoneNumbers.List),
        new("POST", "{account}/phone_numbers", PhoneNumbers.Create),
        new("GET", "{account}/message_templates", Templates.List),
        new("POST", "{account}/message_templates", Templates.Create),
        new("DELETE", "{account}/message_templates", Templates.Delete),

        new("GET", "{phone}", Nodes.Get),
        new("POST", "{phone}", PhoneNumbers.Update),
        new("POST", "{phone}/register", PhoneNumbers.Register),
        new("POST", "{phone}/deregister", PhoneNumbers.Deregister),
        new("POST", "{phone}/request_code", PhoneNumbers.RequestCode),
        new("POST", "{phone}/verify_code", PhoneNumbers.VerifyCode),
        new("POST", "{phone}/messages", Messages.Send),
        new("POST", "{phone}/media", Media.Upload),

        new("GET", "{template}", Nodes.Get),
        new("POST", "{template}", Templates.Edit),

        new("GET", "{media}", Media.Get),
        new("DELETE", "{media}", Media.Delete),
    ];

    public static bool TryMatch(
        string method,
        string[] segments,
        FakeNode node,
        [NotNullWhen(true)] out GraphHandler? handler,
        out Dictionary<string, string> values)
    {
        foreach (GraphRoute route in All)
        {
            if (route.Method == method && route.Matches(segments, node.Kind, out values))
            {
                handler = route.Handler;
                return true;
            }
        }

        handler = null;
        values = [];
        return false;
    }

    private sealed record GraphRoute(string Method, string Pattern, GraphHandler Handler)
    {
        private readonly string[] _parts = Pattern.Split('/');

        public bool Matches(string[] segments, string kind, out Dictionary<string, string> values)
        {
            values = [];
            if (segments.Length != _parts.Length || _parts[0] != $"{{{kind}}}")
            {
                return false;
            }

            for (int i = 1; i < _parts.Length; i++)
            {
                if (_parts[i].StartsWith('{'))
                {
                    values[_parts[i][1..^1]] = segments[i];
                }
                else if (_parts[i] != segments[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
