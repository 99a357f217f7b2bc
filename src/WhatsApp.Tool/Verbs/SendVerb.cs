using System.CommandLine;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>send</c>.</summary>
internal static class SendVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        var command = new Command("send", "Send a message.");
        command.Subcommands.Add(CreateText(tool, options));
        return command;
    }

    private static Command CreateText(ToolContext tool, GlobalOptions options)
    {
        var to = new Argument<string>("to") { Description = "Phone number with country code, or user id." };
        var text = new Argument<string>("text") { Description = "The text." };
        var from = new Option<string?>("--from") { Description = "Phone number id of the sender." };
        var command = new Command("text", "Send a text.") { to, text, from };
        command.SetAction((parsed, cancellationToken) =>
            SendAsync(new VerbCall(tool, options, parsed, cancellationToken)));
        return command;

        async Task<int> SendAsync(VerbCall call)
        {
            string phoneNumberId = call.Require(from, Setting.PhoneNumberId);
            using WhatsAppClient client = await call.CreateClientAsync();
            MessageResponse sent = await client.PhoneNumbers[phoneNumberId].Messages.PostAsync(
                new TextMessage
                {
                    To = call.Parsed.GetRequiredValue(to),
                    Text = new() { Body = call.Parsed.GetRequiredValue(text) },
                },
                cancellationToken: call.CancellationToken);
            call.WriteLine(sent.Messages![0].Id!);
            return ExitCode.Success;
        }
    }
}
