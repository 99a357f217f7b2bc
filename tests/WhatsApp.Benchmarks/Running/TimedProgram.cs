using System.Diagnostics;

namespace WhatsApp.Benchmarks.Running;

/// <summary>A program that is timed from start to exit.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Folder">The folder it runs in.</param>
/// <param name="Prepare">What must be done before each run, and is not timed.</param>
internal sealed record TimedProgram(string Name, string[] Command, string Folder, Action? Prepare = null)
{
    /// <summary>Environment variables that it needs besides those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it once.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it printed.</exception>
    public async Task<TimeSpan> RunAsync()
    {
        Prepare?.Invoke();
        var start = new ProcessStartInfo(Command[0], Command[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        TimeSpan time = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0
            ? time
            : throw new InvalidOperationException($"'{string.Join(' ', Command)}' failed: {printed}");
    }
}
