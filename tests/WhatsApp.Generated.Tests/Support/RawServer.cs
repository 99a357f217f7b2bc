using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>A server that sends any bytes, which a real HTTP server would refuse to send.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _respond;
    private readonly List<string> _heads = [];
    private readonly Task _running;

    private RawServer(Func<string, NetworkStream, CancellationToken, Task> response)
    {
        _respond = response;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>Request lines and headers that arrived.</summary>
    public IReadOnlyList<string> Heads
    {
        get
        {
            lock (_heads)
            {
                return [.. _heads];
            }
        }
    }

    public static RawServer Start(Func<string, NetworkStream, CancellationToken, Task> response) => new(response);

    public static RawServer Start(string response) =>
        new((_, stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(response), token).AsTask());

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                connections.Add(RespondAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    // One request per connection.
    private async Task RespondAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                var head = new StringBuilder();
                byte[] one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
                    && await stream.ReadAsync(one, _stopping.Token) == 1)
                {
                    head.Append((char)one[0]);
                }

                lock (_heads)
                {
                    _heads.Add(head.ToString());
                }

                await _respond(head.ToString(), stream, _stopping.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // The client closed the connection, or the test is over.
            }
        }
    }
}
