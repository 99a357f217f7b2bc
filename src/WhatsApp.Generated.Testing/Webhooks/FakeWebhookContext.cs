using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>Where a webhook comes from. At first, the account and the number that a fresh server starts with.</summary>
public sealed record FakeWebhookContext
{
    /// <summary>Id of the account (WABA).</summary>
    public string AccountId { get; init; } = GraphIds.FirstAccount;

    /// <summary>Id of the business phone number.</summary>
    public string PhoneNumberId { get; init; } = GraphIds.FirstPhoneNumber;

    /// <summary>The business phone number, digits only.</summary>
    public string DisplayPhoneNumber { get; init; } = "15550783881";

    /// <summary>Name of the customer. Null leaves it out, as Meta does where privacy asks for it.</summary>
    public string? ProfileName { get; init; } = "Sheena Nelson";

    /// <summary>User id (BSUID) of the customer, such as <c>US.13491208655302741918</c>. Null leaves it out.</summary>
    public string? UserId { get; init; }

    /// <summary>Parent user id of the customer, which several businesses share. Null leaves it out.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>Username of the customer. Null leaves it out.</summary>
    public string? Username { get; init; }

    /// <summary>Id of the group that the customer writes to. Null: to the business alone.</summary>
    public string? GroupId { get; init; }

    /// <summary>Id of the message that the customer sends. Null makes a new one each time.</summary>
    public string? MessageId { get; init; }

    /// <summary>Id of the message that is answered to. Null: none.</summary>
    public string? RepliedToId { get; init; }

    /// <summary>When it happened, to the second. Null: now.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The context of webhooks to a phone number of a fake server.</summary>
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
}
