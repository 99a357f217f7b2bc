using Microsoft.Extensions.Logging;

namespace WhatsApp.Generated.Flows;

/// <summary>Log messages of the endpoint.</summary>
internal static partial class FlowLog
{
    [LoggerMessage(1, LogLevel.Warning, "A request of a flow was refused with status {Status}.")]
    public static partial void RequestRefused(ILogger logger, Exception error, int status);
}
