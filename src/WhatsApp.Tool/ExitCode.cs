namespace WhatsApp.Tool;

/// <summary>The exit codes, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done, or everything that was checked is right.</summary>
    public const int Success = 0;

    /// <summary>The request failed, or a check found something.</summary>
    public const int Failure = 1;

    /// <summary>The arguments, a setting or an input file is wrong. Nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>Cancelled, by Ctrl+C or a signal.</summary>
    public const int Cancelled = 130;
}
