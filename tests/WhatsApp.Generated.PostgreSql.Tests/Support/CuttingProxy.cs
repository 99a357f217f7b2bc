using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>Where a connection is cut at COMMIT.</summary>
internal enum Cut
{
    /// <summary>The server does not receive the COMMIT, and rolls the transaction back.</summary>
    BeforeServer,

    /// <summary>The server commits the transaction, and the client does not receive the response.</summary>
    AfterServer,
}

/// <summary>A proxy on loopback that cuts connections to a server at COMMIT.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accept;
    private int _cuts;

    public CuttingProxy(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        (_host, _port) = (target.Host!, target.Port);
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
        }.ConnectionString;
        _accept = AcceptAsync();
    }

    /// <summary>The connection string of the server through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Called for each COMMIT. Null forwards it.</summary>
    public Func<Cut?> Next { get; set; } = () => null;

    /// <summary>How many connections were cut.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accept;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(client, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The proxy is stopped.
        }
    }

    private async Task ForwardAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_host, _port, cancellationToken);
                client.NoDelay = server.NoDelay = true;
                var connection = new Connection(client.GetStream(), server.GetStream());
                await Task.WhenAny(
                    ToServerAsync(connection, cancellationToken), ToClientAsync(connection, cancellationToken));
            }
            catch (SocketException)
            {
                // The server is down, and so is this connection.
            }
        }
    }

    private async Task ToServerAsync(Connection connection, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[65536];
        int count;
        while ((count = await connection.Client.ReadAsync(buffer, cancellationToken)) > 0)
        {
            Cut? cut = connection.HasCommit(buffer.AsSpan(0, count)) ? Next() : null;
            if (cut is not null)
            {
                Interlocked.Increment(ref _cuts);
            }

            if (cut == Cut.BeforeServer)
            {
                return;
            }

            connection.CutsResponse = cut == Cut.AfterServer;
            await connection.Server.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private static async Task ToClientAsync(Connection connection, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[65536];
        int count;
        while ((count = await connection.Server.ReadAsync(buffer, cancellationToken)) > 0 && !connection.CutsResponse)
        {
            await connection.Client.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private sealed class Connection(NetworkStream client, NetworkStream server)
    {
        private volatile bool _cutsResponse;

        public NetworkStream Client => client;

        public NetworkStream Server => server;

        private byte[] _prepared = [];

        /// <summary>Whether messages have a COMMIT, which may have been prepared by messages before.</summary>
        public bool HasCommit(ReadOnlySpan<byte> messages)
        {
            int text = messages.IndexOf("COMMIT\0"u8);
            if (text < 0)
            {
                return _prepared.Length > 0 && messages.IndexOf(_prepared) >= 0;
            }

            // The message that prepares a statement has its name, such as _p3, before the text.
            int name = messages[..text].LastIndexOf("_p"u8);
            bool isPrepared = name >= 0 && name + 2 < text - 1
                && !messages[(name + 2)..(text - 1)].ContainsAnyExceptInRange((byte)'0', (byte)'9');
            if (isPrepared)
            {
                _prepared = [0, .. messages[name..text]];
            }

            return !isPrepared;
        }

        public bool CutsResponse
        {
            get => _cutsResponse;
            set => _cutsResponse = value;
        }
    }
}
