using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>PgBouncer in transaction mode: each transaction may get another connection to the server.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private PgBouncer(string folder, Process process, string connectionString)
    {
        _folder = folder;
        _process = process;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>The program. Null if it is not installed.</summary>
    public static string? Program() =>
        Array.Find(["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"], File.Exists);

    public static async Task<PgBouncer> StartAsync(string program, string connectionString)
    {
        NpgsqlConnectionStringBuilder server = new(connectionString);
        string folder = Directory.CreateTempSubdirectory("whatsapp-pgbouncer-").FullName;
        int port = FreePort();
        string file = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(
            file,
            $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 3
            ignore_startup_parameters = extra_float_digits
            """);
        if (Environment.IsPrivilegedProcess)
        {
            using Process own = Process.Start("chown", ["-R", "postgres", folder]);
            await own.WaitForExitAsync();
        }

        // It does not run as root.
        ProcessStartInfo start = Environment.IsPrivilegedProcess
            ? new("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", program, "-q", file])
            : new(program, ["-q", file]);
        start.RedirectStandardError = true;
        Process process = Process.Start(start)!;
        process.BeginErrorReadLine();
        PgBouncer bouncer = new(folder, process, new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = port,
        }.ConnectionString);
        await bouncer.WaitAsync();
        return bouncer;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited && attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }
}
