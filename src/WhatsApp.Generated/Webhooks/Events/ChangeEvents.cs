namespace WhatsApp.Generated.Webhooks;

/// <summary>Something happened to the account, such as a restriction or a partner that came or went.</summary>
public sealed class AccountUpdated : ChangeReceived<AccountUpdateChange>
{
    internal AccountUpdated(WebhookOrigin origin, AccountUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>Meta has news about limits, profile or official status of a number.</summary>
public sealed class AccountAlerted : ChangeReceived<AccountAlertsChange>
{
    internal AccountAlerted(WebhookOrigin origin, AccountAlertsChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The review of the account came to a decision.</summary>
public sealed class AccountReviewed : ChangeReceived<AccountReviewUpdateChange>
{
    internal AccountReviewed(WebhookOrigin origin, AccountReviewUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A setting of the account or a number changed.</summary>
public sealed class AccountSettingsUpdated : ChangeReceived<AccountSettingsUpdateChange>
{
    internal AccountSettingsUpdated(WebhookOrigin origin, AccountSettingsUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>Meta found a purchase or a lead in a chat.</summary>
public sealed class AutomaticEventsDetected : ChangeReceived<AutomaticEventsChange>
{
    internal AutomaticEventsDetected(WebhookOrigin origin, AutomaticEventsChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A limit of the business changed.</summary>
public sealed class BusinessCapabilityUpdated : ChangeReceived<BusinessCapabilityUpdateChange>
{
    internal BusinessCapabilityUpdated(WebhookOrigin origin, BusinessCapabilityUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The status of the business changed.</summary>
public sealed class BusinessStatusUpdated : ChangeReceived<BusinessStatusUpdateChange>
{
    internal BusinessStatusUpdated(WebhookOrigin origin, BusinessStatusUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The username of a number changed its state.</summary>
public sealed class BusinessUsernameUpdated : ChangeReceived<BusinessUsernameUpdatesChange>
{
    internal BusinessUsernameUpdated(WebhookOrigin origin, BusinessUsernameUpdatesChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The profile of a person changed.</summary>
public sealed class ConsumerProfileUpdated : ChangeReceived<ConsumerProfileChange>
{
    internal ConsumerProfileUpdated(WebhookOrigin origin, ConsumerProfileChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A flow changed its state, or its endpoint has trouble.</summary>
public sealed class FlowUpdated : ChangeReceived<FlowsChange>
{
    internal FlowUpdated(WebhookOrigin origin, FlowsChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A part of the chat history of the WhatsApp Business app came.</summary>
public sealed class HistoryReceived : ChangeReceived<HistoryChange>
{
    internal HistoryReceived(WebhookOrigin origin, HistoryChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A template was edited.</summary>
public sealed class TemplateComponentsUpdated : ChangeReceived<MessageTemplateComponentsUpdateChange>
{
    internal TemplateComponentsUpdated(WebhookOrigin origin, MessageTemplateComponentsUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The quality of a template changed.</summary>
public sealed class TemplateQualityUpdated : ChangeReceived<MessageTemplateQualityUpdateChange>
{
    internal TemplateQualityUpdated(WebhookOrigin origin, MessageTemplateQualityUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A template was approved, rejected, paused or disabled.</summary>
public sealed class TemplateStatusUpdated : ChangeReceived<MessageTemplateStatusUpdateChange>
{
    internal TemplateStatusUpdated(WebhookOrigin origin, MessageTemplateStatusUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>Control of a chat went to another app, or came from one.</summary>
public sealed class MessagingHandoverReceived : ChangeReceived<MessagingHandoversChange>
{
    internal MessagingHandoverReceived(WebhookOrigin origin, MessagingHandoversChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A multi-partner solution changed its state.</summary>
public sealed class PartnerSolutionUpdated : ChangeReceived<PartnerSolutionsChange>
{
    internal PartnerSolutionUpdated(WebhookOrigin origin, PartnerSolutionsChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A payment configuration changed.</summary>
public sealed class PaymentConfigurationUpdated : ChangeReceived<PaymentConfigurationUpdateChange>
{
    internal PaymentConfigurationUpdated(WebhookOrigin origin, PaymentConfigurationUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The review of a display name came to a decision.</summary>
public sealed class PhoneNumberNameUpdated : ChangeReceived<PhoneNumberNameUpdateChange>
{
    internal PhoneNumberNameUpdated(WebhookOrigin origin, PhoneNumberNameUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The limit or quality of a number changed.</summary>
public sealed class PhoneNumberQualityUpdated : ChangeReceived<PhoneNumberQualityUpdateChange>
{
    internal PhoneNumberQualityUpdated(WebhookOrigin origin, PhoneNumberQualityUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A security setting of a number changed.</summary>
public sealed class SecurityEventReceived : ChangeReceived<SecurityChange>
{
    internal SecurityEventReceived(WebhookOrigin origin, SecurityChange change)
        : base(origin, change)
    {
    }
}

/// <summary>Contacts of the WhatsApp Business app came or changed.</summary>
public sealed class AppStateSynced : ChangeReceived<SmbAppStateSyncChange>
{
    internal AppStateSynced(WebhookOrigin origin, SmbAppStateSyncChange change)
        : base(origin, change)
    {
    }
}

/// <summary>Something happened in a chat that another app controls.</summary>
public sealed class StandbyReceived : ChangeReceived<StandbyChange>
{
    internal StandbyReceived(WebhookOrigin origin, StandbyChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A template got another category, or soon will.</summary>
public sealed class TemplateCategoryUpdated : ChangeReceived<TemplateCategoryUpdateChange>
{
    internal TemplateCategoryUpdated(WebhookOrigin origin, TemplateCategoryUpdateChange change)
        : base(origin, change)
    {
    }
}

/// <summary>Meta thinks that a template has the wrong category.</summary>
public sealed class TemplateCategoryCorrected : ChangeReceived<TemplateCorrectCategoryDetectionChange>
{
    internal TemplateCategoryCorrected(WebhookOrigin origin, TemplateCorrectCategoryDetectionChange change)
        : base(origin, change)
    {
    }
}

/// <summary>A tracked event happened.</summary>
public sealed class TrackingEventReceived : ChangeReceived<TrackingEventsChange>
{
    internal TrackingEventReceived(WebhookOrigin origin, TrackingEventsChange change)
        : base(origin, change)
    {
    }
}

/// <summary>The business-scoped id of a person changed.</summary>
public sealed class UserIdUpdated : ChangeReceived<UserIdUpdateChange>
{
    internal UserIdUpdated(WebhookOrigin origin, UserIdUpdateChange change)
        : base(origin, change)
    {
    }
}
