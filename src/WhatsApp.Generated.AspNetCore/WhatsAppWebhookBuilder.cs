using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WhatsApp.Generated.AspNetCore.Handling;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Adds handlers and the store to the webhooks of an application.</summary>
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
    /// is registered otherwise, and each run has a scope of its own. Handlers of an event run in the order in which
    /// they were added; adding one twice is the same as once. What no handler takes is acknowledged and dropped.
    /// </summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="name">
    /// Under this name the store remembers what the handler has handled. Null: the full name of the class; give the old
    /// name when you rename the class.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The class handles no event, or another handler has the name.
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
                $"{typeof(THandler)} handles no event. Let it implement IWebhookHandler<TextMessageReceived>, or that "
                + $"of another event or base class in the namespace {typeof(WebhookEvent).Namespace}.");
        }

        foreach (Type type in events)
        {
            _handlers.Add(WebhookHandlerEntry.Of(type, typeof(THandler), name));
        }

        Services.TryAddScoped<THandler>();
        return this;
    }

    /// <summary>Remembers in this store what was handled, in place of memory.</summary>
    /// <typeparam name="TStore">The store. There is one for the application.</typeparam>
    public WhatsAppWebhookBuilder UseStore<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IWebhookStore
    {
        Services.RemoveAll<IWebhookStore>();
        Services.AddSingleton<IWebhookStore, TStore>();
        return this;
    }

    /// <summary>
    /// Answers Meta as soon as a webhook is stored in an inbox, and handles it from there, in place of
    /// <see cref="WhatsAppWebhookOptions.HandleInBackground"/>.
    /// </summary>
    /// <param name="inbox">Makes the inbox, of which there is one for the application.</param>
    public WhatsAppWebhookBuilder UseInbox(Func<IServiceProvider, IWebhookInbox> inbox)
    {
        ArgumentNullException.ThrowIfNull(inbox);
        Services.RemoveAll<IWebhookInbox>();
        Services.AddSingleton(inbox);
        return this;
    }

    /// <summary>Remembers in memory what was handled, which is the default, with other bounds.</summary>
    /// <param name="capacity">How many handled events are remembered.</param>
    /// <param name="retention">For how long. Null: 7 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity or the time is not positive.</exception>
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
