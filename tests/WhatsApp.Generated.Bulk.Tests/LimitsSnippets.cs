using System.Threading.RateLimiting;
using WhatsApp.Generated;
using WhatsApp.Generated.Bulk;

namespace Docs.Limits;

/// <summary>The code of docs/limits.md.</summary>
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
        BulkSend<Customer> run = phone.Messages.SendManyAsync(customers, ToMessage, options, cancellationToken);
        try
        {
            await foreach (SendResult<Customer> result in run)
            {
                await SaveResultAsync(result.Item, result.Response?.Messages?[0].Id, result.SuggestedAction);
            }
        }
        finally
        {
            foreach (SendResult<Customer> result in run.UnreceivedResults)
            {
                await SaveResultAsync(result.Item, result.Response?.Messages?[0].Id, result.SuggestedAction);
            }

            await SaveCheckpointAsync(run.Checkpoint, CancellationToken.None);
        }
    }

    public static SendManyOptions AtMostOnce(string savedCheckpoint)
    {
        var options = new SendManyOptions
        {
            StartFrom = SendCheckpoint.Parse(savedCheckpoint),
            Delivery = SendDelivery.AtMostOnce,
            SaveCheckpoint = SaveCheckpointAsync,
        };
        return options;
    }

    public static MessageLimits Shared(PartitionedRateLimiter<OutgoingMessage> sharedByAllProcesses)
    {
        var limits = new MessageLimits
        {
            Limiter = PartitionedRateLimiter.CreateChained(
                new MessageLimiter(new MessageLimits()), sharedByAllProcesses),
        };
        return limits;
    }

    private static TextMessage ToMessage(Customer customer) =>
        new() { To = customer.PhoneNumber, Text = new() { Body = "Hello" } };

    private static Task SaveResultAsync(Customer customer, string? messageId, SuggestedAction? action) =>
        Console.Out.WriteLineAsync($"{customer} {messageId} {action}");

    private static Task SaveCheckpointAsync(SendCheckpoint checkpoint, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync("checkpoint", checkpoint.ToString(), cancellationToken);

    public sealed record Customer(string PhoneNumber);
}
