using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Interop;

/// <summary>Runs Node.js and npm.</summary>
internal static class Node
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="GenerationException">Node.js is missing, or npm failed.</exception>
    public static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        // Without scripts of the packages: nothing of them runs before the drivers import it.
        string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        using Process install = Start(
            npm, folder, ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], []);
        Task<string> errors = install.StandardError.ReadToEndAsync(cancellationToken);
        await install.StandardOutput.ReadToEndAsync(cancellationToken);
        await WaitAsync(install, cancellationToken);
        if (install.ExitCode != 0)
        {
            throw new GenerationException($"interop: npm could not install the clients. {(await errors).Trim()}");
        }
    }

    /// <summary>The lines that a script prints.</summary>
    /// <exception cref="GenerationException">The script failed.</exception>
    public static async IAsyncEnumerable<NodeResult> RunAsync(
        string folder,
        string script,
        Dictionary<string, string> environment,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Process node = Start("node", folder, [script], environment);
        Task<string> errors = node.StandardError.ReadToEndAsync(cancellationToken);
        node.StandardInput.Close();
        while (await node.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            // The clients may print lines of their own.
            if (line.StartsWith('{'))
            {
                yield return JsonSerializer.Deserialize<NodeResult>(line, Json)!;
            }
        }

        await WaitAsync(node, cancellationToken);
        if (node.ExitCode != 0)
        {
            throw new GenerationException($"interop: {script} failed. {(await errors).Trim()}");
        }
    }

    /// <summary>Starts a script that runs until its input is closed. Its first line has its port.</summary>
    public static async Task<(Process Process, int Port)> ServeAsync(
        string folder, string script, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        Process node = Start("node", folder, [script], environment);
        string? line = await node.StandardOutput.ReadLineAsync(cancellationToken);
        if (line is null || JsonSerializer.Deserialize<NodeResult>(line, Json)!.Port is not { } port)
        {
            string error = await node.StandardError.ReadToEndAsync(cancellationToken);
            node.Dispose();
            throw new GenerationException($"interop: {script} did not start. {error.Trim()}");
        }

        return (node, port);
    }

    /// <exception cref="GenerationException">The program is missing.</exception>
    private static Process Start(
        string program, string folder, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new GenerationException(
                $"interop: {program} is missing. Install Node.js 22 or later, which brings npm.");
        }
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
