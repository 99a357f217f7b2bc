namespace WhatsApp.Generated.Bulk;

/// <summary>Sends long sequences of messages.</summary>
public static class SendManyExtensions
{
    /// <summary>
    /// Sends the messages of a sequence concurrently and returns a result for each when it is done. Messages to the
    /// same recipient are sent in order, each after the previous one has succeeded or failed. A failed message does not
    /// stop the run, but an error that affects all messages does: <see cref="SendManyOptions.StopWhen"/>. The sequence
    /// is read while the results are enumerated, at most <see cref="SendManyOptions.MaxConcurrency"/> messages ahead.
    /// However the loop is left, requests on the wire complete, and <see cref="BulkSend{TItem}.Checkpoint"/> has the
    /// progress.
    /// </summary>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="messages">The messages. They are read once, as fast as they are sent.</param>
    /// <param name="options">Options for the run. Null uses the defaults.</param>
    /// <param name="cancellationToken">
    /// Stops reading, and waiting for rate limits. Messages in flight complete, and their results are returned before
    /// the enumeration throws.
    /// </param>
    /// <returns>The run, which starts when it is enumerated.</returns>
    /// <exception cref="ArgumentException">The options are out of range, or inconsistent.</exception>
    /// <exception cref="SendManyStoppedException">An error affects all messages.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before it was complete.</exception>
    public static BulkSend<Message> SendManyAsync(
        this PhoneNumberMessagesRequestBuilder builder,
        IAsyncEnumerable<Message> messages,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default) =>
        builder.SendManyAsync(messages, static message => message, options, cancellationToken);

    /// <summary>Sends the messages of a list, as the overload for an asynchronous sequence does.</summary>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="options">Options for the run. Null uses the defaults.</param>
    /// <param name="cancellationToken">Stops the run. Messages in flight complete first.</param>
    /// <returns>The run, which starts when it is enumerated.</returns>
    /// <exception cref="SendManyStoppedException">An error affects all messages.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before it was complete.</exception>
    public static BulkSend<Message> SendManyAsync(
        this PhoneNumberMessagesRequestBuilder builder,
        IEnumerable<Message> messages,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default) =>
        builder.SendManyAsync(messages, static message => message, options, cancellationToken);

    /// <summary>
    /// Sends a message for each item of a sequence, as the overload for messages does. Each result has its item.
    /// </summary>
    /// <typeparam name="TItem">Type of the items from which messages are created.</typeparam>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="items">The items, such as rows. They are read once, as fast as messages are sent.</param>
    /// <param name="toMessage">Creates the message of an item. An exception becomes the error of that item.</param>
    /// <param name="options">Options for the run. Null uses the defaults.</param>
    /// <param name="cancellationToken">Stops the run. Messages in flight complete first.</param>
    /// <returns>The run, which starts when it is enumerated.</returns>
    /// <exception cref="SendManyStoppedException">An error affects all messages.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before it was complete.</exception>
    public static BulkSend<TItem> SendManyAsync<TItem>(
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
        return new BulkSend<TItem>(builder, items, toMessage, options, cancellationToken);
    }

    /// <summary>Sends a message for each item of a list, as the overload for a sequence does.</summary>
    /// <typeparam name="TItem">Type of the items from which messages are created.</typeparam>
    /// <param name="builder">The edge, <c>client.PhoneNumbers[id].Messages</c>.</param>
    /// <param name="items">The items, such as rows.</param>
    /// <param name="toMessage">Creates the message of an item. An exception becomes the error of that item.</param>
    /// <param name="options">Options for the run. Null uses the defaults.</param>
    /// <param name="cancellationToken">Stops the run. Messages in flight complete first.</param>
    /// <returns>The run, which starts when it is enumerated.</returns>
    /// <exception cref="SendManyStoppedException">An error affects all messages.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled before it was complete.</exception>
    public static BulkSend<TItem> SendManyAsync<TItem>(
        this PhoneNumberMessagesRequestBuilder builder,
        IEnumerable<TItem> items,
        Func<TItem, Message> toMessage,
        SendManyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return builder.SendManyAsync(ReadAsync(items), toMessage, options, cancellationToken);
    }

    // .NET 8 has no ToAsyncEnumerable. Its package would be ambiguous in programs that use System.Linq.Async.
#pragma warning disable CS1998 // Nothing waits.
    private static async IAsyncEnumerable<TItem> ReadAsync<TItem>(IEnumerable<TItem> items)
    {
        foreach (TItem item in items)
        {
            yield return item;
        }
    }
#pragma warning restore CS1998
}
