using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>How webhooks are received. Validated at start: the host refuses to start without secrets.</summary>
public sealed class WhatsAppWebhookOptions
{
    /// <summary>
    /// App secrets, from the App Dashboard under App settings, Basic. One is enough; while it is being replaced, give
    /// the old one and the new one. A change of the configuration is seen without a restart.
    /// </summary>
    public IList<string> AppSecrets { get; } = [];

    /// <summary>The "Verify token" of the App Dashboard: any text that others cannot guess.</summary>
    /// <remarks>
    /// Meta sends it in the query of the handshake, so whatever logs whole addresses logs it: a proxy, W3C logs, and
    /// the line "Request starting" of ASP.NET Core, unless <c>Logging:LogLevel:Microsoft.AspNetCore</c> is
    /// <c>Warning</c>, as in the templates. It opens nothing but the handshake, since webhooks are signed with the app
    /// secret; still, write a new one here and in the App Dashboard when a log has it.
    /// </remarks>
    public string VerifyToken { get; set; } = string.Empty;

    /// <summary>The largest body that is read, at first 3 MB as Meta sends; a larger one is a 413.</summary>
    public int MaxBodyBytes { get; set; } = 3 * 1024 * 1024;

    /// <summary>
    /// How long one handler may take for one event, at first 5 minutes. Then it is cancelled, and another delivery may
    /// have the event. Meta waits some seconds only: see <see cref="HandleInBackground"/>.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Accepts webhooks without signature, from anyone who finds the address. For development only. A signature that is
    /// there must still be right if there is an app secret.
    /// </summary>
    public bool AllowUnsignedWebhooks { get; set; }

    /// <summary>
    /// Answers 200 as soon as a webhook is in a queue in memory, and handles it afterwards. The queue is drained when
    /// the host stops, for as long as its shutdown timeout lasts. What is in the queue when the process crashes is
    /// lost, since Meta was told that it arrived: where nothing may be lost, leave this off or use a durable
    /// <see cref="IWebhookInbox"/>.
    /// </summary>
    public bool HandleInBackground { get; set; }

    /// <summary>How many webhooks may wait in the queue, at first 256.</summary>
    public int BackgroundCapacity { get; set; } = 256;

    /// <summary>
    /// How long a webhook waits for a place in a full queue, at first 5 seconds. It is answered with 503 then, so that
    /// Meta delivers it again.
    /// </summary>
    public TimeSpan BackgroundWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many webhooks of the queue are handled at a time, at first 4. With 1, in order.</summary>
    public int BackgroundWorkers { get; set; } = 4;

    /// <summary>
    /// How often a webhook of the queue is tried whose handlers fail, at first 5 times. Meta does not deliver it again.
    /// </summary>
    public int BackgroundAttempts { get; set; } = 5;

    /// <summary>Pause before the second attempt, at first 1 second. It doubles each time, up to 30 seconds.</summary>
    public TimeSpan BackgroundRetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}
