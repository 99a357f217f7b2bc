using WhatsApp.Generated.Testing.Graph;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// Source of a webhook. The default is the account and the phone number that every new <see cref="FakeGraphServer"/>
/// has.
/// </summary>
public sealed record FakeWebhookContext
{
    /// <summary>Id of the account (WABA).</summary>
    public string AccountId { get; init; } = GraphIds.FirstAccount;

    /// <summary>Id of the business phone number.</summary>
    public string PhoneNumberId { get; init; } = GraphIds.FirstPhoneNumber;

    /// <summary>The business phone number, digits only.</summary>
    public string DisplayPhoneNumber { get; init; } = "15550783881";

    /// <summary>
    /// Name of the customer. The default is <c>Sheena Nelson</c>. Null leaves it out, as Meta does for privacy.
    /// </summary>
    public string? ProfileName { get; init; } = "Sheena Nelson";

    /// <summary>
    /// User id (BSUID) of the customer, such as <c>US.13491208655302741918</c>. The default is null: the id that
    /// <see cref="FakeWebhook.UserIdOf"/> returns for the phone number, so that a person always has the same id.
    /// </summary>
    public string? UserId { get; init; }

    /// <summary>
    /// Whether webhooks have user ids, as Meta sends them since 2026. The default is true. False leaves out
    /// <see cref="UserId"/> and <see cref="ParentUserId"/>.
    /// </summary>
    public bool HasUserIds { get; init; } = true;

    /// <summary>Parent user id of the customer, shared by several businesses. Null leaves it out.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>Username of the customer. Null leaves it out.</summary>
    public string? Username { get; init; }

    /// <summary>Id of the group that the customer writes to. Null: a message to the business.</summary>
    public string? GroupId { get; init; }

    /// <summary>Id of the message from the customer. Null generates one for each message.</summary>
    public string? MessageId { get; init; }

    /// <summary>
    /// Id of the message that the customer replies to. Null: none, but a generated one for a reply to a button, a list, a
    /// flow or a request, which always has one.
    /// </summary>
    public string? RepliedToId { get; init; }

    /// <summary>Rate of the message that a status is about. The default is <c>service</c>.</summary>
    public WebhookPricingCategory PricingCategory { get; init; } = WebhookPricingCategory.Service;

    /// <summary>
    /// Whether the message that a status is about is charged, or why not. With <c>free_entry_point</c>, the status has a
    /// conversation. The default is <c>free_customer_service</c> for service messages, and <c>regular</c> for others.
    /// </summary>
    public WebhookPricingType? PricingType { get; init; }

    /// <summary>Time of the event, in whole seconds. Null: now.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The context for webhooks of a phone number of a fake server.</summary>
    /// <param name="phoneNumber">The number.</param>
    public static FakeWebhookContext For(FakePhoneNumber phoneNumber)
    {
        ArgumentNullException.ThrowIfNull(phoneNumber);
        return new()
        {
            AccountId = phoneNumber.AccountId,
            PhoneNumberId = phoneNumber.Id,
            DisplayPhoneNumber = phoneNumber.Digits,
        };
    }

    /// <summary>User id of the person with a phone number, or null if webhooks have none.</summary>
    internal string? UserIdOf(string? phoneNumber) =>
        HasUserIds ? UserId ?? FakeWebhook.UserIdOf(phoneNumber ?? FakeWebhook.DefaultCustomer) : null;

    internal string? ParentUserIdOrNull => HasUserIds ? ParentUserId : null;
}
