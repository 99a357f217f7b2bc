namespace WhatsApp.Generated.PostgreSql.Tests;

/// <summary>The code of docs/operating.md. <c>ReadMeTests</c> finds each block of the page in this file.</summary>
public static class OperatingSnippets
{
    public static async Task Parked(PostgreSqlWebhookInbox inbox, CancellationToken cancellationToken)
    {
        foreach (ParkedWebhook parked in await inbox.ListParkedAsync(cancellationToken: cancellationToken))
        {
            Console.WriteLine($"{parked.Id}, {parked.Attempts} attempts: {parked.Error}");
            await inbox.RequeueAsync(parked.Id, cancellationToken); // when the cause is fixed
        }
    }
}
