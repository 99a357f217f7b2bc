using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using WhatsApp.Generated.Webhooks;
using WhatsApp.Tool.Verbs;

namespace WhatsApp.Tool.Webhooks;

/// <summary>A webhook endpoint on this machine that prints what it receives.</summary>
internal sealed class WebhookListener : IDisposable
{
    private readonly VerbCall _call;
    private readonly WebhookReceiver _receiver;
    private readonly EventPrinter _printer;
    private readonly WebhookSender? _forward;
    private readonly string? _folder;
    private readonly SemaphoreSlim _turn = new(1);
    private int _saved;

    private WebhookListener(VerbCall call, string verifyToken, string appSecret, Uri? forward, string? folder)
    {
        _call = call;
        _receiver = new WebhookReceiver(verifyToken, appSecret);
        _printer = new EventPrinter(call);
        _forward = forward is null ? null : new WebhookSender(appSecret, forward);
        _folder = folder;
    }

    /// <summary>Listens until the call is cancelled.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for a free one.</param>
    /// <param name="verifyToken">The verify token.</param>
    /// <param name="appSecret">The app secret.</param>
    /// <param name="forward">An application that gets the webhooks as well; null for none.</param>
    /// <param name="folder">Where the bodies are kept; null for nowhere.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="ToolException">The port is in use.</exception>
    public static async Task<int> RunAsync(
        VerbCall call, int port, string verifyToken, string appSecret, Uri? forward, string? folder)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
        }

        using var listener = new WebhookListener(call, verifyToken, appSecret, forward, folder);

        // Reads no settings of the folder or the environment, and leaves Ctrl+C to the command line.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        await using WebApplication application = builder.Build();
        application.Run(listener.RespondAsync);
        try
        {
            await application.StartAsync(call.CancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw WebhooksListen.CannotListen(port, error);
        }

        call.Tool.Error.WriteLine($"Listening at {application.Urls.Single()}/ until Ctrl+C.");
        try
        {
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The way it ends.
        }

        return ExitCode.Success;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _forward?.Dispose();
        _turn.Dispose();
    }

    private async Task RespondAsync(HttpContext context)
    {
        WebhookReceiverResponse response;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            response = await ReceiveAsync(context.Request, body.ToArray(), context.RequestAborted);
        }
        catch (BadHttpRequestException error)
        {
            response = new((HttpStatusCode)error.StatusCode, error.Message);
            Report(context.Request, response);
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Shown here, and delivered again by Meta.
            var text = ErrorText.Of(error);
            await _call.Tool.Error.WriteLineAsync(text.Line);
            response = new(HttpStatusCode.InternalServerError, text.Problem);
        }

        context.Response.StatusCode = (int)response.Status;
        await context.Response.WriteAsync(response.Body, context.RequestAborted);
    }

    private async Task<WebhookReceiverResponse> ReceiveAsync(
        HttpRequest request, byte[] body, CancellationToken cancellationToken)
    {
        WebhookReceiverResponse response = await _receiver.ReceiveAsync(
            new(request.Method, Pairs(request.Headers), Pairs(request.Query), body),
            static (_, _) => Task.CompletedTask,
            cancellationToken);
        if (HttpMethods.IsGet(request.Method) || response.Status != HttpStatusCode.OK)
        {
            Report(request, response);
            return response;
        }

        // One after the other, so that their lines are not mixed.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            string? path = await SaveAsync(body, cancellationToken);
            _printer.Print(new WebhookBody(path ?? "webhook", body));
        }
        finally
        {
            _turn.Release();
        }

        return await ForwardAsync(body, cancellationToken) ?? response;
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values) =>
        values.Select(value => KeyValuePair.Create(value.Key, value.Value.ToString()));

    private void Report(HttpRequest request, WebhookReceiverResponse response)
    {
        string what = HttpMethods.IsGet(request.Method) ? "handshake" : "webhook";
        string nextStep = response.Status switch
        {
            HttpStatusCode.OK => "Verified.",
            HttpStatusCode.Forbidden => $"{response.Body} It must be that of {Setting.VerifyToken.Variable}.",
            HttpStatusCode.Unauthorized =>
                $"{response.Body} {Setting.AppSecret.Variable} must be the secret of the app that sends it.",
            _ => response.Body,
        };
        _call.Tool.Error.WriteLine($"{what}: {(int)response.Status}. {nextStep}");
    }

    private async Task<string?> SaveAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (_folder is null)
        {
            return null;
        }

        string time = _call.Tool.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{time}-{++_saved:d4}.json"));
        await using var file = new FileStream(path, FileMode.CreateNew);
        await file.WriteAsync(body, cancellationToken);
        return path;
    }

    private async Task<WebhookReceiverResponse?> ForwardAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (_forward is null)
        {
            return null;
        }

        int status = await _forward.SendAsync(body, cancellationToken);
        await _call.Tool.Error.WriteLineAsync(status is >= 200 and <= 299
            ? $"forwarded: {status}"
            : $"forwarded: {status}. {WebhookSender.NextStepOf(status)}");
        return new((HttpStatusCode)status, string.Empty);
    }
}
