using System.ComponentModel;
using System.Diagnostics;

namespace WhatsApp.Generator.Build;

/// <summary>Runs other programs.</summary>
public static class Shell
{
    /// <summary>Runs a program that prints for itself.</summary>
    /// <returns>Its exit code; null where there is no such program.</returns>
    public static async Task<int?> RunAsync(string folder, CancellationToken cancellationToken, params string[] command)
    {
        try
        {
            using Process process = Start(folder, command, redirect: false);
            await WaitAsync(process, cancellationToken);
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program and keeps what it prints.</summary>
    public static async Task<(int ExitCode, string Printed)> CaptureAsync(
        string folder, CancellationToken cancellationToken, params string[] command)
    {
        using Process process = Start(folder, command, redirect: true);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await WaitAsync(process, cancellationToken);
        return (process.ExitCode, (await output + await error).Trim());
    }

    private static Process Start(string folder, string[] command, bool redirect)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };
        if (redirect)
        {
            // A tool that runs for a second never earns back what profiling its own code costs.
            start.Environment["DOTNET_TieredPGO"] = "0";
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
