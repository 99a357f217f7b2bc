namespace WhatsApp.Generated;

// CUSTOM: what Embedded Signup has shared.
public sealed partial class InspectedToken
{
    /// <summary>The permission to manage WhatsApp Business Accounts: templates, numbers and webhooks.</summary>
    public const string ManagementScope = "whatsapp_business_management";

    /// <summary>The permission to send messages.</summary>
    public const string MessagingScope = "whatsapp_business_messaging";

    /// <summary>
    /// The ids of the accounts that a business has shared, after checking that the token works and has the permissions.
    /// Call it after Embedded Signup: a person may leave out an account or a permission.
    /// </summary>
    /// <param name="scopes">
    /// The permissions that your program needs. None means <see cref="ManagementScope"/> and <see cref="MessagingScope"/>.
    /// </param>
    /// <returns>The ids that all these permissions apply to, at least one.</returns>
    /// <exception cref="InvalidOperationException">
    /// The token does not work, or lacks a permission or an account; the message says which, and what to do.
    /// </exception>
    public IReadOnlyList<string> RequireAccounts(params ReadOnlySpan<string> scopes)
    {
        if (IsValid != true)
        {
            throw new InvalidOperationException(
                $"The token does not work: {Error?.Message ?? "Meta gives no reason"}. Let the business sign up again.");
        }

        ReadOnlySpan<string> needed = scopes.IsEmpty ? [ManagementScope, MessagingScope] : scopes;
        HashSet<string>? accounts = null;
        foreach (string scope in needed)
        {
            if (Scopes?.Contains(scope) == false)
            {
                throw new InvalidOperationException(
                    $"The token lacks the permission {scope}. Add it to the configuration of Embedded Signup, or let the "
                        + "business sign up again and leave it selected.");
            }

            GranularScope[] shared = [.. (GranularScopes ?? []).Where(granular => granular.Scope == scope)];
            if (Array.Exists(shared, granular => granular.TargetIds is null))
            {
                // The permission applies to every account.
                continue;
            }

            IEnumerable<string> targets = shared.SelectMany(granular => granular.TargetIds!);
            accounts = accounts is null ? [.. targets] : [.. accounts.Intersect(targets)];
            if (accounts.Count == 0)
            {
                throw new InvalidOperationException(
                    $"The business has shared no WhatsApp Business Account for {scope}. Let it sign up again and select "
                        + "an account.");
            }
        }

        return accounts is null
            ? throw new InvalidOperationException(
                "The permissions apply to all accounts of the business, so the token does not list them. List them with "
                    + "Businesses[id].WhatsAppBusinessAccounts.")
            : [.. accounts];
    }
}
