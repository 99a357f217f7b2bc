using WhatsApp.Generated.PostgreSql;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/operating.md.</summary>
public static class OperatingSnippets
{
    public static async Task Requeue(PostgreSqlWebhookInbox inbox, CancellationToken cancellationToken)
    {
        foreach (ParkedWebhook parked in await inbox.ListParkedAsync(cancellationToken: cancellationToken))
        {
            Console.WriteLine($"{parked.Id}, {parked.Attempts} attempts: {parked.Error}");
            await inbox.RequeueAsync(parked.Id, cancellationToken); // when the cause is fixed
        }
    }
}
