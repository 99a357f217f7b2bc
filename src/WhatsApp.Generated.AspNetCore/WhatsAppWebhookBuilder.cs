using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Adds handlers, a store and an inbox to the webhooks of an application.</summary>
public sealed class WhatsAppWebhookBuilder
{
    private const DynamicallyAccessedMemberTypes Handler =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces;

    private readonly WebhookHandlers _handlers;

    internal WhatsAppWebhookBuilder(IServiceCollection services, WebhookHandlers handlers)
    {
        Services = services;
        _handlers = handlers;
    }

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a handler for every <see cref="IWebhookHandler{TEvent}"/> that the class implements. It is scoped unless it
    /// is registered otherwise, and each run has its own scope. Handlers of an event run in the order in which they
    /// were added; adding one twice is the same as once. An event without a handler is acknowledged and dropped.
    /// </summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="name">
    /// The name under which the store remembers what the handler has handled. Null uses the full name of the class.
    /// Pass the old name when you rename the class, and the same name in every process that shares the store.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The class handles no event, or another handler has the same name.
    /// </exception>
    public WhatsAppWebhookBuilder AddHandler<[DynamicallyAccessedMembers(Handler)] THandler>(string? name = null)
        where THandler : class
    {
        Type[] events =
        [
            .. typeof(THandler).GetInterfaces()
                .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IWebhookHandler<>))
                .Select(type => type.GenericTypeArguments[0]),
        ];
        if (events.Length == 0)
        {
            throw new ArgumentException(
                $"{typeof(THandler)} handles no event. Implement IWebhookHandler<TextMessageReceived>, or that of "
                + $"another event or base class in the namespace {typeof(WebhookEvent).Namespace}.");
        }

        foreach (Type type in events)
        {
            _handlers.Add(WebhookHandlerEntry.Of(type, typeof(THandler), name));
        }

        Services.TryAddScoped<THandler>();
        return this;
    }

    /// <summary>Remembers what was handled in this store instead of in memory.</summary>
    /// <typeparam name="TStore">The store, a singleton.</typeparam>
    public WhatsAppWebhookBuilder UseStore<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IWebhookStore
    {
        Services.RemoveAll<IWebhookStore>();
        Services.AddSingleton<IWebhookStore, TStore>();
        return this;
    }

    /// <summary>
    /// Responds to Meta as soon as a webhook is stored in an inbox, and handles it from there. It replaces
    /// <see cref="WhatsAppWebhookOptions.HandleInBackground"/>. A process without an endpoint, such as a worker
    /// service, handles what other processes stored.
    /// </summary>
    /// <param name="inbox">Creates the inbox, a singleton.</param>
    public WhatsAppWebhookBuilder UseInbox(Func<IServiceProvider, IWebhookInbox> inbox)
    {
        ArgumentNullException.ThrowIfNull(inbox);
        Services.RemoveAll<IWebhookInbox>();
        Services.AddSingleton(inbox);
        return this;
    }

    /// <summary>Remembers what was handled in memory, as by default, with other bounds.</summary>
    /// <param name="capacity">How many keys are remembered, at least 1. The default is 100,000.</param>
    /// <param name="retention">How long they are remembered, more than 0. Null uses 7 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity or the retention is not positive.</exception>
    public WhatsAppWebhookBuilder UseInMemoryStore(
        int capacity = InMemoryWebhookStore.DefaultCapacity, TimeSpan? retention = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(
            retention ?? InMemoryWebhookStore.DefaultRetention, TimeSpan.Zero);
        Services.RemoveAll<IWebhookStore>();
        Services.AddSingleton<IWebhookStore>(services =>
            new InMemoryWebhookStore(services.GetRequiredService<TimeProvider>(), capacity, retention));
        return this;
    }
}
