using System.Diagnostics;

namespace WhatsApp.Generated.Tool.Tests.Support;

/// <summary>A verb that runs until Ctrl+C, in a process of its own.</summary>
internal sealed class RunningTool : IDisposable
{
    private readonly Process _process;

    private RunningTool(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<RunningTool> StartAsync(
        IEnumerable<KeyValuePair<string, string>> variables, params string[] arguments)
    {
        Process process = ToolProcess.Start(variables, arguments);
        bool isListen = arguments.Contains("listen");
        string? line = await (isListen ? process.StandardError : process.StandardOutput).ReadLineAsync();
        Uri? address = line?.Split(' ', '"').Select(word => Uri.TryCreate(word, UriKind.Absolute, out Uri? url) ? url : null)
            .FirstOrDefault(url => url?.Scheme == "http");
        if (address is null)
        {
            process.Kill();
            Assert.Fail($"It did not start: {line} {await process.StandardError.ReadToEndAsync()}");
        }

        return new RunningTool(process, address!);
    }

    /// <summary>Reads standard error until a line has a text.</summary>
    public async Task<string?> ReadErrorAsync(string text)
    {
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync();
        }
        while (line?.Contains(text, StringComparison.Ordinal) == false);

        return line;
    }

    /// <summary>
    /// Ends the tool with SIGTERM, which it handles like the SIGINT of Ctrl+C, and waits for the end. SIGINT is ignored by
    /// whatever a script starts in the background. On Windows there are no signals, and the test is ignored.
    /// </summary>
    public async Task<ToolRun> InterruptAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no signals.");
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        return await _process.EndAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
