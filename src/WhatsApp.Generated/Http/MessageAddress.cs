using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Http;

/// <summary>
/// Refuses a recipient in the wrong member before a request is sent. Meta accepts such a message and drops it.
/// </summary>
internal static class MessageAddress
{
    private const string To = nameof(Message.To);
    private const string Recipient = nameof(Message.Recipient);

    /// <summary>Checks the recipient in the body of a request, if it has one.</summary>
    /// <param name="body">The body; null if the request has none.</param>
    /// <param name="options">Options of the call, with those of its view.</param>
    /// <exception cref="ArgumentException">The recipient is invalid; the message names the member to set.</exception>
    public static void Require(JsonModel? body, RequestOptions? options)
    {
        switch (body)
        {
            case Message message:
                RequireOne(message, message.To, message.Recipient, options);
                break;
            case MarketingMessageRequest message:
                RequireOne(message, message.To, message.Recipient, options);
                break;
            case CallRequest call:
                RequireKinds(call.To, (call as ConnectCall)?.Recipient);
                break;
            case ThreadControlRequest control:
                RequireKinds(control.To, control.Recipient);
                break;
        }
    }

    // The messages repeat no id: exceptions are logged.
    private static void RequireKinds(string? to, string? recipient)
    {
        if (UserIds.IsUserId(to))
        {
            throw new ArgumentException(
                $"{To} is a user id, and Meta drops such messages without an error. Set {Recipient} instead of {To}.");
        }

        if (UserIds.IsPhoneNumber(recipient))
        {
            throw new ArgumentException($"{Recipient} is a phone number. Set {To} instead of {Recipient}.");
        }
    }

    private static void RequireOne(JsonModel message, string? to, string? recipient, RequestOptions? options)
    {
        // Additional data is sent too.
        to ??= Additional(message, "to");
        recipient ??= Additional(message, "recipient");
        RequireKinds(to?.Trim(), recipient?.Trim());
        if (string.IsNullOrWhiteSpace(to) && string.IsNullOrWhiteSpace(recipient))
        {
            throw new ArgumentException(
                $"The message has no recipient. Set {To} to a phone number or a group, or {Recipient} to a user id.");
        }

        if (to?.Trim().Length == 0 || recipient?.Trim().Length == 0)
        {
            throw new ArgumentException($"{(to?.Trim().Length == 0 ? To : Recipient)} is empty. Set it to null.");
        }

        if (to is not null && recipient is not null && options?.AllowToAndRecipient != true)
        {
            throw new ArgumentException(
                $"The message has both {To} and {Recipient}. Set only one of them, or set {nameof(RequestOptions)}."
                    + $"{nameof(RequestOptions.AllowToAndRecipient)}: Meta uses {To} then.");
        }
    }

    private static string? Additional(JsonModel message, string name) =>
        message.AdditionalDataOrNull?.GetValueOrDefault(name) is { IsNull: false } value
            ? value.ToString().Trim('"')
            : null;
}
