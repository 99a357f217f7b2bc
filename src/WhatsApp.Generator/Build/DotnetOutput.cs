using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Build;

/// <summary>Turns what <c>dotnet</c> prints into progress. Lines that are no progress, such as errors, are printed.</summary>
public static partial class DotnetOutput
{
    /// <summary>Reads the lines of <c>dotnet build</c> and <c>dotnet pack</c> with minimal verbosity.</summary>
    /// <returns>Accepts a line. Not thread-safe.</returns>
    public static Action<string> OfBuild(BuildStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        int restored = 0;
        int built = 0;
        return line =>
        {
            if (Built().Match(line) is { Success: true } project)
            {
                step.Report($"{++built} built, the last {project.Groups["name"].Value}");
            }
            else if (line.StartsWith("  Restored ", StringComparison.Ordinal))
            {
                step.Report($"{++restored} restored");
            }
            else if (!string.IsNullOrWhiteSpace(line) && !Note().IsMatch(line))
            {
                step.Print(line);
            }
        };
    }

    /// <summary>Reads the lines of <c>dotnet test</c> whose console logger has normal verbosity.</summary>
    /// <returns>Accepts a line. Not thread-safe.</returns>
    public static Action<string> OfTest(BuildStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        int passed = 0;
        int failed = 0;
        return line =>
        {
            if (Outcome().Match(line) is { Success: true } outcome)
            {
                passed += outcome.Groups["outcome"].Value == "Passed" ? 1 : 0;
                failed += outcome.Groups["outcome"].Value == "Failed" ? 1 : 0;
                step.Report($"{passed} passed, {failed} failed");
                if (outcome.Groups["outcome"].Value == "Passed")
                {
                    return;
                }
            }

            if (!string.IsNullOrWhiteSpace(line) && !TestNote().IsMatch(line))
            {
                step.Print(line);
            }
        };
    }

    // A project and its assembly, as in "  Ropes -> /home/me/ropes/bin/Debug/net10.0/Ropes.dll".
    [GeneratedRegex(@"^\s*(?<name>\S+) -> \S.*$")]
    private static partial Regex Built();

    [GeneratedRegex(@"^\s*(Determining projects to restore|(All|\d+ of \d+) projects are up-to-date for restore"
        + @"|Successfully created package|Build succeeded\.|\d+ (Warning|Error)\(s\)|Time Elapsed )")]
    private static partial Regex Note();

    [GeneratedRegex(@"^\s+(?<outcome>Passed|Failed|Skipped) .*\[[^\]]*\]$")]
    private static partial Regex Outcome();

    // The total of each project: TestResults adds them up. Two projects run at the same time, so none is named here.
    [GeneratedRegex(@"^\s*(Test run for |VSTest version|Starting test execution|A total of \d|Results File:|NUnit Adapter "
        + @"|Running all tests in|Running selected tests in|NUnit3TestExecutor|Test Run Successful|Test Run Failed"
        + @"|Total tests:|(Passed|Failed|Skipped|Total time):)")]
    private static partial Regex TestNote();
}
