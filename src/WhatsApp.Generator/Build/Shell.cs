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

    /// <summary>Runs a program and passes on each line that it prints, one at a time.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="line">Accepts a line of its output or of its errors.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <returns>Its exit code; null where there is no such program.</returns>
    public static async Task<int?> StreamAsync(
        string folder, Action<string> line, CancellationToken cancellationToken, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The lines of dotnet are read, so they are in English.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var one = new Lock();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Received;
        process.ErrorDataReceived += Received;
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitAsync(process, cancellationToken);
        return process.ExitCode;

        void Received(object sender, DataReceivedEventArgs received)
        {
            lock (one)
            {
                if (received.Data is { } text)
                {
                    line(text);
                }
            }
        }
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
