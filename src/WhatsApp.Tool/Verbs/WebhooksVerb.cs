using System.CommandLine;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>webhooks</c>.</summary>
internal static class WebhooksVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options) =>
        new("webhooks", "Subscribe, receive, create, print, sign, verify and replay webhooks.")
        {
            WebhooksSubscribe.Create(tool, options),
            WebhooksListen.Create(tool, options),
            WebhooksExample.Create(tool, options),
            WebhooksPrint.Create(tool, options),
            WebhooksReplay.Create(tool, options),
            WebhooksSignature.CreateSign(tool, options),
            WebhooksSignature.CreateVerify(tool, options),
        };
}
