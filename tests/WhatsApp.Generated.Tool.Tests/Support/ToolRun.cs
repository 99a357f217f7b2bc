namespace WhatsApp.Generated.Tool.Tests.Support;

/// <summary>What a run of the tool did.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ToolRun(int ExitCode, string Output, string Error);
