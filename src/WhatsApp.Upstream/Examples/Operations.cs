using System.Reflection;
using WhatsApp.Generated;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Upstream.Examples;

/// <summary>The models of an operation.</summary>
/// <param name="Request">Model of the body; null where there is none.</param>
/// <param name="Response">Model of the response; null for a file.</param>
internal sealed record OperationModels(Type? Request, Type? Response);

/// <summary>
/// The operations of the SDK by slug: method and path without the version, <c>post-phone-number-id-messages</c>.
/// </summary>
internal static class Operations
{
    public static Dictionary<string, OperationModels> BySlug()
    {
        var operations = new Dictionary<string, OperationModels>(StringComparer.Ordinal)
        {
            // What Meta sends to us has no method of a builder.
            ["post-whatsapp-webhooks"] = new(typeof(WebhookPayload), null),
        };
        foreach (MethodInfo method in typeof(WhatsAppClient).Assembly.GetTypes().SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<GraphOperationAttribute>() is { } operation)
            {
                Type? body = method
                    .GetParameters()
                    .FirstOrDefault(parameter => parameter.Name == "body")
                    ?.ParameterType;
                operations.Add(Slug(operation), new OperationModels(body, Response(method.ReturnType)));
            }
        }

        return operations;
    }

    private static string Slug(GraphOperationAttribute operation)
    {
        IEnumerable<string> segments = operation
            .Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(segment => segment != "{Version}")
            .Select(segment => segment.Trim('{', '}').Replace('_', '-'));
        return string.Join('-', segments.Prepend(operation.Method)).ToLowerInvariant();
    }

    // Task<T> and PagedList<TPage, TItem> name the model first. A plain Task has no model: the response has no body.
    private static Type? Response(Type returned) =>
        returned.GetGenericArguments() is [var model, ..] && model != typeof(BinaryResponse) ? model : null;
}
