using Polly;
using Polly.Retry;

namespace WhatsApp.Generated;

/// <summary>The further tries of one request, after its first has failed.</summary>
internal sealed class RetryPipeline(HttpRequestMessage request, RetryOptions retry, TimeProvider timeProvider)
{
    private readonly CallContext _call = CallContext.Of(request);

    /// <summary>Looks at the first try, and tries again as long as that may help.</summary>
    public async Task<HttpResponseMessage> RunAsync(
        Task<HttpResponseMessage> first,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> tryOnceAsync,
        CancellationToken cancellationToken
    )
    {
        Task<HttpResponseMessage>? known = first;
        return await Pipeline()
            .ExecuteAsync(
                async token =>
                {
                    Task<HttpResponseMessage> attempt = known ?? tryOnceAsync(request, token);
                    known = null;
                    HttpResponseMessage response = await attempt.ConfigureAwait(false);
                    if (!response.IsSuccessStatusCode)
                    {
                        // Whether a POST may be sent again is in the body.
                        await ResponseBody.BufferAsync(response, token).ConfigureAwait(false);
                    }

                    return response;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline() =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = retry.MaxRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = retry.BaseDelay,
                    MaxDelay = retry.MaxDelay,
                    ShouldHandle = args => ValueTask.FromResult(MayRetry(args.Outcome)),
                    DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result)),
                    OnRetry = args =>
                    {
                        _call.Retries++;
                        _call.Waited += args.RetryDelay;
                        _call.MayBeCarriedOut = false;
                        _call.Telemetry.Retrying(_call, args.Outcome, args.RetryDelay);
                        args.Outcome.Result?.Dispose();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    private bool MayRetry(Outcome<HttpResponseMessage> outcome)
    {
        bool mayRepeat = outcome switch
        {
            { Exception: { } error } => FailureClassifier.ActionFor(error, request.Method) == SuggestedAction.RetryNow,
            { Result: { IsSuccessStatusCode: false } response } => FailureClassifier.MayRepeat(response, request.Method),
            _ => false,
        };
        TimeSpan delay = RetryAfter(outcome.Result) ?? TimeSpan.Zero;
        return mayRepeat
            && FailureClassifier.CanReplay(request.Content)
            && timeProvider.GetElapsedTime(_call.Started) + delay <= retry.Budget;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter switch
        {
            { Delta: { } delay } => delay,
            { Date: { } date } when date > timeProvider.GetUtcNow() => date - timeProvider.GetUtcNow(),
            _ => null,
        };
}
