using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>
/// Which message counts of an account to request. Meta has no edge for them: they are a field with parameters, read from
/// <see cref="WhatsAppBusinessAccount.Analytics"/>. For conversations and prices, there are
/// <c>client.Accounts[id].ConversationAnalytics</c> and <c>PricingAnalytics</c>.
/// </summary>
public sealed class MessagingAnalyticsQuery
{
    /// <summary>Start of the period.</summary>
    public required DateTimeOffset Start { get; set; }

    /// <summary>End of the period.</summary>
    public required DateTimeOffset End { get; set; }

    /// <summary>The time span of a data point.</summary>
    public required MessagingGranularity Granularity { get; set; }

    /// <summary>Only these phone numbers, with country code; digits only. Null: all numbers of the account.</summary>
    public IReadOnlyList<string>? PhoneNumbers { get; set; }

    /// <summary>Only people in these countries, as two-letter ISO 3166-1 codes. Null: all countries.</summary>
    public IReadOnlyList<string>? CountryCodes { get; set; }

    /// <summary>The field, for <see cref="AccountQuery.Fields"/>.</summary>
    /// <exception cref="ArgumentException">A phone number or a country has a character that is none of its kind.</exception>
    public WhatsAppBusinessAccountField ToField() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"analytics.start({Start.ToUnixTimeSeconds()}).end({End.ToUnixTimeSeconds()}).granularity({Granularity.Value})"
            + $"{List("phone_numbers", PhoneNumbers)}{List("country_codes", CountryCodes)}"));

    private static string List(string name, IReadOnlyList<string>? values)
    {
        // The message does not repeat the value, which may be a phone number: exceptions are logged.
        if (values?.Any(value => value.Length == 0 || !value.All(char.IsAsciiLetterOrDigit)) == true)
        {
            throw new ArgumentException($"An item of {name} has a character that is neither a letter nor a digit.");
        }

        return values is null ? string.Empty : $".{name}([{string.Join(',', values.Select(value => $"\"{value}\""))}])";
    }
}
