using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool;

/// <summary>The recipient of a message, as a user writes it.</summary>
internal static class Recipient
{
    /// <summary>What it may be, for the help.</summary>
    public const string Description = "Phone number with country code (+16505551234), or user id (US.1349…).";

    /// <summary>Reads a recipient.</summary>
    /// <param name="text">A phone number, a user id or the id of a group.</param>
    /// <param name="isGroup">Whether it is the id of a group.</param>
    /// <exception cref="ToolException">It is neither a phone number nor a user id.</exception>
    public static MessageRecipient Parse(string text, bool isGroup) =>
        isGroup ? MessageRecipient.OfGroup(text)
        : text is [_, _, '.', ..] && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1])
            ? MessageRecipient.OfUser(text)
        : text.All(IsOfPhoneNumber) && text.Any(char.IsAsciiDigit) ? MessageRecipient.OfPhoneNumber(text)
        : throw new ToolException(
            $"'{text}' is neither a phone number nor a user id.",
            "Write a number with its country code, such as +16505551234, or pass --group for the id of a group.");

    private static bool IsOfPhoneNumber(char character) =>
        char.IsAsciiDigit(character) || character is '+' or '-' or '(' or ')' or '.' or ' ';
}
