using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Handling;

/// <summary>A handler of one kind of event.</summary>
internal abstract class WebhookHandlerEntry
{
    private protected WebhookHandlerEntry(Type eventType, Type handlerType, string? name)
    {
        EventType = eventType;
        HandlerType = handlerType;

        // Not the full name: that of a generic type has the versions of assemblies in it.
        Name = $"{name ?? handlerType.ToString()}/{Short(eventType)}";
    }

    public Type EventType { get; }

    public Type HandlerType { get; }

    /// <summary>The same in every process and every version of the application.</summary>
    public string Name { get; }

    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "Events are classes, so all share the one instantiation that is compiled ahead.")]
    public static WebhookHandlerEntry Of(Type eventType, Type handlerType, string? name) =>
        (WebhookHandlerEntry)Activator.CreateInstance(
            typeof(WebhookHandlerEntry<>).MakeGenericType(eventType), handlerType, name)!;

    /// <summary>What the store knows the event by: each handler of it succeeds or fails on its own.</summary>
    public string ClaimKey(WebhookEvent webhookEvent) => $"{webhookEvent.Key}|{Name}";

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
