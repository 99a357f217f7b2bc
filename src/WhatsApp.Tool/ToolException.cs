namespace WhatsApp.Tool;

/// <summary>A verb cannot continue. It becomes one line on standard error.</summary>
/// <param name="problem">What is wrong, as a sentence. It contains no token and no secret.</param>
/// <param name="nextStep">What to do about it, as a sentence.</param>
/// <param name="exitCode">The exit code; <see cref="ExitCode.Usage"/> for wrong input.</param>
/// <param name="cause">The exception that it was found by; null if there is none.</param>
internal sealed class ToolException(
    string problem, string nextStep, int exitCode = ExitCode.Usage, Exception? cause = null)
    : Exception(problem, cause)
{
    /// <summary>What to do about it, as a sentence.</summary>
    public string NextStep { get; } = nextStep;

    /// <summary>The exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
