using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WhatsApp.Generated.Testing.Handlers;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Records a request, waits for the delay, and responds with a set fault or else by its handler.</summary>
internal sealed class GraphApplication(FakeGraphOptions options, CancellationToken stopping)
    : IHttpApplication<HttpContext>
{
    private readonly List<RecordedRequest> _requests = [];
    private readonly Lock _requestsLock = new();
    private long _lastTrace;

    public GraphState State { get; } = new(options);

    public FaultQueue Faults { get; } = new();

    public TransferBreaks Breaks { get; } = new();

    public TimeSpan Delay { get; set; }

    public FakeUsage? Usage { get; set; }

    /// <summary>Start of the addresses in responses. Null until the server has started, unless the options have it.</summary>
    public Uri? PublicUrl { get; set; }

    public RecordedRequest[] Requests
    {
        get
        {
            lock (_requestsLock)
            {
                return [.. _requests];
            }
        }
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using CancellationTokenSource source =
            CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await RespondAsync(context, source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task RespondAsync(HttpContext context, CancellationToken cancellationToken)
    {
        RecordedRequest request =
            await RequestReader.ReadAsync(context, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        lock (_requestsLock)
        {
            _requests.Add(request);
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        string traceId = GraphIds.Trace(Interlocked.Increment(ref _lastTrace));
        GraphResponse response = Decide(request, traceId);
        if (response.IsDropped)
        {
            context.Abort();
            return;
        }

        if (response.IsGraph)
        {
            AddGraphHeaders(context.Response.Headers, request, traceId);
        }

        await response.WriteAsync(context.Response, cancellationToken).ConfigureAwait(false);
    }

    private GraphResponse Decide(RecordedRequest request, string traceId)
    {
        try
        {
            if (Faults.Take(request, traceId) is { } fault)
            {
                return fault;
            }

            lock (State.Lock)
            {
                return Handle(request);
            }
        }
        catch (GraphErrorException e)
        {
            return e.Error.ToResponse(traceId);
        }
        catch (Exception e)
        {
            // A bug in the fake server, or in a test's predicate: show the test which.
            FakeError error = new()
            {
                Status = 500,
                Code = 1,
                Message = "An unknown error occurred",
                Details = $"Fake server: {e}",
            };
            return error.ToResponse(traceId);
        }
    }

    private GraphResponse Handle(RecordedRequest request)
    {
        (string? version, string[] path) = GraphPath.Of(request.Path);
        if (version is null && path is [MediaBytes.Segment, string mediaId])
        {
            if (!request.Headers.ContainsKey("User-Agent"))
            {
                return MediaBytes.NoUserAgent();
            }

            RequireToken(request.BearerToken);
            GraphResponse bytes = MediaBytes.Get(request, State, options, mediaId);
            bytes.BreaksAfter = Breaks.Take(request);
            return bytes;
        }

        // This server also acts as Meta's other host, whose paths have no version.
        bool isOtherHost = GraphExamples.IsUnversioned(request.Method, path);
        if (!isOtherHost)
        {
            RemovedFeatures.Refuse(request);
        }

        bool hasPath = path.Length > 0 && GraphPath.Of(request.Path).HasKnownVersion;
        if (!hasPath || (isOtherHost && version is not null))
        {
            throw GraphErrors.UnknownPath(request.Path);
        }

        string? sent = request.BearerToken ?? AccessToken(request);
        if (GraphRoutes.WithoutNode(request.Method, path) is { } route)
        {
            return route.Handler(Call(route.IsAnonymous ? sent : RequireToken(sent), State.Application, []));
        }

        string token = RequireToken(sent);
        FakeNode? node = path[0] == "app" ? State.Application : State.Find<FakeNode>(path[0]);
        if (node is null
            || !GraphRoutes.TryMatch(request.Method, path, node, out GraphHandler? handler, out var values))
        {
            GraphResponse example = Example(request, path, node) ?? throw Refusal(request.Method, path, node);
            BodyRules.Require(Call(token, State.Application, []), GraphExamples.OperationId(request.Method, path, null));
            return example;
        }

        GraphCall call = Call(token, node, values);
        BodyRules.Require(call, GraphExamples.OperationId(request.Method, path, node.Kind));
        return handler(call);

        GraphCall Call(string? accessToken, FakeNode start, Dictionary<string, string> values) => new()
        {
            Request = request,
            State = State,
            Options = options,
            PublicUrl = PublicUrl!,
            AccessToken = accessToken,
            Node = start,
            Path = values,
            Breaks = Breaks,
        };
    }

    /// <summary>
    /// The example of an operation from its page. Where the server has state, only for the ids of the pages, so that a
    /// misspelt id of a node fails instead of returning an example.
    /// </summary>
    private static GraphResponse? Example(RecordedRequest request, string[] path, FakeNode? node)
    {
        if (GraphExamples.OfWord(request.Method, path, request.Query.ContainsKey("after")) is { } example)
        {
            return example;
        }

        if (path.Length == 1)
        {
            return node is null ? GraphExamples.OfNode(request.Method, path[0]) : null;
        }

        bool isMistake = GraphRoutes.HasEdge(request.Method, path)
            && (node is not null || !GraphExamples.HasId(path[0]));
        return isMistake
            ? null
            : GraphExamples.OfEdge(request.Method, path, request.Query.ContainsKey("after"));
    }

    /// <summary>The error for an operation that the server does not have, or for an object that it does not have.</summary>
    private static GraphErrorException Refusal(string method, string[] path, FakeNode? node)
    {
        bool isKnown = path.Length > 1
            ? GraphRoutes.HasEdge(method, path) || GraphExamples.HasOperation(method, path)
            : node is null;
        string edge = string.Join('/', (string[])[node is null ? "{id}" : $"{{{node.Kind}}}", .. path[1..]]);
        return isKnown ? GraphErrors.Unsupported(method, path[0]) : GraphErrors.NotImplemented(method, edge);
    }

    /// <summary>The access token in the query or else in the body. Null if there is none.</summary>
    private static string? AccessToken(RecordedRequest request) =>
        request.Query.GetValueOrDefault("access_token")
        ?? GraphParameters.Named(request).FirstOrDefault(member => member.Key == "access_token").Value?.ToString();

    private string RequireToken(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            throw GraphErrors.NoToken();
        }

        bool isOfApp = token == $"{State.Application.Id}|{options.AppSecret}";
        return !isOfApp && State.Tokens.Check(token) is { } error ? throw new GraphErrorException(error) : token;
    }

    private void AddGraphHeaders(IHeaderDictionary headers, RecordedRequest request, string traceId)
    {
        GraphPath path = GraphPath.Of(request.Path);
        headers["facebook-api-version"] = path.UsedVersion;
        headers["x-fb-trace-id"] = traceId;
        headers["x-fb-request-id"] = $"req-{traceId}";
        headers["x-fb-rev"] = 1030000000.ToString(CultureInfo.InvariantCulture);
        if (Usage is { } usage)
        {
            string node = path.Segments.FirstOrDefault() ?? "";
            foreach ((string name, string value) in usage.Headers(AccountOf(node)))
            {
                headers[name] = value;
            }
        }
    }

    /// <summary>The account whose limit a request to a node counts against.</summary>
    private string AccountOf(string nodeId) => State.Find<FakeNode>(nodeId) switch
    {
        FakePhoneNumber number => number.AccountId,
        FakeTemplate template => template.AccountId,
        FakeFlow flow => flow.AccountId,
        FakeAccount account => account.Id,
        _ => State.All<FakeAccount>()[0].Id,
    };
}
