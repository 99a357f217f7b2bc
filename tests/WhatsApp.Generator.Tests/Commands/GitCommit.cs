using System.Diagnostics;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>Makes a temporary folder a git repository.</summary>
internal static class GitCommit
{
    /// <summary>Commits all files to the branch <c>main</c>, which is created where there is none.</summary>
    public static void Of(TemporaryFolder folder)
    {
        Run(folder, "init", "--quiet", "--initial-branch", "main");
        Run(folder, "add", "-A");
        Run(folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "Commit");
    }

    private static void Run(TemporaryFolder folder, params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Path })!;
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, string.Join(' ', arguments));
    }
}
