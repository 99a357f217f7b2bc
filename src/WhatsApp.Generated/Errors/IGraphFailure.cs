namespace WhatsApp.Generated;

/// <summary>
/// A call that failed, with or without an answer. Every exception of a call that the SDK itself throws is one:
/// <c>catch (Exception e) when (e is IGraphFailure { SuggestedAction: SuggestedAction.RetryLater })</c>.
/// </summary>
public interface IGraphFailure
{
    /// <summary>The operation that failed, such as <c>sendMessage</c>.</summary>
    string? OperationId { get; }

    /// <summary>What to do about it, given whether the call reads or writes.</summary>
    SuggestedAction SuggestedAction { get; }
}
