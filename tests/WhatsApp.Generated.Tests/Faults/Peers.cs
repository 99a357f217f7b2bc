using System.Net;
using System.Net.Sockets;
using System.Text;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Faults;

/// <summary>Servers with faults.</summary>
internal static class Peers
{
    public const string Good = """{"id":"1","success":true,"messages":[{"id":"wamid.1"}]}""";

    /// <summary>A port without a listener.</summary>
    public static Uri Unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <summary>Reads a whole request and responds with these bytes, in these parts.</summary>
    public static RawServer Returning(params string[] parts) => RawServer.Start(async (head, stream, stop) =>
    {
        await ReadBodyAsync(head, stream, stop);
        foreach (string part in parts)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), stop);
            await Task.Delay(1, stop);
        }
    });

    /// <summary>Reads a whole request, responds with these bytes and keeps the connection open.</summary>
    public static RawServer Stalling(string start) => RawServer.Start(async (head, stream, stop) =>
    {
        await ReadBodyAsync(head, stream, stop);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(start), stop);
        await Task.Delay(Timeout.Infinite, stop);
    });

    /// <summary>Reads a whole request, responds with these bytes and resets the connection.</summary>
    public static RawServer Resetting(string start) => RawServer.Start(async (head, stream, stop) =>
    {
        await ReadBodyAsync(head, stream, stop);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(start), stop);
        Reset(stream);
    });

    /// <summary>Resets the first connection, and responds on the others.</summary>
    public static RawServer ResettingOnce(string response)
    {
        int requests = 0;
        return RawServer.Start(async (head, stream, stop) =>
        {
            await ReadBodyAsync(head, stream, stop);
            if (Interlocked.Increment(ref requests) == 1)
            {
                Reset(stream);
                return;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(response), stop);
        });
    }

    /// <summary>Refuses requests with this token, and responds to the others.</summary>
    public static RawServer Refusing(string token, string refusal, string response) =>
        RawServer.Start(async (head, stream, stop) =>
        {
            await ReadBodyAsync(head, stream, stop);
            string text = head.Contains(token, StringComparison.Ordinal) ? refusal : response;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        });

    public static RawServer Returning(byte[] response) => RawServer.Start(async (head, stream, stop) =>
    {
        await ReadBodyAsync(head, stream, stop);
        await stream.WriteAsync(response, stop);
    });

    public static string Http(
        string body, int status = 200, string contentType = "application/json", string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
        + $"Connection: close\r\n{headers}\r\n{body}";

    public static string Error(int code, string more = "") =>
        """{"error":{"message":"m","type":"OAuthException","code":""" + code + more + "}}";

    private static void Reset(NetworkStream stream)
    {
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Socket.Close();
    }

    // Closing a connection with unread bytes resets it, which is another fault.
    private static async Task ReadBodyAsync(string head, NetworkStream stream, CancellationToken stop)
    {
        const string name = "Content-Length: ";
        int at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            string length = head[(at + name.Length)..].Split('\r')[0];
            await stream.ReadExactlyAsync(
                new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)], stop);
        }
    }
}

/// <summary>Responds to a TLS handshake with plain HTTP.</summary>
internal sealed class NoTlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _running;

    public NoTlsServer()
    {
        _listener.Start();
        Address = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _running = RunAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _running;
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync("HTTP/1.1 400 X\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}

/// <summary>A port with a full queue, so that the next connection is never accepted.</summary>
internal sealed class FullServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public FullServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        var address = (IPEndPoint)_listener.LocalEndPoint!;
        Address = new Uri($"http://127.0.0.1:{address.Port}/");
        for (int i = 0; i < 8; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(socket);
            try
            {
                socket.Connect(address);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // The connection waits in the queue, as it should.
            }
        }
    }

    public Uri Address { get; }

    public void Dispose()
    {
        foreach (Socket socket in _waiting)
        {
            socket.Dispose();
        }

        _listener.Dispose();
    }
}
