using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// One thing that happened: a message, a status, or another item of a webhook. The kinds are a closed set; what the
/// pages do not know comes as <see cref="UnknownWebhookEvent"/>, or as an event whose content is unknown.
/// </summary>
public abstract class WebhookEvent
{
    private protected WebhookEvent(WebhookOrigin origin, JsonModel item)
    {
        Origin = origin;
        Item = item;
    }

    /// <summary>Id of the WhatsApp Business Account; null where the webhook has none.</summary>
    public string? AccountId => Origin.AccountId;

    /// <summary>
    /// The webhook field that the event came with, such as <c>messages</c>; empty where there is none.
    /// </summary>
    public string Field => Origin.Field;

    /// <summary>Id of the business phone number that the event is about; null where it is about an account.</summary>
    public string? PhoneNumberId => Origin.Metadata?.PhoneNumberId;

    /// <summary>The business phone number that the event is about; null where it is about an account.</summary>
    public WebhookMetadata? Metadata => Origin.Metadata;

    /// <summary>When it happened: the time of the item, else that of the webhook; null where neither has one.</summary>
    public virtual DateTimeOffset? Time => Origin.Time;

    /// <summary>
    /// The same for two deliveries of the same event, and different for any two events. For what has no id of its own
    /// it is a hash of the content.
    /// </summary>
    public virtual string Key => $"{AccountId}:{PhoneNumberId}:{Field}:{Hash()}";

    /// <summary>
    /// The conversation that the event is part of. Events of the same conversation are handled in order, others at the
    /// same time.
    /// </summary>
    public WebhookConversationKey ConversationKey => new(PhoneNumberId ?? AccountId, OtherParty);

    /// <summary>The item as it came, with everything that the pages do not know.</summary>
    public RawJson Raw => RawJson.Parse(GraphJson.Write(Item));

    /// <summary>The kind of event, its field, number and time, without content, ids of messages and personal data.</summary>
    public override string ToString()
    {
        string number = PhoneNumberId is { } id ? $", {nameof(PhoneNumberId)} = {id}" : string.Empty;
        string time = Time is { } at
            ? string.Create(CultureInfo.InvariantCulture, $", {nameof(Time)} = {at.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z")
            : string.Empty;
        return $"{GetType().Name} {{ {nameof(Field)} = {Field}{number}{time} }}";
    }

    internal WebhookOrigin Origin { get; }

    private protected JsonModel Item { get; }

    /// <summary>The group or the person of the conversation; null if the event is about neither.</summary>
    private protected virtual string? OtherParty => null;

    private string Hash()
    {
        // An item without id is told apart by the time of its webhook, too.
        string text = $"{Origin.Time?.ToUnixTimeSeconds()}:{GraphJson.Write(Item)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>Where an event is in its webhook.</summary>
/// <param name="AccountId">Id of the entry.</param>
/// <param name="Field">Field of the change.</param>
/// <param name="Time">Time of the entry.</param>
/// <param name="Metadata">Metadata of the value.</param>
internal sealed record WebhookOrigin(string? AccountId, string Field, DateTimeOffset? Time, WebhookMetadata? Metadata)
{
    public static WebhookOrigin Of(WebhookEntry entry, WebhookChange change, WebhookMetadata? metadata) =>
        new(entry.Id, change.Field, entry.Time, metadata);
}

/// <summary>A change of a field that the pages do not know. The whole change is in <see cref="Change"/>.</summary>
public sealed class UnknownWebhookEvent : WebhookEvent
{
    internal UnknownWebhookEvent(WebhookOrigin origin, WebhookChange change)
        : base(origin, change) => Change = change;

    /// <summary>The change; its members are in the additional data.</summary>
    public WebhookChange Change { get; }
}

/// <summary>An error that is about a number or an account, and not about one message.</summary>
public sealed class WebhookErrorReported : WebhookEvent
{
    internal WebhookErrorReported(WebhookOrigin origin, GraphError error)
        : base(origin, error) => Error = error;

    /// <summary>The error.</summary>
    public GraphError Error { get; }
}

/// <summary>A change that is one event as a whole.</summary>
/// <typeparam name="TChange">The change.</typeparam>
public abstract class ChangeReceived<TChange> : WebhookEvent
    where TChange : WebhookChange
{
    private protected ChangeReceived(WebhookOrigin origin, TChange change)
        : base(origin, change) => Change = change;

    /// <summary>The change, with its value.</summary>
    public TChange Change { get; }
}
