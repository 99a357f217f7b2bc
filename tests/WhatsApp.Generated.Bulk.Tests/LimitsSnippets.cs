using WhatsApp.Generated.Bulk;

namespace WhatsApp.Generated.Tests.Snippets;

/// <summary>The code of docs/limits.md. <see cref="ReadMeTests"/> finds each block of the page in this file.</summary>
public static class LimitsSnippets
{
    public static RequestOptions Usage()
    {
        var options = new RequestOptions
        {
            OnResponse = raw => Console.WriteLine($"{raw.Usage?.App?.CallCount} % of the app's calls"),
        };
        return options;
    }

    public static async Task Limits(string accessToken, HashSet<string> upgraded, Dictionary<string, string> accounts)
    {
        var options = new WhatsAppClientOptions { AccessToken = accessToken }.UseMessageLimits(new MessageLimits
        {
            MessagesPerSecondOf = id => upgraded.Contains(id) ? MessageLimits.HigherThroughput : 80,
            AccountOf = id => accounts.GetValueOrDefault(id),
        });
        using var client = new WhatsAppClient(options);
        await client.PhoneNumbers[upgraded.First()].GetAsync();
    }

    public static async Task SendMany(
        PhoneNumberItemRequestBuilder phone,
        IAsyncEnumerable<Customer> customers,
        string savedCheckpoint,
        CancellationToken cancellationToken)
    {
        var options = new SendManyOptions { MaxConcurrency = 32, StartFrom = SendCheckpoint.Parse(savedCheckpoint) };
        await foreach (SendResult<Customer> result in phone.Messages
            .SendManyAsync(customers, ToMessage, options, cancellationToken))
        {
            string? messageId = result.Response?.Messages?[0].Id;
            await SaveAsync(result.Item, messageId, result.SuggestedAction, result.Checkpoint.ToString());
        }
    }

    private static TextMessage ToMessage(Customer customer) =>
        new() { To = customer.PhoneNumber, Text = new() { Body = "Hello" } };

    private static Task SaveAsync(Customer customer, string? messageId, SuggestedAction? action, string checkpoint) =>
        Console.Out.WriteLineAsync($"{customer} {messageId} {action} {checkpoint}");

    public sealed record Customer(string PhoneNumber);
}
