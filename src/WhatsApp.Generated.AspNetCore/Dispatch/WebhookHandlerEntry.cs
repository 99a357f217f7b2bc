using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>A handler of one event type.</summary>
internal abstract class WebhookHandlerEntry
{
    private protected WebhookHandlerEntry(Type eventType, Type handlerType, string? name)
    {
        EventType = eventType;
        HandlerType = handlerType;

        // Not the full name, which contains assembly versions for a generic type.
        Name = $"{name ?? handlerType.ToString()}/{Short(eventType)}";
    }

    public Type EventType { get; }

    public Type HandlerType { get; }

    /// <summary>Part of stored keys, so the same in every process and every version of the application.</summary>
    public string Name { get; }

    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "Events are classes, so all share the one instantiation that is compiled ahead of time.")]
    public static WebhookHandlerEntry Of(Type eventType, Type handlerType, string? name) =>
        (WebhookHandlerEntry)Activator.CreateInstance(
            typeof(WebhookHandlerEntry<>).MakeGenericType(eventType), handlerType, name)!;

    public abstract Task HandleAsync(
        IServiceProvider services, WebhookEvent webhookEvent, CancellationToken cancellationToken);

    private static string Short(Type type) =>
        type.IsGenericType ? $"{type.Name}[{string.Join(',', type.GenericTypeArguments.Select(Short))}]" : type.Name;
}

/// <inheritdoc/>
internal sealed class WebhookHandlerEntry<TEvent>(Type handlerType, string? name)
    : WebhookHandlerEntry(typeof(TEvent), handlerType, name)
    where TEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override Task HandleAsync(
        IServiceProvider services, WebhookEvent webhookEvent, CancellationToken cancellationToken) =>
        ((IWebhookHandler<TEvent>)services.GetRequiredService(HandlerType))
            .HandleAsync((TEvent)webhookEvent, cancellationToken);
}
