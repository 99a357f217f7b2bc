using System.CommandLine;
using System.Net;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>webhooks listen</c>.</summary>
internal static class WebhooksListen
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        Option<int> port = Port(5080);
        var forward = new Option<string?>("--forward")
        {
            Description = "Address of an application that gets each webhook as well; its status is the response.",
            HelpName = "url",
        };
        var save = new Option<string?>("--save")
        {
            Description = "Folder in which each body is kept, for 'replay'.",
            HelpName = "folder",
        };
        var command = new Command(
            "listen", "Receive webhooks on this machine until Ctrl+C: handshake, signature, and their events printed.")
        {
            port, forward, save,
        };
        return command.Run(tool, options, async call =>
        {
            Uri? target = call.Parsed.GetValue(forward) is { } url ? WebhookSender.UrlOf(url, forward.Name) : null;
            string verifyToken = await call.RequireSecretAsync(Setting.VerifyToken);
            string appSecret = await call.RequireSecretAsync(Setting.AppSecret);

            // In a class of its own, with which ASP.NET Core is loaded.
            return await WebhookListener.RunAsync(
                call, call.Parsed.GetValue(port), verifyToken, appSecret, target, call.Parsed.GetValue(save));
        });
    }

    /// <summary>The port of a server.</summary>
    /// <param name="defaultPort">The default.</param>
    public static Option<int> Port(int defaultPort) => NumberOption.Create(
        "--port", "Port, or 0 for a free one.", "a number", "port", defaultPort, IPEndPoint.MinPort, IPEndPoint.MaxPort);

    /// <summary>The error of a port that cannot be listened on.</summary>
    /// <param name="port">The port.</param>
    /// <param name="error">The exception.</param>
    public static ToolException CannotListen(int port, Exception error) => new(
        $"Cannot listen on port {port}: {error.GetBaseException().Message}",
        "Choose another one with --port, or 0 for a free one.",
        ExitCode.Failure,
        error);
}
