namespace WhatsApp.Generated;

// CUSTOM: a one-time password, which can be sent to phone numbers only.
public sealed partial class TemplateMessage
{
    internal bool IsOneTimePassword { get; private init; }

    /// <summary>
    /// Fills in an authentication template: the code is a parameter of the body and of the button. Meta sends it to
    /// phone numbers only (error 131062), so <c>AddressedTo</c> and <c>Reply</c> throw for other recipients.
    /// </summary>
    /// <param name="name">Name of a template of the category AUTHENTICATION.</param>
    /// <param name="language">Language of the approved template, such as <c>en_US</c>.</param>
    /// <param name="code">The code, at most 15 characters.</param>
    /// <exception cref="ArgumentException">The name, the language or the code is empty.</exception>
    public static TemplateMessage OneTimePassword(string name, string language, string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(language);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return new()
        {
            IsOneTimePassword = true,
            Template = new()
            {
                Name = name,
                Language = new() { Code = language },
                Components =
                [
                    new TemplateMessageBody { Parameters = [new TextTemplateParameter { Text = code }] },
                    new TemplateMessageButton
                    {
                        SubType = TemplateMessageButtonType.Url,
                        Index = "0",
                        Parameters = [new TextTemplateParameter { Text = code }],
                    },
                ],
            },
        };
    }
}
