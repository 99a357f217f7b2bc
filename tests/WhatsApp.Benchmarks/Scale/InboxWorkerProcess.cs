using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>A worker of an inbox in a process of its own.</summary>
internal sealed class InboxWorkerProcess : IDisposable
{
    private readonly Process _process;

    private InboxWorkerProcess(Process process) => _process = process;

    public static InboxWorkerProcess Start(string connectionString, string schema) => new(Process.Start(
        new ProcessStartInfo(
            "dotnet", [typeof(InboxWorkerProcess).Assembly.Location, "inbox-worker", connectionString, schema])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    /// <summary>What the process does: it works until its input is closed, and writes how many events it handled.</summary>
    public static async Task RunAsync(string connectionString, string schema)
    {
        EventCount count = new();
        using IHost host = await InboxDrain.StartWorkerAsync(connectionString, schema, count);
        Console.WriteLine("started");
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        Console.WriteLine(count.Value);
    }

    public async Task StartedAsync() => await _process.StandardOutput.ReadLineAsync();

    /// <summary>Stops it.</summary>
    /// <returns>How many events it handled.</returns>
    public async Task<int> StopAsync()
    {
        _process.StandardInput.Close();
        string? count = await _process.StandardOutput.ReadLineAsync();
        await _process.WaitForExitAsync();
        return int.Parse(count!, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
