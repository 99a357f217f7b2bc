namespace WhatsApp.Tool.Doctor;

/// <summary>What a check of <c>doctor</c> found.</summary>
/// <param name="Check">What was checked, in one or two words.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Text">What was found, as a sentence.</param>
/// <param name="NextStep">What to do about it; null if it is right.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Text, string? NextStep)
{
    public static Finding Ok(string check, string text) => new(check, FindingLevel.Ok, text, null);

    public static Finding Warning(string check, string text, string nextStep) =>
        new(check, FindingLevel.Warning, text, nextStep);

    public static Finding Error(string check, string text, string nextStep) => new(check, FindingLevel.Error, text, nextStep);

    public static Finding Unknown(string check, string text, string nextStep) =>
        new(check, FindingLevel.Unknown, text, nextStep);
}

/// <summary>How bad a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>It is right.</summary>
    Ok,

    /// <summary>It works, but not for long or not well.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Error,

    /// <summary>It could not be checked.</summary>
    Unknown,
}
