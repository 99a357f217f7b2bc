using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>How webhooks are received. The host does not start with invalid options, such as no app secret.</summary>
public sealed class WhatsAppWebhookOptions
{
    /// <summary>
    /// App secrets, from the App Dashboard under App settings, Basic. One is enough; during a rotation, add the old and
    /// the new one. A change of the configuration is applied without a restart.
    /// </summary>
    public IList<string> AppSecrets { get; } = [];

    /// <summary>The "Verify token" of the App Dashboard: any text that others cannot guess.</summary>
    /// <remarks>
    /// Meta sends it in the query of the handshake, so every log of full URLs contains it: that of a proxy, W3C logs,
    /// and the line "Request starting" of ASP.NET Core, unless <c>Logging:LogLevel:Microsoft.AspNetCore</c> is
    /// <c>Warning</c>, as in the templates. It is used for the handshake only, since webhooks are signed with the app
    /// secret; still, replace it here and in the App Dashboard if a log contains it.
    /// </remarks>
    public string VerifyToken { get; set; } = string.Empty;

    /// <summary>
    /// The largest body that is read, in bytes; the response to a larger one is 413. The default is 3 MB, the most that
    /// Meta sends.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 3 * 1024 * 1024;

    /// <summary>
    /// How long one handler may run for one event. Then it is canceled, and another delivery may claim the event. Meta
    /// waits some seconds only: see <see cref="HandleInBackground"/>. The keys of a webhook are claimed together, for
    /// one and a half leases; handlers whose turn comes later than half a lease after it are claimed again. The default
    /// is 5 minutes, the maximum 30 days.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many conversations of a webhook are handled at a time, at least 1. The events of one conversation, which is a
    /// business phone number and a person or a group, are always handled one after another, in order. A handler that
    /// never waits does not start another one beside it. The default is 8.
    /// </summary>
    public int MaxConcurrentConversations { get; set; } = 8;

    /// <summary>
    /// Whether the handlers of a webhook share one service scope, and so the services that are scoped. They then run one
    /// after another, since services such as a <c>DbContext</c> must not be used by several handlers at a time. If it is
    /// <c>false</c>, each run of a handler has its own scope. The default is <c>false</c>.
    /// </summary>
    public bool ShareServiceScope { get; set; }

    /// <summary>
    /// Whether a key for an event as a whole counts. Earlier builds stored such keys for the events that
    /// <c>PostgreSqlWebhookInbox.RunAsync</c> handled, and handlers have had one key each ever since. An event with
    /// such a key is not handled again, and events from an <see cref="IWebhookInbox"/> get one when all handlers have
    /// handled them, so that workers of earlier builds can run at the same time. It costs the store another key per
    /// event. Set it to <c>false</c> if there have never been such workers, or if the last one stopped longer ago than
    /// the store's retention; also if applications with different handlers use an inbox each and share the store. An
    /// <see cref="InMemoryWebhookStore"/> never has such keys. The default is <c>true</c>.
    /// </summary>
    public bool RecognizeEventKeys { get; set; } = true;

    /// <summary>
    /// Accepts webhooks without a signature, from anyone who knows the address. For development only. If there is an
    /// app secret, a signature that is sent must still be right. The default is <c>false</c>.
    /// </summary>
    public bool AllowUnsignedWebhooks { get; set; }

    /// <summary>
    /// Responds with 200 as soon as a webhook is in a queue in memory, and handles it afterwards. The queue is drained
    /// when the host stops, for as long as its shutdown timeout allows. If the process crashes, what is in the queue is
    /// lost, since Meta does not deliver it again: if nothing may be lost, leave this off or use a durable
    /// <see cref="IWebhookInbox"/>. The default is <c>false</c>.
    /// </summary>
    public bool HandleInBackground { get; set; }

    /// <summary>How many webhooks may wait in the queue, at least 1. The default is 256.</summary>
    public int BackgroundCapacity { get; set; } = 256;

    /// <summary>
    /// How long a webhook waits for room in a full queue. Then the response is 503, and Meta delivers it again. The
    /// default is 5 seconds, the maximum 49 days.
    /// </summary>
    public TimeSpan BackgroundWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many webhooks of the queue are handled at a time, at least 1. The events of a conversation are handled in
    /// order, except that a failed one is retried later. The default is 4.
    /// </summary>
    public int BackgroundWorkers { get; set; } = 4;

    /// <summary>
    /// How many attempts there are for a webhook of the queue whose handlers fail, at least 1. Meta does not deliver it
    /// again. The default is 5.
    /// </summary>
    public int BackgroundAttempts { get; set; } = 5;

    /// <summary>
    /// Delay before the second attempt. It doubles with each attempt, up to 30 seconds. The default is 1 second.
    /// </summary>
    public TimeSpan BackgroundRetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}
