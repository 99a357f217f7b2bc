using System.Net;
using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;

namespace WhatsApp.Generated;

/// <summary>Sends a request again where its failure cannot have been a success.</summary>
public sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("request");

    private readonly WhatsAppClientOptions _options;
    private readonly ConditionalWeakTable<RetryOptions, ResiliencePipeline<HttpResponseMessage>> _pipelines = [];

    /// <summary>Takes the retries and the clock from the options.</summary>
    public RetryHandler(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        RetryOptions retry = CallContext.Of(request).Options?.Retry ?? _options.Retry;
        retry.Validate();
        Outcome<HttpResponseMessage> first;
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || retry.MaxRetries == 0)
            {
                return response;
            }

            first = Outcome.FromResult(response);
        }
        catch (Exception error) when (retry.MaxRetries > 0)
        {
            first = Outcome.FromException<HttpResponseMessage>(error);
        }

        // Nearly every first try is the last; only now Polly is needed.
        return await RetryAsync(request, first, retry, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RetryAsync(
        HttpRequestMessage request,
        Outcome<HttpResponseMessage> first,
        RetryOptions retry,
        CancellationToken cancellationToken
    )
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        Outcome<HttpResponseMessage>? known = first;
        try
        {
            return await _pipelines
                .GetValue(retry, Pipeline)
                .ExecuteAsync(
                    async context =>
                    {
                        Outcome<HttpResponseMessage>? outcome = known;
                        known = null;
                        outcome?.ThrowIfException();
                        HttpResponseMessage response =
                            outcome?.Result
                            ?? await base.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
                        if (!response.IsSuccessStatusCode)
                        {
                            // Whether a POST may be sent again is in the body.
                            await ResponseBody
                                .BufferAsync(response, context.CancellationToken)
                                .ConfigureAwait(false);
                        }

                        return response;
                    },
                    context
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline(RetryOptions retry)
    {
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _options.TimeProvider }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = retry.MaxRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = retry.BaseDelay,
                    MaxDelay = retry.MaxDelay,
                    ShouldHandle = args => ValueTask.FromResult(MayRetry(args, retry)),
                    DelayGenerator = args => ValueTask.FromResult(RetryAfter(args.Outcome.Result)),
                    OnRetry = args =>
                    {
                        CallContext call = CallContext.Of(args.Context.Properties.GetValue(Request, null!));
                        call.Retries++;
                        call.Waited += args.RetryDelay;
                        call.MayBeCarriedOut = false;
                        call.Telemetry.Retrying(call, args.Outcome, args.RetryDelay);
                        args.Outcome.Result?.Dispose();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
    }

    private bool MayRetry(RetryPredicateArguments<HttpResponseMessage> args, RetryOptions retry)
    {
        HttpRequestMessage request = args.Context.Properties.GetValue(Request, null!);
        bool mayRepeat = args.Outcome switch
        {
            { Exception: { } error } => Failure.AdviceFor(error, request.Method) == RetryAdvice.RetryNow,
            { Result: { IsSuccessStatusCode: false } response } => Failure.MayRepeat(response, request.Method),
            _ => false,
        };
        TimeSpan delay = RetryAfter(args.Outcome.Result) ?? TimeSpan.Zero;
        return mayRepeat
            && Failure.CanReplay(request.Content)
            && _options.TimeProvider.GetElapsedTime(CallContext.Of(request).Started) + delay <= retry.Budget;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter switch
        {
            { Delta: { } delay } => delay,
            { Date: { } date } when date > _options.TimeProvider.GetUtcNow() => date
                - _options.TimeProvider.GetUtcNow(),
            _ => null,
        };
}
