namespace WhatsApp.Generated;

/// <summary>
/// A failed call, with or without a response. Every exception that the SDK throws for a call implements it:
/// <c>catch (Exception e) when (e is IGraphFailure { SuggestedAction: SuggestedAction.RetryLater })</c>.
/// </summary>
public interface IGraphFailure
{
    /// <summary>The operation that failed, such as <c>sendMessage</c>.</summary>
    string? OperationId { get; }

    /// <summary>What to do about it, considering whether the call reads or writes.</summary>
    SuggestedAction SuggestedAction { get; }
}
