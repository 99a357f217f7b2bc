using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

// The inbox as an application of ASP.NET Core uses it: bodies only.
public sealed partial class PostgreSqlWebhookInbox : IWebhookInbox
{
    Task IWebhookInbox.StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        StoreAsync(body, cancellationToken);

    Task IWebhookInbox.RunAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return RunAsync((WebhookInboxItem item, CancellationToken token) => handle(item.Body, token), cancellationToken);
    }
}
