namespace WhatsApp.Generated.Webhooks;

/// <summary>Recognizes ids of people by their format, where Meta would accept a wrong one and drop the message.</summary>
internal static class UserIds
{
    private const string ParentInfix = "ENT.";

    /// <summary>
    /// Whether a text is a user id: two letters, a dot and alphanumerics, such as <c>US.13491208655302741918</c>; or a
    /// parent user id, such as <c>US.ENT.11815799212886844830</c>.
    /// </summary>
    public static bool IsUserId(string? text) =>
        text is [_, _, '.', ..]
        && char.IsAsciiLetter(text[0])
        && char.IsAsciiLetter(text[1])
        && IsAlphanumeric(text.AsSpan(IsParentPrefix(text) ? 3 + ParentInfix.Length : 3));

    /// <summary>Whether a text is a parent user id.</summary>
    public static bool IsParentUserId(string? text) => IsUserId(text) && IsParentPrefix(text!);

    /// <summary>Whether a text has only digits and the usual marks of phone numbers.</summary>
    public static bool IsPhoneNumber(string? text) =>
        text is not null
        && text.AsSpan().ContainsAnyInRange('0', '9')
        && text.AsSpan().Trim("0123456789+-(). ").IsEmpty;

    private static bool IsParentPrefix(string text) =>
        text.AsSpan(3).StartsWith(ParentInfix, StringComparison.OrdinalIgnoreCase);

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
