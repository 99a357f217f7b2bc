using System.Diagnostics;
using System.Text;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Samples;

/// <summary>A sample as a process of its own, which sends to a fake server.</summary>
internal sealed class SampleProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _printed = new();

    private SampleProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    public static SampleProcess Start(FakeGraphServer server, string program, params string[] arguments) =>
        new(new Process
        {
            StartInfo = new(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["WHATSAPP_ACCESS_TOKEN"] = "token",
                    ["WHATSAPP_PHONE_NUMBER_ID"] = server.PhoneNumberId,
                    ["WHATSAPP_BASE_ADDRESS"] = server.BaseAddress.ToString(),
                },
            },
        });

    /// <summary>Waits for its end, and returns the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends it as a crash does: it cannot react.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_printed)
        {
            _printed.AppendLine(line);
        }
    }
}
