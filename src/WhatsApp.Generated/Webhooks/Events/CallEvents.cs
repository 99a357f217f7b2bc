namespace WhatsApp.Generated.Webhooks;

/// <summary>A call came in, was answered or ended.</summary>
public sealed class CallChanged : WebhookEvent
{
    internal CallChanged(WebhookOrigin origin, CallUpdate call, WebhookContact? contact)
        : base(origin, call)
    {
        Call = call;
        Contact = contact;
    }

    /// <summary>The call.</summary>
    public CallUpdate Call { get; }

    /// <summary>What the webhook tells of the person at the other end. Null where it tells nothing.</summary>
    public WebhookContact? Contact { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? Time => Call.Timestamp ?? base.Time;
}

/// <summary>A call that the business started rings, was accepted or was rejected.</summary>
public sealed class CallStatusChanged : WebhookEvent
{
    internal CallStatusChanged(WebhookOrigin origin, CallStatusUpdate status)
        : base(origin, status) => Status = status;

    /// <summary>The status.</summary>
    public CallStatusUpdate Status { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? Time => Status.Timestamp ?? base.Time;
}

/// <summary>The business sent, edited or deleted a message in the WhatsApp Business app, or with another app.</summary>
public sealed class MessageEchoed : WebhookEvent
{
    internal MessageEchoed(WebhookOrigin origin, IncomingMessage message)
        : base(origin, message) => Message = message;

    /// <summary>The message, from the business.</summary>
    public IncomingMessage Message { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? Time => Message.Timestamp ?? base.Time;

    /// <inheritdoc/>
    public override string Key => Message.Id is { } id ? $"{Field}:{id}" : base.Key;
}

/// <summary>A person stopped or resumed marketing messages.</summary>
public sealed class UserPreferenceChanged : WebhookEvent
{
    internal UserPreferenceChanged(WebhookOrigin origin, UserPreference preference)
        : base(origin, preference) => Preference = preference;

    /// <summary>What the person wants.</summary>
    public UserPreference Preference { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? Time => Preference.Timestamp ?? base.Time;
}
