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
        IEnumerable<Type> builders = typeof(WhatsAppClient).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(GraphRequestBuilder)));
        foreach (Type builder in builders)
        {
            // A builder has an OperationInfo for each of its methods; a handwritten one has no path.
            foreach (FieldInfo field in builder.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            {
                if (field.GetValue(null) is OperationInfo { Template.Length: > 0 } operation)
                {
                    MethodInfo method = Method(builder, operation.Method.Method);
                    Type? body = method
                        .GetParameters()
                        .FirstOrDefault(parameter => parameter.Name == "body")
                        ?.ParameterType;
                    operations.Add(Slug(operation), new OperationModels(body, Response(method.ReturnType)));
                }
            }
        }

        return operations;
    }

    // GetAsync for a GET, or ListAsync if it returns a list of pages.
    private static MethodInfo Method(Type builder, string verb) =>
        builder.GetMethod($"{verb[0]}{verb[1..].ToLowerInvariant()}Async") ?? builder.GetMethod("ListAsync")!;

    private static string Slug(OperationInfo operation)
    {
        IEnumerable<string> segments = operation
            .Template.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(segment => segment != "{version}")
            .Select(segment => segment.Trim('{', '}').Replace('_', '-'));
        return string.Join('-', segments.Prepend(operation.Method.Method)).ToLowerInvariant();
    }

    // Task<T> and PagedList<TPage, TItem> name the model first. A plain Task has no model: the response has no body.
    private static Type? Response(Type returned) =>
        returned.GetGenericArguments() is [var model, ..] && model != typeof(BinaryResponse) ? model : null;
}
