using System.Diagnostics;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>The server in its own process, so that its time and memory are not measured.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static ServerProcess Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GraphServer).Assembly.Location, "server"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string? address = process.StandardOutput.ReadLine();
        return address is null
            ? throw new InvalidOperationException("The server did not start; its message is above.")
            : new ServerProcess(process, new Uri(address));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
