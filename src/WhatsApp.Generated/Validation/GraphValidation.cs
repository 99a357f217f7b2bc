using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// Checks bodies by the rules of Meta's reference: lengths, counts, numbers, patterns, and members that are required or
/// exclude each other. A client does so before each request, unless
/// <see cref="WhatsAppClientOptions.ValidateRequests"/> is false. The rules are generated from the pages in
/// <c>openapi/</c>; what only Meta can know, such as whether a template exists, is not checked.
/// </summary>
public static class GraphValidation
{
    /// <summary>Checks a body, for example before a campaign is stored.</summary>
    /// <param name="body">The body of a request, or a part of one.</param>
    /// <returns>What is wrong, in the order of the members; empty if nothing is.</returns>
    public static IReadOnlyList<GraphViolation> Check(JsonModel body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Violations(body) ?? [];
    }

    /// <summary>Checks a body that is JSON already.</summary>
    /// <param name="operationId">The operation that it is for, such as <c>sendMessage</c>.</param>
    /// <param name="json">The body in UTF-8.</param>
    /// <returns>What is wrong; empty if nothing is, or if the operation has no body of JSON.</returns>
    /// <exception cref="GraphJsonException">The body is not one JSON object.</exception>
    public static IReadOnlyList<GraphViolation> Check(string operationId, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        return OperationBodies.Read(operationId, json) is { } body ? Check(body) : [];
    }

    internal static void Require(GraphRequest request, bool? isOn)
    {
        if (isOn != false && request.ModelBody is { } body && Violations(body) is { } violations)
        {
            throw new GraphValidationException(request.OperationId, violations);
        }
    }

    private static List<GraphViolation>? Violations(JsonModel body)
    {
        var validator = new ModelValidator(body);
        body.Check(ref validator);
        DocumentedRules.Check(ref validator, body);
        return validator.Violations;
    }
}
