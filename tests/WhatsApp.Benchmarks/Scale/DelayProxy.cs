using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// A proxy on loopback that passes what a server sends some time later, as if the server were further away. It delays
/// each piece and does not make one wait for the delay of another.
/// </summary>
internal sealed class DelayProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly BlockingCollection<Piece> _pieces = [];
    private readonly TimeSpan _delay;
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accept;

    /// <summary>Starts the proxy.</summary>
    /// <param name="connectionString">The server.</param>
    /// <param name="delay">How much longer a round trip takes. The system's timer adds some tenths of a millisecond.</param>
    public DelayProxy(string connectionString, TimeSpan delay)
    {
        NpgsqlConnectionStringBuilder target = new(connectionString);
        _delay = delay;
        (_host, _port) = (target.Host!, target.Port);
        _listener.Start();
        target.Host = "127.0.0.1";
        target.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = target.ConnectionString;
        new Thread(WriteDelayed) { IsBackground = true }.Start();
        _accept = AcceptAsync();
    }

    /// <summary>The connection string of the server through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>The median time of a round trip through the proxy, with a statement that does nothing.</summary>
    public async Task<TimeSpan> RoundTripAsync()
    {
        await using NpgsqlConnection connection = new(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("SELECT 1", connection);
        List<double> times = [];
        for (int count = 0; count < 101; count++)
        {
            long began = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return TimeSpan.FromMilliseconds(Load.Median(times));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accept;
        _pieces.CompleteAdding();
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
                _ = ForwardAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The proxy is stopped.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using (client)
        using (TcpClient server = new())
        {
            await server.ConnectAsync(_host, _port);
            client.NoDelay = server.NoDelay = true;
            try
            {
                await Task.WhenAny(ToServerAsync(client.Client, server.Client), ToClientAsync(client.Client, server.Client));
            }
            catch (SocketException)
            {
                // One side has closed the connection.
            }
        }
    }

    private static async Task ToServerAsync(Socket client, Socket server)
    {
        byte[] buffer = new byte[65536];
        int count;
        while ((count = await client.ReceiveAsync(buffer)) > 0)
        {
            await server.SendAsync(buffer.AsMemory(0, count));
        }
    }

    private async Task ToClientAsync(Socket client, Socket server)
    {
        byte[] buffer = new byte[65536];
        int count;
        while ((count = await server.ReceiveAsync(buffer)) > 0)
        {
            _pieces.Add(new(client, buffer[..count], Stopwatch.GetTimestamp()));
        }
    }

    // All pieces have the same delay, so they are due in the order in which they came.
    private void WriteDelayed()
    {
        foreach (Piece piece in _pieces.GetConsumingEnumerable())
        {
            while (Stopwatch.GetElapsedTime(piece.ReceivedAt) < _delay)
            {
                Thread.Sleep(1);
            }

            try
            {
                piece.Client.Send(piece.Bytes);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The client has closed its connection.
            }
        }
    }

    private readonly record struct Piece(Socket Client, byte[] Bytes, long ReceivedAt);
}
