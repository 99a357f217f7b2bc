using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Telemetry;

/// <summary>
/// Traces, counts and logs the calls of a client, with the names of OpenTelemetry's conventions for HTTP and messaging
/// if they exist. Costs next to nothing without a listener.
/// </summary>
internal sealed class CallTelemetry
{
    private static readonly ActivitySource Source = new(WhatsAppTelemetry.Name);
    private static readonly Meter Meter = new(WhatsAppTelemetry.Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "whatsapp.client.call.duration", "s", "Duration of calls, with all their attempts and waits.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "whatsapp.client.retries", "{retry}", "Attempts that repeat an earlier one.");

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>(
        "whatsapp.client.retry.delay", "s", "Waits before attempts that repeat an earlier one.");

    private static readonly Counter<long> SentMessages = Meter.CreateCounter<long>(
        "messaging.client.sent.messages", "{message}", "Messages that Meta was asked to send.");

    private readonly WhatsAppClientOptions _options;
    private readonly ILogger _log;

    public CallTelemetry(WhatsAppClientOptions options)
    {
        _options = options;
        _log = options.LoggerFactory?.CreateLogger(WhatsAppTelemetry.Name) ?? NullLogger.Instance;
    }

    public void Started(CallContext call)
    {
        if (_options.LogContent && call.Request.JsonBody is { } body && _log.IsEnabled(LogLevel.Trace))
        {
            ClientLog.Sending(_log, call.Request.OperationId, SecretRedactor.RedactForLog(GraphJson.Write(body), null, []));
        }

        call.Activity = Source.StartActivity(call.Request.OperationId, ActivityKind.Client);
        if (call.Activity is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        activity.SetTag("http.request.method", call.Request.Method.Method);
        activity.SetTag("server.address", _options.BaseAddress.Host);
        activity.SetTag("server.port", _options.BaseAddress.Port);
        activity.SetTag("whatsapp.operation", call.Request.OperationId);
        activity.SetTag("whatsapp.graph_version", call.GraphVersion);
        if (call.NodeId is { } node)
        {
            activity.SetTag("whatsapp.node_id", node);
        }

        if (call.SendsMessage)
        {
            activity.SetTag("messaging.system", "whatsapp");
            activity.SetTag("messaging.operation.name", call.Request.OperationId);
            activity.SetTag("messaging.operation.type", "send");
        }
    }

    public void Retrying(CallContext call, Exception? exception, HttpResponseMessage? response, TimeSpan delay)
    {
        string error =
            exception is not null ? NameOf(exception)
            : response is null ? "no response"
            : ResponseBody.ErrorIn(response)?.Code is { } code ? string.Create(CultureInfo.InvariantCulture, $"code {code}")
            : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
        ClientLog.Retrying(_log, call.Request.OperationId, delay.TotalSeconds, call.Retries, error);
        KeyValuePair<string, object?> operation = new("whatsapp.operation", call.Request.OperationId);
        Retries.Add(1, operation, new("error.type", error));
        Waits.Record(delay.TotalSeconds, operation);
    }

    public void Responded(CallContext call, HttpRequestMessage request, HttpResponseMessage response, bool hasBody)
    {
        call.Activity?.SetTag("http.response.status_code", (int)response.StatusCode);
        if (
            _options.LogContent
            && hasBody
            && _log.IsEnabled(LogLevel.Trace)
            && ResponseBody.Bytes(response) is { Length: > 0 } body
        )
        {
            ClientLog.Received(_log, call.Request.OperationId, SecretRedactor.RedactForLog(
                Encoding.UTF8.GetString(body), request.Headers.Authorization?.Parameter, [.. call.Request.Secrets]));
        }
    }

    public void Succeeded(CallContext call, int status)
    {
        bool isLogged = _log.IsEnabled(LogLevel.Debug);
        bool isCounted = Duration.Enabled || SentMessages.Enabled;
        TimeSpan time = isLogged || isCounted ? call.Elapsed : default;
        if (isLogged)
        {
            ClientLog.Succeeded(
                _log, call.Request.OperationId, call.GraphVersion, status, time.TotalMilliseconds, call.Retries);
        }

        if (isCounted)
        {
            Count(call, time, status, null);
        }

        End(call);
    }

    public void Failed(CallContext call, Exception error)
    {
        TimeSpan time = call.Elapsed;
        var api = error as GraphApiException;
        int? status = api is null ? null : (int)api.Status;
        if (error is OperationCanceledException)
        {
            ClientLog.Canceled(_log, call.Request.OperationId, time.TotalMilliseconds);
        }
        else if (api is null)
        {
            ClientLog.FailedUnanswered(
                _log,
                call.Request.OperationId,
                call.GraphVersion,
                time.TotalMilliseconds,
                call.Retries,
                NameOf(error),
                (error as IGraphFailure)?.SuggestedAction.ToString() ?? "none");
        }
        else
        {
            ClientLog.Failed(
                _log,
                call.Request.OperationId,
                call.GraphVersion,
                time.TotalMilliseconds,
                call.Retries,
                NameOf(error),
                status,
                api.Code,
                api.Subcode,
                api.TraceId,
                api.SuggestedAction);
        }

        Count(call, time, status, error);
        if (call.Activity is { } activity)
        {
            activity.SetStatus(ActivityStatusCode.Error, NameOf(error));
            activity.SetTag("error.type", NameOf(error));
            activity.SetTag("whatsapp.error.code", api?.Code);
            activity.SetTag("whatsapp.error.subcode", api?.Subcode);
            activity.SetTag("whatsapp.trace_id", api?.TraceId);
        }

        End(call);
    }

    private static void Count(CallContext call, TimeSpan time, int? status, Exception? error)
    {
        var tags = new TagList
        {
            { "whatsapp.operation", call.Request.OperationId },
            { "http.request.method", call.Request.Method.Method },
            { "whatsapp.graph_version", call.GraphVersion },
        };
        AddOutcome(ref tags, status, error);
        Duration.Record(time.TotalSeconds, tags);
        if (call.SendsMessage)
        {
            var message = new TagList
            {
                { "messaging.system", "whatsapp" },
                { "messaging.operation.name", call.Request.OperationId },
            };
            AddOutcome(ref message, status, error);
            SentMessages.Add(1, message);
        }
    }

    private static void AddOutcome(ref TagList tags, int? status, Exception? error)
    {
        if (status is { } known)
        {
            tags.Add("http.response.status_code", known);
        }

        if (error is not null)
        {
            tags.Add("error.type", NameOf(error));
        }
    }

    private static void End(CallContext call)
    {
        if (call.Activity is { } activity)
        {
            if (call.Retries > 0)
            {
                activity.SetTag("http.request.resend_count", call.Retries);
            }

            if (call.Retries > 0 || call.Waited > TimeSpan.Zero)
            {
                activity.SetTag("whatsapp.wait", call.Waited.TotalSeconds);
            }

            activity.Dispose();
        }
    }

    // A code is more precise than a type, and there are few of both.
    private static string NameOf(Exception error) => error switch
    {
        GraphApiException { Code: { } code } => $"code {code.ToString(CultureInfo.InvariantCulture)}",
        GraphApiException api => $"HTTP {((int)api.Status).ToString(CultureInfo.InvariantCulture)}",
        GraphTimeoutException timeout => $"{timeout.Kind} timeout",
        _ => error.GetType().Name,
    };
}
