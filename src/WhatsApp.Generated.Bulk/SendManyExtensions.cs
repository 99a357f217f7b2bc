namespace WhatsApp.Generated.Bulk;

/// <summary>Sends long sequences of messages.</summary>
public static class SendManyExtensions
{
    /// <summary>
    /// Sends the messages of a sequence, several at once, and hands out a result for each as it is done. Messages to
    /// the same recipient leave in their order, each after the one before it has ended, well or not. A message that
    /// fails does not end the run, but what concerns all does: <see cref="SendManyOptions.StopWhen"/>. The run reads
    /// only while it is walked, and holds only what <see cref="SendManyOptions.MaxConcurrency"/> allows.
    /// </summary>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="messages">The messages. Read once, and no faster than they are sent.</param>
    /// <param name="options">How to send them, or null.</param>
    /// <param name="cancellationToken">
    /// Ends reading, and waiting for limits. What is under way comes to its end and is handed out before the walk
    /// throws. Leaving the loop instead breaks off what is under way.
    /// </param>
    /// <exception cref="SendManyStoppedException">An error concerns all messages that would have followed.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before its end.</exception>
    public static IAsyncEnumerable<SendResult<Message>> SendManyAsync(
        this PhoneNumberMessagesRequestBuilder builder,
        IAsyncEnumerable<Message> messages,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default) =>
        builder.SendManyAsync(messages, static message => message, options, cancellationToken);

    /// <summary>Sends the messages of a list as those of an asynchronous sequence are.</summary>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">How to send them, or null.</param>
    /// <param name="cancellationToken">Ends the run when what is under way has come to its end.</param>
    /// <exception cref="SendManyStoppedException">An error concerns all messages that would have followed.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before its end.</exception>
    public static IAsyncEnumerable<SendResult<Message>> SendManyAsync(
        this PhoneNumberMessagesRequestBuilder builder,
        IEnumerable<Message> messages,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default) =>
        builder.SendManyAsync(messages, static message => message, options, cancellationToken);

    /// <summary>
    /// Sends a message for each item of a sequence, as messages are sent, so that a result tells what it is about.
    /// </summary>
    /// <typeparam name="TItem">What messages are made from.</typeparam>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="items">What messages are made from, such as rows. Read once, no faster than they are sent.</param>
    /// <param name="toMessage">Makes the message of an item. What it throws is the error of that item.</param>
    /// <param name="options">How to send them, or null.</param>
    /// <param name="cancellationToken">Ends the run when what is under way has come to its end.</param>
    /// <exception cref="SendManyStoppedException">An error concerns all messages that would have followed.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before its end.</exception>
    public static IAsyncEnumerable<SendResult<TItem>> SendManyAsync<TItem>(
        this PhoneNumberMessagesRequestBuilder builder,
        IAsyncEnumerable<TItem> items,
        Func<TItem, Message> toMessage,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(toMessage);
        options ??= new SendManyOptions();
        options.Validate();
        return SendManyRun.SendAsync(builder, items, toMessage, options, cancellationToken);
    }

    /// <summary>Sends a message for each item of a list.</summary>
    /// <typeparam name="TItem">What messages are made from.</typeparam>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="items">What messages are made from, such as rows.</param>
    /// <param name="toMessage">Makes the message of an item. What it throws is the error of that item.</param>
    /// <param name="options">How to send them, or null.</param>
    /// <param name="cancellationToken">Ends the run when what is under way has come to its end.</param>
    /// <exception cref="SendManyStoppedException">An error concerns all messages that would have followed.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before its end.</exception>
    public static IAsyncEnumerable<SendResult<TItem>> SendManyAsync<TItem>(
        this PhoneNumberMessagesRequestBuilder builder,
        IEnumerable<TItem> items,
        Func<TItem, Message> toMessage,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default) =>
        builder.SendManyAsync(items.ToAsyncEnumerable(), toMessage, options, cancellationToken);
}
