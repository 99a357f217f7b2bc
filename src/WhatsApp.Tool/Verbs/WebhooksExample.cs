using System.CommandLine;
using System.Runtime.CompilerServices;
using WhatsApp.Generated.Testing;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>webhooks example</c>.</summary>
internal static class WebhooksExample
{
    private static readonly string[] KindsWithText =
        ["text", "image", "video", "document", "location", "reaction", "button", "list"];

    private static readonly string[] KindsWithoutText = ["audio", "sticker", "sent", "delivered", "read", "failed"];

    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        Argument<string> kind = new Argument<string>("kind")
        {
            Description = "Kind of message from a customer, or the status of a message that you sent.",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong([.. KindsWithText, .. KindsWithoutText]);
        var from = new Option<string>("--from")
        {
            Description = "Phone number or user id of the customer; of a status, that of the recipient.",
            HelpName = "customer",
            DefaultValueFactory = _ => "+16505551234",
        };
        var text = new Option<string?>("--text")
        {
            Description = "The text; the caption of media, the name of a location, the emoji, or the label that was chosen.",
            HelpName = "text",
        };
        var messageId = new Option<string?>("--message-id")
        {
            Description = "Id of the message. Default: a new one, so that an application handles it.",
            HelpName = "id",
        };
        return new Command("example", "Print a webhook as Meta sends it, for 'replay'.") { kind, from, text, messageId }.Run(
            tool,
            options,
            call =>
            {
                string name = call.Parsed.GetRequiredValue(kind);
                string? value = call.Parsed.GetValue(text);
                if (value is not null && KindsWithoutText.Contains(name))
                {
                    throw new ToolException($"The kind '{name}' has no text.", "Leave out --text.");
                }

                call.WriteLine(Webhook(
                    call, name, call.Parsed.GetRequiredValue(from), value, call.Parsed.GetValue(messageId)));
                return Task.FromResult(ExitCode.Success);
            });
    }

    // Inlined, it would load the assembly of the fake server for an error as well.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Webhook(VerbCall call, string kind, string from, string? text, string? messageId)
    {
        var context = new FakeWebhookContext
        {
            MessageId = messageId ?? ExampleWebhook.NewMessageId(),
            Timestamp = call.Tool.Time.GetUtcNow(),
        };

        // Those of the application, so that it recognizes them.
        context = context with
        {
            AccountId = call.Find(Setting.AccountId) ?? context.AccountId,
            PhoneNumberId = call.Find(Setting.PhoneNumberId) ?? context.PhoneNumberId,
        };
        return ExampleWebhook.Create(kind, Recipient.Parse(from, isGroup: false), text, context);
    }
}
