using System.IO.Compression;
using System.Text;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Faults;

/// <summary>Tests each row of docs/faults.md over real sockets.</summary>
[TestFixture]
public sealed class FaultTests
{
    private readonly CancellationTokenSource _caller = new();
    private int _attempts;

    private static Dictionary<string, string> Operations { get; } = new()
    {
        ["GET"] = "getPhoneNumber",
        ["DELETE"] = "deleteMedia",
        ["POST"] = "sendMessage",
    };

    private static IEnumerable<TestCaseData> Rows =>
        from row in FaultTable.Rows
        from method in new[] { "GET", "DELETE", "POST" }
        select new TestCaseData(row.Key, method, method == "POST" ? row.Value.Post : row.Value.Get)
            .SetName($"Fault_ends_as_documented({row.Key}, {method})");

    [TearDown]
    public void DisposeOfCaller() => _caller.Dispose();

    [TestCaseSource(nameof(Rows))]
    public async Task Fault_ends_as_documented(string fault, string method, string cell)
    {
        Outcome expected = Outcome.Parse(cell);
        var options = new WhatsAppClientOptions
        {
            AccessToken = "secret-token-of-the-test",
            Retry = new RetryOptions { BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        };
        options.Handlers = own => [.. WhatsAppClientOptions.DefaultHandlers(own), new Counting(() => _attempts++)];
        await using IAsyncDisposable peer = Meet(fault, options);
        using var client = new WhatsAppClient(options);

        Exception? end = null;
        try
        {
            await SendAsync(client, method);
        }
        catch (Exception error)
        {
            end = error;
        }

        Assert.That(Outcome.Of(_attempts, end).ToString(), Is.EqualTo(expected.ToString()), end?.ToString());
        Assert.That(end?.ToString() ?? "", Does.Not.Contain("secret-token"));
        if (end is IGraphFailure failure)
        {
            Assert.That(failure.OperationId, Is.EqualTo(Operations[method]));
        }

        if (end is GraphApiException { ResponseBody: { } body })
        {
            Assert.That(body, Has.Length.LessThanOrEqualTo(64 * 1024));
        }
    }

    private Task SendAsync(WhatsAppClient client, string method) => method switch
    {
        "GET" => client.PhoneNumbers["1"].GetAsync(null, cancellationToken: _caller.Token),
        "DELETE" => client.Media["1"].DeleteAsync(null, cancellationToken: _caller.Token),
        _ => client.PhoneNumbers["1"].Messages.PostAsync(
            new TextMessage { To = "16505551234", Text = new() { Body = "Hello" } }, cancellationToken: _caller.Token),
    };

    // The server for a row, and the options that cause the fault.
    private IAsyncDisposable Meet(string fault, WhatsAppClientOptions options)
    {
        switch (fault)
        {
            case "connection refused":
                options.BaseAddress = Peers.Unreachable();
                return new Nothing();
            case "TLS handshake fails":
                var noTls = new NoTlsServer();
                options.BaseAddress = noTls.Address;
                return noTls;
            case "connect timeout" or "canceled while connecting":
                var full = new FullServer();
                options.BaseAddress = full.Address;
                options.ConnectTimeout = TimeSpan.FromMilliseconds(fault == "connect timeout" ? 100 : 60_000);
                if (fault != "connect timeout")
                {
                    _caller.CancelAfter(100);
                }

                return new Nothing(full);
        }

        RawServer server = Serve(fault, options);
        options.BaseAddress = server.Address;
        return server;
    }

    private RawServer Serve(string fault, WhatsAppClientOptions options)
    {
        const string headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n";
        switch (fault)
        {
            case "no response within the attempt timeout":
                options.AttemptTimeout = TimeSpan.FromMilliseconds(100);
                return Peers.Stalling("");
            case "body stalls beyond the attempt timeout":
                options.AttemptTimeout = TimeSpan.FromMilliseconds(100);
                return Peers.Stalling(headers + "\r\n{");
            case "no response within the call timeout":
                options.Timeout = TimeSpan.FromMilliseconds(100);
                return Peers.Stalling("");
            case "call timeout during the delay before a retry":
                options.Timeout = TimeSpan.FromSeconds(20);
                options.TimeProvider = TimingOutDuring(wait: TimeSpan.FromSeconds(50), after: options.Timeout);
                return Peers.Returning(Peers.Http(Peers.Error(4), 400, headers: "Retry-After: 50\r\n"));
            case "code 190, and the provider has another token":
                var tokens = new Queue<string>(["secret-token-old", "secret-token-new"]);
                options.AccessToken = null;
                options.AccessTokenProvider =
                    new AccessTokenCache((_, _) => Task.FromResult(new AccessToken(tokens.Dequeue())))
                    {
                        TenantOf = _ => "the only one",
                    };
                return Peers.Refusing("secret-token-old", Peers.Http(Peers.Error(190), 401), Peers.Http(Peers.Good));
            case "response exceeds MaxResponseBytes":
                options.MaxResponseBytes = 10;
                return Peers.Returning(Peers.Http(Peers.Good));
            case "wall clock jumps a day ahead":
                options.TimeProvider = new JumpingTimeProvider(TimeSpan.FromDays(1));
                return Peers.Returning(Peers.Http(Peers.Good));
            case "wall clock jumps a day back":
                options.TimeProvider = new JumpingTimeProvider(TimeSpan.FromDays(-1));
                return Peers.Returning(Peers.Http(Peers.Good));
            case "canceled before the headers":
                return Canceling("");
            case "canceled during the body":
                return Canceling(headers + "\r\n{");
            case "canceled during the delay before a retry":
                options.Retry = new RetryOptions();
                return Canceling(Peers.Http(Peers.Error(4), 400, headers: "Retry-After: 50\r\n"));
            default:
                return Serve(fault);
        }

        RawServer Canceling(string start) => RawServer.Start(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(start), stop);
            await stream.FlushAsync(stop);
            _caller.CancelAfter(100);
            await Task.Delay(Timeout.Infinite, stop);
        });
    }

    // A clock that moves only once: when the wait begins, by the time after which the call times out.
    private static ObservedTimeProvider TimingOutDuring(TimeSpan wait, TimeSpan after)
    {
        var clock = new ObservedTimeProvider();
        clock.TimerSet = time =>
        {
            if (time == wait)
            {
                ThreadPool.QueueUserWorkItem(_ => clock.Advance(after));
            }
        };
        return clock;
    }

    private static RawServer Serve(string fault)
    {
        const string headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n";
        return fault switch
        {
            "reset before the headers" => Peers.Resetting(""),
            "reset during the headers" => Peers.Resetting("HTTP/1.1 200 OK\r\nContent-T"),
            "reset after the headers" => Peers.Resetting(headers + "\r\n"),
            "body is cut off" => Peers.Returning(headers + "Connection: close\r\n\r\n{\"id\":"),
            "body of an error is cut off" =>
                Peers.Returning("HTTP/1.1 500 X\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{\"error\":"),
            "connection reset once" => Peers.ResettingOnce(Peers.Http(Peers.Good)),
            "slow body within the timeout" =>
                Peers.Returning([.. Peers.Http(Peers.Good).Select(character => character.ToString())]),
            "body is compressed with gzip" => Peers.Returning(Gzip(Peers.Good)),
            "gzip is damaged" => Peers.Returning(Gzip(Peers.Good, isDamaged: true)),
            "Graph error with status 200" => Peers.Returning(Peers.Http(Peers.Error(100))),
            "JSON as text/html" => Peers.Returning(Peers.Http(Peers.Good, contentType: "text/html")),
            "HTML with status 200" =>
                Peers.Returning(Peers.Http("<html>Sign in to the network</html>", 200, "text/html")),
            "truncated JSON" => Peers.Returning(Peers.Http(Peers.Good[..20])),
            "HTML of a gateway, status 502" =>
                Peers.Returning(Peers.Http("<html>Bad Gateway</html>", 502, "text/html")),
            "1 MB of error text, status 500" =>
                Peers.Returning(Peers.Http(new string('x', 1024 * 1024), 500, "text/plain")),
            "status 408" => Peers.Returning(Peers.Http("", 408)),
            "status 429 without a code" => Peers.Returning(Peers.Http("", 429)),
            "status 429 with a Business Agent error" => Peers.Returning(
                Peers.Http("""{"title":"Too Many Requests","detail":"Slow down.","type":"about:blank","status":429}""", 429)),
            "redirect to another host" =>
                Peers.Returning(Peers.Http("", 302, headers: $"Location: {Peers.Unreachable()}\r\n")),
            "Graph error that is_transient" =>
                Peers.Returning(Peers.Http(Peers.Error(1, ",\"is_transient\":true"), 500)),
            "code 4, a limit of calls" => Peers.Returning(Peers.Http(Peers.Error(4), 400)),
            "code 130429, a limit of messages" => Peers.Returning(Peers.Http(Peers.Error(130429), 400)),
            "code 131048, a persistent limit" => Peers.Returning(Peers.Http(Peers.Error(131048), 400)),
            "Retry-After beyond the budget" =>
                Peers.Returning(Peers.Http(Peers.Error(80007), 400, headers: "Retry-After: 3600\r\n")),
            "code 190, an invalid token" => Peers.Returning(Peers.Http(Peers.Error(190), 401)),
            "code 100, an invalid parameter" => Peers.Returning(Peers.Http(Peers.Error(100), 400)),
            _ => throw new ArgumentException($"docs/faults.md has a row '{fault}' without a test."),
        };
    }

    private static byte[] Gzip(string text, bool isDamaged = false)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        byte[] head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n");
        byte[] body = bytes.ToArray();
        if (isDamaged)
        {
            // The checksum of the text.
            body[^6] ^= 0xff;
        }

        return [.. head, .. body];
    }

    private sealed class Counting(Action count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }

    // The wall clock jumps each time it is read, also back, while timers and timestamps are real. FakeTimeProvider
    // cannot do that.
    private sealed class JumpingTimeProvider(TimeSpan jump) : TimeProvider
    {
        private int _reads;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + (jump * ++_reads);
    }

    private sealed class Nothing(IDisposable? owned = null) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            owned?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
