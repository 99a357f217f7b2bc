namespace WhatsApp.Generated.Json;

/// <summary>
/// Rules that Meta documents and that no keyword of the pages can express, such as the sum of several lists, or a member
/// that the value of another one requires. docs/validation.md lists them with their sources.
/// </summary>
internal static class DocumentedRules
{
    private const int MaxAuthenticationTtl = 900;
    private static readonly int[] FollowupIntervals = [0, 300, 900, 1800, 3600, 7200, 28800, 86400];

    /// <summary>Checks a body by the rules of its kind.</summary>
    public static void Check(ref ModelValidator validator, JsonModel body)
    {
        switch (body)
        {
            case Message message:
                Message(ref validator, message);
                break;
            case MarketingMessageRequest message:
                OrderRules.Check(ref validator, message.Template);
                Multiplier(ref validator, message.BidSpec);
                break;
            case TemplateCreateRequest template:
                TemplateCategoryRules.TimeToLive(ref validator, template.MessageSendTtlSeconds, template.Category);
                if (template.LibraryTemplateName is null)
                {
                    TemplateDefinitionRules.Check(
                        ref validator, template.Components, template.Category, template.ParameterFormat);
                }

                break;
            case TemplateEditRequest template:
                TemplateCategoryRules.TimeToLive(ref validator, template.MessageSendTtlSeconds, template.Category);
                TemplateDefinitionRules.Check(
                    ref validator, template.Components, template.Category, template.ParameterFormat);
                break;
            case TemplateUpsertRequest template:
                if (template.MessageSendTtlSeconds <= MaxAuthenticationTtl)
                {
                    TemplateCategoryRules.TimeToLive(ref validator, template.MessageSendTtlSeconds, template.Category);
                }

                TemplateCategoryRules.Check(ref validator, template.Components, "components", template.Category);
                break;
            case CallRequest call:
                CallRules.Check(ref validator, call);
                break;
            case PhoneNumberSettingsUpdate settings:
                CallRules.Check(ref validator, settings);
                break;
            case BusinessComplianceUpdateRequest business:
                LegalForm(ref validator, business);
                break;
            case WelcomeSequenceRequest { SequenceId: null } sequence:
                validator.RequiredFor(sequence.Name, "name", "a new sequence");
                validator.RequiredFor(sequence.WelcomeMessageSequence, "welcome_message_sequence", "a new sequence");
                break;
            case AgentSettingsRequest { Followup.FollowupIntervalInSeconds: { } seconds }
                when Array.IndexOf(FollowupIntervals, (int)seconds) < 0:
                validator.Report(
                    "followup.followup_interval_in_seconds", "is not one of 0, 300, 900, 1800, 3600, 7200, 28800 and 86400");
                break;
        }
    }

    private static void Message(ref ModelValidator validator, Message message)
    {
        if (message.TtlSeconds is > MaxAuthenticationTtl and <= TemplateCategoryRules.MaxUtilityTtl and { } ttl
            && ModelValidator.Is(message.Category?.Value, "authentication"))
        {
            validator.Range("ttl_seconds", ttl, max: MaxAuthenticationTtl);
        }

        switch (message)
        {
            case InteractiveMessage { Interactive: { } interactive }:
                InteractiveRules.Check(ref validator, interactive, message.Category is not null);
                break;
            case TemplateMessage template:
                OrderRules.Check(ref validator, template.Template);
                break;
            case PinMessage { Pin: { ExpirationDays: null } pin } when pin.Type == PinOperation.Pin:
                validator.Report("pin.expiration_days", "is missing, and is required to pin");
                break;
        }
    }

    private static void Multiplier(ref ModelValidator validator, MarketingBidSpec? bid)
    {
        if (bid?.PerMessageBidMultiplier <= 0)
        {
            validator.Report("bid_spec.per_message_bid_multiplier", "is not more than 0");
        }
    }

    private static void LegalForm(ref ModelValidator validator, BusinessComplianceUpdateRequest business)
    {
        string? form = business.EntityType.Value;
        if (form is null)
        {
            return;
        }

        bool isOther = ModelValidator.Is(form, "OTHER");
        if (isOther)
        {
            validator.RequiredFor(business.EntityTypeCustom, "entity_type_custom", "the entity type OTHER");
        }
        else if (business.EntityTypeCustom is { Length: > 0 })
        {
            validator.Report("entity_type_custom", "is not allowed, except with the entity type OTHER");
        }

        if (business.IsRegistered is not null && !isOther && !ModelValidator.Is(form, "PARTNERSHIP"))
        {
            validator.Report("is_registered", "is not allowed, except with the entity types OTHER and PARTNERSHIP");
        }
    }
}
