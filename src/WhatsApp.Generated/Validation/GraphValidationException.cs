namespace WhatsApp.Generated;

/// <summary>
/// The body of a request breaks rules of Meta's reference, so it was not sent. Neither the message nor any member
/// contains a value of the body. <see cref="WhatsAppClientOptions.ValidateRequests"/> switches the checks off.
/// </summary>
public sealed class GraphValidationException : ArgumentException, IGraphFailure
{
    /// <summary>Creates the exception.</summary>
    /// <param name="operationId">The operation, such as <c>sendMessage</c>; null if it is not known.</param>
    /// <param name="violations">What is wrong, at least one violation.</param>
    public GraphValidationException(string? operationId, IReadOnlyList<GraphViolation> violations)
        : base(Describe(operationId, violations))
    {
        OperationId = operationId;
        Violations = violations;
    }

    /// <summary>All that is wrong with the body, in the order of its members.</summary>
    public IReadOnlyList<GraphViolation> Violations { get; }

    /// <inheritdoc/>
    public string? OperationId { get; }

    /// <summary>Always <see cref="SuggestedAction.FixRequest"/>.</summary>
    public SuggestedAction SuggestedAction => SuggestedAction.FixRequest;

    private static string Describe(string? operationId, IReadOnlyList<GraphViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return $"{(string.IsNullOrEmpty(operationId) ? "The request" : operationId)} was not sent: "
            + string.Join(' ', violations);
    }
}
