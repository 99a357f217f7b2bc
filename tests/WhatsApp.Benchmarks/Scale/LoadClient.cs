using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// Sends prepared requests over connections that stay open, one after another on each. It does as little as possible,
/// since it is in the process that is measured.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket[] _connections;
    private readonly byte[][] _responses;

    private LoadClient(Socket[] connections)
    {
        _connections = connections;
        _responses = [.. connections.Select(_ => new byte[4096])];
    }

    public static async Task<LoadClient> ConnectAsync(Uri address, int connections)
    {
        Socket[] sockets = new Socket[connections];
        for (int index = 0; index < connections; index++)
        {
            sockets[index] = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await sockets[index].ConnectAsync(IPAddress.Loopback, address.Port);
        }

        return new(sockets);
    }

    /// <summary>Sends all requests, and sets how long each took, in units of <see cref="Stopwatch"/>.</summary>
    /// <exception cref="InvalidOperationException">A response is not 200.</exception>
    public Task SendAsync(ReadOnlyMemory<byte[]> requests, long[] times)
    {
        int next = -1;
        return Task.WhenAll(_connections.Select((connection, index) => Task.Run(() => LoopAsync(connection, _responses[index]))));

        async Task LoopAsync(Socket connection, byte[] response)
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < requests.Length)
            {
                long began = Stopwatch.GetTimestamp();
                await SendAsync(connection, requests.Span[index], response);
                times[index] = Stopwatch.GetTimestamp() - began;
            }
        }
    }

    public void Dispose() => Array.ForEach(_connections, static one => one.Dispose());

    private static async ValueTask SendAsync(Socket connection, byte[] request, byte[] response)
    {
        for (int sent = 0; sent < request.Length;)
        {
            sent += await connection.SendAsync(request.AsMemory(sent));
        }

        // The responses have no body.
        int length = 0;
        while (!response.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            int count = await connection.ReceiveAsync(response.AsMemory(length));
            length += count > 0 ? count : throw new InvalidOperationException("The server closed the connection.");
        }

        if (!response.AsSpan().StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException($"The response is not 200 but {System.Text.Encoding.ASCII.GetString(response, 0, length)}");
        }
    }
}
