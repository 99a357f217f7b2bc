using System.CommandLine;
using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The options of all kinds of messages, and how a message is sent.</summary>
internal sealed class SendOptions
{
    private readonly Option<string?> _from = new("--from")
    {
        Description = $"Phone number id of the sender. Default: {Setting.PhoneNumberId.Variable}.",
        HelpName = "id",
        Recursive = true,
    };

    private readonly Option<string?> _replyTo = new("--reply-to")
    {
        Description = "Id of the message that this one replies to.",
        HelpName = "message-id",
        Recursive = true,
    };

    private readonly Option<bool> _isGroup = new("--group")
    {
        Description = "The recipient is the id of a group.",
        Recursive = true,
    };

    private readonly Option<bool> _noValidate = new("--no-validate")
    {
        Description = "Send it without checking it by the rules of Meta's reference.",
        Recursive = true,
    };

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_replyTo);
        command.Options.Add(_isGroup);
        command.Options.Add(_noValidate);
    }

    /// <summary>The options that change the message itself, so that they do not apply to a whole request.</summary>
    public IReadOnlyList<Option> OfMessage => [_replyTo, _isGroup];

    /// <summary>Whether the message is checked before it is sent.</summary>
    public bool IsValidated(VerbCall call) => !call.Parsed.GetValue(_noValidate);

    /// <summary>Creates a client for messages.</summary>
    public Task<WhatsAppClient> CreateClientAsync(VerbCall call) => call.CreateClientAsync(IsValidated(call));

    /// <summary>The phone number that sends.</summary>
    /// <exception cref="ToolException">It is not set.</exception>
    public PhoneNumberItemRequestBuilder Phone(VerbCall call, WhatsAppClient client) =>
        client.PhoneNumbers[call.Require(_from, Setting.PhoneNumberId)];

    /// <summary>The recipient, before anything is sent.</summary>
    /// <exception cref="ToolException">It is neither a phone number nor a user id.</exception>
    public MessageRecipient To(VerbCall call, string to) => Recipient.Parse(to, call.Parsed.GetValue(_isGroup));

    /// <summary>Addresses a message and sends it.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="client">The client.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="message">The message.</param>
    public Task<int> SendAsync(VerbCall call, WhatsAppClient client, MessageRecipient to, Message message)
    {
        message.AddressedTo(to);
        if (call.Parsed.GetValue(_replyTo) is { } messageId)
        {
            message.Context = new() { MessageId = messageId };
        }

        return SendAsync(call, client, message);
    }

    /// <summary>Sends a message and prints its id.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    public async Task<int> SendAsync(VerbCall call, WhatsAppClient client, MessageRequest message)
    {
        MessageResponse sent = await Phone(call, client).Messages.PostAsync(
            message, cancellationToken: call.CancellationToken);
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, sent);
        }
        else
        {
            // A read receipt has no id.
            call.WriteLine(sent.Messages is [{ Id: { } id }, ..] ? id : "accepted");
        }

        return ExitCode.Success;
    }
}
