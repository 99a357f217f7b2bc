using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The handlers of an application.</summary>
internal sealed class WebhookHandlers
{
    private readonly List<WebhookHandlerEntry> _all = [];
    private readonly ConcurrentDictionary<Type, WebhookHandlerEntry[]> _byEvent = [];

    /// <summary>The configuration section of the options. Null if they are set in code.</summary>
    public IConfigurationSection? Section { get; set; }

    /// <summary>Whether there is no handler, so that every webhook is dropped.</summary>
    public bool IsEmpty => _all.Count == 0;

    public void Add(WebhookHandlerEntry entry)
    {
        WebhookHandlerEntry? same = _all.Find(other => other.Name == entry.Name);
        if (same is not null && same.HandlerType != entry.HandlerType)
        {
            throw new ArgumentException(
                $"{same.HandlerType} and {entry.HandlerType} have the same name. Pass another name for one of them.");
        }

        bool isNew = !_all.Exists(
            other => other.HandlerType == entry.HandlerType && other.EventType == entry.EventType);
        if (isNew)
        {
            _all.Add(entry);
        }
    }

    /// <summary>The handlers of an event, in the order in which they were added.</summary>
    public WebhookHandlerEntry[] For(Type eventType) => _byEvent.GetOrAdd(
        eventType,
        static (type, all) => [.. all.Where(entry => entry.EventType.IsAssignableFrom(type))],
        _all);
}
