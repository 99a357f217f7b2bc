using System.Globalization;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Doctor;

/// <summary>Checks the access token and its permissions.</summary>
internal static class TokenChecks
{
    private const string NewToken =
        "Create a token of a system user in the Business settings, which does not expire, and set it.";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>Whether it works and when it expires.</summary>
    /// <param name="token">What Graph says of the token.</param>
    /// <param name="now">The time.</param>
    public static Finding OfToken(InspectedToken token, DateTimeOffset now)
    {
        string app = $"It belongs to the app {token.Application ?? "without a name"} ({token.AppId ?? "without an id"}).";
        if (token.IsValid != true)
        {
            return Finding.Error("token", $"It does not work: {token.Error?.Message?.TrimEnd('.') ?? "Meta gives no reason"}.", NewToken);
        }

        if (token.ExpiresAt is not { } end || end == DateTimeOffset.UnixEpoch)
        {
            return Finding.Ok("token", $"It works and does not expire. {app}");
        }

        string text = string.Create(
            CultureInfo.InvariantCulture, $"It works until {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC. {app}");
        return end - now <= Soon ? Finding.Warning("token", text, NewToken) : Finding.Ok("token", text);
    }

    /// <summary>Whether it has the permissions, for the account.</summary>
    /// <param name="token">What Graph says of the token.</param>
    /// <param name="accountId">The account; null if it is not known.</param>
    public static IEnumerable<Finding> OfScopes(InspectedToken token, string? accountId) =>
        new[] { InspectedToken.MessagingScope, InspectedToken.ManagementScope }
            .Select(scope => OfScope(token, scope, accountId));

    private static Finding OfScope(InspectedToken token, string scope, string? accountId)
    {
        if (token.Scopes?.Contains(scope) != true)
        {
            return Finding.Error(
                "permission", $"The token lacks {scope}.", "Create the token again, with this permission selected.");
        }

        // RequireAccounts of the SDK is for sign-ups, where a permission without accounts is an error. Here it applies to
        // all of them.
        string[] accounts =
        [
            .. (token.GranularScopes ?? [])
                .Where(granular => granular.Scope == scope).SelectMany(granular => granular.TargetIds ?? []),
        ];
        string all = $"{(accounts.Length == 1 ? "account" : "accounts")} {string.Join(", ", accounts)}";
        return accounts.Length == 0 ? Finding.Ok("permission", $"The token has {scope}.")
            : accountId is null ? Finding.Unknown(
                "permission",
                $"The token has {scope} for the {all}.",
                $"Set {Setting.AccountId.Variable} to check that yours is one of them.")
            : accounts.Contains(accountId) ? Finding.Ok("permission", $"The token has {scope} for the account.")
            : Finding.Error(
                "permission",
                $"The token has {scope} for the {all}, and not for {accountId}.",
                $"Assign the account to the user of the token in the Business settings, or correct {Setting.AccountId.Variable}.");
    }
}
