using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Keeps the order of conversations between deliveries that are handled at the same time. Each delivery enters in the
/// order of arrival, and then waits in each of its conversations for the delivery before.
/// </summary>
internal sealed class ConversationOrder
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WebhookConversationKey, TaskCompletionSource> _last = [];

    /// <summary>Enters a delivery. Dispose the turn when the delivery was handled, or has failed.</summary>
    public Turn Enter(IReadOnlyList<WebhookEvent> events)
    {
        Turn turn = new(this);
        lock (_lock)
        {
            for (int index = 0; index < events.Count; index++)
            {
                WebhookConversationKey conversation = events[index].ConversationKey;
                if (!turn.Has(conversation))
                {
                    TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    turn.Add(conversation, _last.GetValueOrDefault(conversation)?.Task, done);
                    _last[conversation] = done;
                }
            }
        }

        return turn;
    }

    private void Leave(WebhookConversationKey conversation, TaskCompletionSource done)
    {
        lock (_lock)
        {
            if (_last.TryGetValue(conversation, out TaskCompletionSource? last) && last == done)
            {
                _last.Remove(conversation);
            }
        }

        done.TrySetResult();
    }

    /// <summary>The turn of a delivery in each of its conversations.</summary>
    internal sealed class Turn(ConversationOrder order) : IDisposable
    {
        private readonly Dictionary<WebhookConversationKey, (Task? Before, TaskCompletionSource Done)> _conversations = [];

        /// <summary>Waits until the delivery before has handled its events of a conversation.</summary>
        public Task StartAsync(WebhookConversationKey conversation, CancellationToken cancellationToken) =>
            _conversations[conversation].Before is { IsCompleted: false } before
                ? before.WaitAsync(cancellationToken)
                : Task.CompletedTask;

        /// <summary>Lets the next delivery handle its events of a conversation.</summary>
        public void End(WebhookConversationKey conversation) =>
            order.Leave(conversation, _conversations[conversation].Done);

        /// <summary>Ends every conversation that has not ended.</summary>
        public void Dispose()
        {
            foreach (WebhookConversationKey conversation in _conversations.Keys)
            {
                End(conversation);
            }
        }

        internal bool Has(WebhookConversationKey conversation) => _conversations.ContainsKey(conversation);

        internal void Add(WebhookConversationKey conversation, Task? before, TaskCompletionSource done) =>
            _conversations.Add(conversation, (before, done));
    }
}
