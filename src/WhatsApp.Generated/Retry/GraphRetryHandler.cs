using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>Sends a request again if its failure proves that it is safe to do so; see <see cref="RetryOptions"/>.</summary>
public sealed class GraphRetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("WhatsApp.Generated.Request");

    private readonly WhatsAppClientOptions _options;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    // For the few calls with retry options of their own; forgotten together with the options.
    private readonly ConditionalWeakTable<RetryOptions, ResiliencePipeline<HttpResponseMessage>> _pipelinesOfCalls = [];

    /// <summary>Creates a handler with the retry options and the clock of a client.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The retry options are out of range.</exception>
    public GraphRetryHandler(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _pipeline = CreatePipeline(options.Retry);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ResiliencePipeline<HttpResponseMessage> pipeline = CallContext.Of(request).Options?.Retry is { } retry
            ? _pipelinesOfCalls.GetValue(retry, CreatePipeline)
            : _pipeline;
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestKey, request);
        try
        {
            Outcome<HttpResponseMessage> outcome = await pipeline
                .ExecuteOutcomeAsync(static (context, handler) => handler.AttemptAsync(context), context, this)
                .ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> CreatePipeline(RetryOptions retry)
    {
        retry.Validate();
        if (retry.MaxRetries == 0)
        {
            return ResiliencePipeline<HttpResponseMessage>.Empty;
        }

        var strategy = new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = retry.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = retry.BaseDelay,
            MaxDelay = retry.MaxDelay,
            ShouldHandle = args => ValueTask.FromResult(MayRetry(args.Context, args.Outcome, retry)),
            DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result)),
            OnRetry = args =>
            {
                OnRetry(CallContext.Of(RequestOf(args.Context)), args.Outcome, args.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _options.TimeProvider }
            .AddRetry(strategy)
            .Build();
    }

    // Each call awaits this once, so its state machine is pooled.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(ResilienceContext context)
    {
        try
        {
            HttpResponseMessage response = await base.SendAsync(RequestOf(context), context.CancellationToken)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                // The body says whether a POST may be sent again.
                await ResponseBody.BufferErrorAsync(response, context.CancellationToken).ConfigureAwait(false);
            }

            return Outcome.FromResult(response);
        }
        catch (Exception error)
        {
            return Outcome.FromException<HttpResponseMessage>(error);
        }
    }

    private bool MayRetry(ResilienceContext context, Outcome<HttpResponseMessage> outcome, RetryOptions retry)
    {
        HttpRequestMessage request = RequestOf(context);
        bool isSafe = outcome switch
        {
            { Exception: { } error } =>
                FailureClassifier.ActionFor(error, request.Method) == SuggestedAction.RetryNow,
            { Result: { IsSuccessStatusCode: false } response } => FailureClassifier.MayRepeat(
                response.StatusCode, ResponseBody.ErrorIn(response), request.Method),
            _ => false,
        };
        if (!isSafe || !RequestMessage.CanReplay(request.Content))
        {
            return false;
        }

        TimeSpan delay = RetryAfter(outcome.Result) ?? TimeSpan.Zero;
        return CallContext.Of(request).Elapsed + delay <= retry.Budget;
    }

    private void OnRetry(CallContext call, Outcome<HttpResponseMessage> outcome, TimeSpan delay)
    {
        call.Retries++;
        call.AddWait(delay);
        call.MayBeCarriedOut = false;
        _options.Telemetry.Retrying(call, outcome.Exception, outcome.Result, delay);
        outcome.Result?.Dispose();
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delay } when delay > TimeSpan.Zero => delay,
        { Date: { } date } when date > _options.TimeProvider.GetUtcNow() => date - _options.TimeProvider.GetUtcNow(),
        _ => null,
    };

    private static HttpRequestMessage RequestOf(ResilienceContext context) =>
        context.Properties.GetValue(RequestKey, null!);
}
