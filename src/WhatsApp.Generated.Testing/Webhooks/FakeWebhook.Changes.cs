using System.Globalization;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Testing;

// Calls, and changes of templates, flows and accounts. For other fields use Example or Change.
public static partial class FakeWebhook
{
    /// <summary>A customer calls.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="callId">Id of the call. Null generates one.</param>
    /// <param name="sdp">The offer, as in RFC 8866.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string CallConnect(
        string? from, string? callId = null, string sdp = "v=0\r\n", FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        return Call(
            from,
            new()
            {
                Id = callId ?? NewId("wacid"),
                From = from,
                FromUserId = source.UserIdOf(from),
                FromParentUserId = source.ParentUserIdOrNull,
                To = source.DisplayPhoneNumber,
                Event = CallEvent.Connect,
                Timestamp = Time(source),
                Direction = CallDirection.UserInitiated,
                Session = new() { SdpType = CallSdpType.Offer, Sdp = sdp },
            },
            source);
    }

    /// <summary>A call of a customer ended.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="callId">Id of the call.</param>
    /// <param name="duration">Duration, in whole seconds. Null: the call was not answered.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string CallTerminate(
        string? from, string callId, TimeSpan? duration = null, FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        DateTimeOffset end = Time(source);
        return Call(
            from,
            new()
            {
                Id = callId,
                From = from,
                FromUserId = source.UserIdOf(from),
                FromParentUserId = source.ParentUserIdOrNull,
                To = source.DisplayPhoneNumber,
                Event = CallEvent.Terminate,
                Timestamp = end,
                Direction = CallDirection.UserInitiated,
                Status = duration is null ? CallOutcome.Failed : CallOutcome.Completed,
                StartTime = end - duration,
                EndTime = duration is null ? null : end,
                Duration = (long?)duration?.TotalSeconds,
            },
            source);
    }

    /// <summary>The status of a call that the business started.</summary>
    /// <param name="callId">Id of the call, as starting it returned.</param>
    /// <param name="status">The new status.</param>
    /// <param name="recipient">
    /// Phone number of the customer, digits only. Null if Meta sends only the user id.
    /// </param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string CallStatus(
        string callId,
        CallStatus status,
        string? recipient = DefaultCustomer,
        FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        CallStatusUpdate update = new()
        {
            Id = callId,
            Type = "call",
            Status = status,
            Timestamp = Time(source),
            RecipientId = recipient,
            RecipientUserId = source.UserIdOf(recipient),
            RecipientParentUserId = source.ParentUserIdOrNull,
        };
        return Change(new CallsChange { Value = new() { Contacts = [Contact(recipient, source)], Statuses = [update] } }, source);
    }

    /// <summary>The status of a template changed.</summary>
    /// <param name="template">The template, such as that of <see cref="FakeGraphServer.AddTemplate"/>.</param>
    /// <param name="status">The new status. The template itself does not change.</param>
    /// <param name="reason">Reason of a rejection. Null: none.</param>
    /// <param name="context">Source of the webhook. Null: the account of the template.</param>
    public static string TemplateStatus(
        FakeTemplate template,
        TemplateStatusEvent status,
        TemplateRejectedReason? reason = null,
        FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Change(
            new MessageTemplateStatusUpdateChange
            {
                Value = new()
                {
                    Event = status,
                    MessageTemplateId = long.Parse(template.Id, CultureInfo.InvariantCulture),
                    MessageTemplateName = template.Name,
                    MessageTemplateLanguage = template.Language,
                    MessageTemplateCategory = template.Category,
                    Reason = reason ?? TemplateRejectedReason.None,
                },
            },
            context ?? new() { AccountId = template.AccountId });
    }

    /// <summary>The status of a flow changed.</summary>
    /// <param name="flowId">Id of the flow.</param>
    /// <param name="oldStatus">The previous status.</param>
    /// <param name="newStatus">The new status.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string FlowStatus(
        string flowId, FlowStatus oldStatus, FlowStatus newStatus, FakeWebhookContext? context = null) =>
        Change(
            new FlowsChange
            {
                Value = new()
                {
                    Event = FlowEvent.FlowStatusChange,
                    Message = $"Flow {flowId} changed from {oldStatus.Value} to {newStatus.Value}.",
                    FlowId = flowId,
                    OldStatus = oldStatus,
                    NewStatus = newStatus,
                },
            },
            context);

    /// <summary>An event of an account.</summary>
    /// <param name="accountEvent">The event.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string AccountUpdate(AccountUpdateEvent accountEvent, FakeWebhookContext? context = null) =>
        Change(new AccountUpdateChange { Value = new() { Event = accountEvent } }, context);

    /// <summary>A customer stopped or resumed marketing messages.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="preference">The new preference.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string MarketingPreference(
        string? from, UserPreferenceValue preference, FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        UserPreference item = new()
        {
            WaId = from,
            UserId = source.UserIdOf(from),
            ParentUserId = source.ParentUserIdOrNull,
            Category = UserPreferenceCategory.MarketingMessages,
            Value = preference,
            Timestamp = Time(source),
            Detail = preference == UserPreferenceValue.Stop
                ? "User requested to stop marketing messages"
                : "User requested to resume marketing messages",
        };
        UserPreferencesValue value = new() { Contacts = [Contact(from, source)], UserPreferences = [item] };
        return Change(new UserPreferencesChange { Value = value }, source);
    }

    /// <summary>A text that the business sent in the WhatsApp Business app.</summary>
    /// <param name="to">Phone number of the customer, digits only.</param>
    /// <param name="text">The text.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string MessageEcho(string to, string text, FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        IncomingTextMessage echo = new()
        {
            From = source.DisplayPhoneNumber,
            To = to,
            Id = source.MessageId ?? NewId("wamid"),
            Timestamp = Time(source),
            Text = new() { Body = text },
        };
        MessageEchoesValue value = new() { Contacts = [Contact(to, source)], MessageEchoes = [echo] };
        return Change(new SmbMessageEchoesChange { Value = value }, source);
    }

    private static string Call(string? from, CallUpdate call, FakeWebhookContext source) => Change(
        new CallsChange { Value = new() { Contacts = [Contact(from, source)], Calls = [call] } }, source);
}
