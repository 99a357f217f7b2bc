using System.CommandLine;
using System.Net;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>emulate</c>.</summary>
internal static class EmulateVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        Option<int> port = WebhooksListen.Port(8080);
        var address = new Option<string>("--address")
        {
            Description = "Address to listen on, such as 0.0.0.0 in a container.",
            HelpName = "ip",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var publicUrl = new Option<string?>("--public-url")
        {
            Description = "Address under which clients reach it, such as http://graph:8080/ for other containers.",
            HelpName = "url",
        };
        var webhook = new Option<string?>("--webhook")
        {
            Description = "Webhook endpoint of your application, which gets the statuses sent, delivered and read of each "
                + "message.",
            HelpName = "url",
        };
        var approveTemplates = new Option<bool>("--approve-templates")
        {
            Description = "Approve templates that clients create or change. Without it, they stay PENDING.",
        };
        var command = new Command(
            "emulate", "Run a fake Graph server for clients in any language, until Ctrl+C. Webhooks are signed with "
                + $"{Setting.AppSecret.Variable}, if it is set.")
        {
            port, address, publicUrl, webhook, approveTemplates,
        };

        // In a class of its own, with which the fake server and ASP.NET Core are loaded.
        return command.Run(tool, options, call => EmulatedServer.RunAsync(
            call,
            call.Parsed.GetValue(port),
            AddressOf(call.Parsed.GetRequiredValue(address)),
            call.Parsed.GetValue(publicUrl) is { } url
                ? WebhookSender.UrlOf(url, publicUrl.Name, "http://graph:8080/")
                : null,
            call.Parsed.GetValue(webhook) is { } target ? WebhookSender.UrlOf(target, webhook.Name) : null,
            call.Parsed.GetValue(approveTemplates)));
    }

    private static IPAddress AddressOf(string text) => IPAddress.TryParse(text, out IPAddress? address)
        ? address
        : throw new ToolException($"'{text}' is not an IP address.", "Pass --address with 127.0.0.1 or 0.0.0.0.");
}
