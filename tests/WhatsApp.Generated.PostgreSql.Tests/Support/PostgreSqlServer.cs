using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>
/// A server of Debian's package <c>postgresql</c>, with its own folder and port. PostgreSQL does not run as root, so
/// root runs it as the user that the package created.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;
    private readonly string[] _settings;
    private readonly List<string> _log = [];
    private Process _process;

    private PostgreSqlServer(string programs, string folder, int port, string[] settings)
    {
        _programs = programs;
        _folder = folder;
        _port = port;
        _settings = settings;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=50";
        _process = StartServer();
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    public string ConnectionString { get; }

    /// <summary>The folder of the newest installed server's programs. Null if none is installed.</summary>
    public static string? Programs() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(folder => Path.Combine(folder, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")))
            .MaxBy(bin => int.TryParse(bin.Split('/')[^2], out int version) ? version : 0);

    /// <summary>Starts a server.</summary>
    /// <param name="programs">The folder of its programs.</param>
    /// <param name="settings">Its settings, each as <c>name=value</c>.</param>
    public static async Task<PostgreSqlServer> StartAsync(string programs, params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("whatsapp-postgresql-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync(Process.Start("chown", ["postgres", folder]));
        }

        await RunAsync(Start(
            Path.Combine(programs, "initdb"),
            "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"));
        var server = new PostgreSqlServer(programs, folder, FreePort(), settings);
        await server.WaitAsync();
        return server;
    }

    /// <summary>Restarts it as an administrator does: sessions end, and their transactions are rolled back.</summary>
    public async Task RestartAsync()
    {
        await StopAsync("fast");
        _process = StartServer();
        await WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        await StopAsync("immediate");
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(string program, params string[] arguments)
    {
        // setpriv is replaced by the program, so the process is the server and not its parent.
        bool root = Environment.IsPrivilegedProcess;
        var start = new ProcessStartInfo(root ? "setpriv" : program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        string[] before = root
            ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", program]
            : [];
        foreach (string argument in before.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C";
        return Process.Start(start)!;
    }

    private static async Task RunAsync(Process process)
    {
        using (process)
        {
            bool redirected = process.StartInfo.RedirectStandardError;
            Task<string> output = redirected ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
            Task<string> error = redirected ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName}: {await output}{await error}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process StartServer()
    {
        Process process = Start(
            Path.Combine(_programs, "postgres"),
            [
                "-D", _folder, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "max_connections=200", .. _settings.SelectMany(it => new[] { "-c", it }),
            ]);
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task StopAsync(string mode)
    {
        await RunAsync(Start(Path.Combine(_programs, "pg_ctl"), "stop", "-D", _folder, "-m", mode, "-w"));
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && waited.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(100);
            }
            catch (NpgsqlException e)
            {
                Kill(null, EventArgs.Empty);
                throw new InvalidOperationException("The server did not start:\n" + string.Join('\n', _log), e);
            }
        }
    }

    private void Log(string? line)
    {
        lock (_log)
        {
            if (line is not null && _log.Count < 200)
            {
                _log.Add(line);
            }
        }
    }

    private void Kill(object? sender, EventArgs e) => _process.Kill();
}
