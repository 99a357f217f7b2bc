using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Encryption;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Answers the requests of a flow.</summary>
public interface IFlowDataHandler
{
    /// <summary>Answers one request. What it throws is answered with 500, and the person sees an error.</summary>
    /// <param name="request">The request, decrypted.</param>
    /// <param name="cancellationToken">Cancelled when the connection is lost.</param>
    Task<FlowDataResponse> HandleAsync(FlowDataRequest request, CancellationToken cancellationToken);
}

/// <summary>Maps the address that flows ask for data.</summary>
public static class FlowEndpointRouteBuilderExtensions
{
    private const int MaxBodyBytes = 3 * 1024 * 1024;

    /// <summary>
    /// Maps the data endpoint of a flow. Its signature is its authorization, so the policies of the application do not
    /// apply.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/flows/booking</c>.</param>
    /// <param name="endpoint">Checks, decrypts and encrypts.</param>
    /// <param name="handler">Answers the requests.</param>
    public static IEndpointConventionBuilder MapWhatsAppFlow(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        FlowEndpoint endpoint,
        Func<FlowDataRequest, CancellationToken, Task<FlowDataResponse>> handler)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(handler);
        return Map(endpoints, pattern, context => HandleAsync(context, endpoint, handler));
    }

    /// <summary>
    /// Maps the data endpoint of a flow, with the <see cref="FlowEndpoint"/> of the services and a handler that is made
    /// for each request.
    /// </summary>
    /// <typeparam name="THandler">Answers the requests. It need not be registered.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/flows/booking</c>.</param>
    /// <exception cref="InvalidOperationException">The services have no <see cref="FlowEndpoint"/>.</exception>
    public static IEndpointConventionBuilder MapWhatsAppFlow<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
        where THandler : class, IFlowDataHandler
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        FlowEndpoint endpoint = endpoints.ServiceProvider.GetService<FlowEndpoint>()
            ?? throw new InvalidOperationException(
                "The services have no FlowEndpoint. Call builder.Services.AddSingleton(new FlowEndpoint("
                + "FlowEncryption.FromPem(privateKey), appSecret)) before the application is built.");
        return Map(endpoints, pattern, async context =>
        {
            THandler? registered = context.RequestServices.GetService<THandler>();
            THandler handler = registered ?? ActivatorUtilities.CreateInstance<THandler>(context.RequestServices);
            try
            {
                await HandleAsync(context, endpoint, handler.HandleAsync).ConfigureAwait(false);
            }
            finally
            {
                if (registered is null)
                {
                    await DisposeAsync(handler).ConfigureAwait(false);
                }
            }
        });
    }

    private static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints, string pattern, RequestDelegate handle) =>
        endpoints.MapMethods(pattern, [HttpMethods.Post], handle).WithDisplayName("WhatsApp flow").AllowAnonymous();

    private static async Task HandleAsync(
        HttpContext context,
        FlowEndpoint endpoint,
        Func<FlowDataRequest, CancellationToken, Task<FlowDataResponse>> handler)
    {
        if (await RequestBody.ReadAsync(context, MaxBodyBytes).ConfigureAwait(false) is not { } body)
        {
            await TextResponse.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, string.Empty)
                .ConfigureAwait(false);
            return;
        }

        string? signature = context.Request.Headers[WebhookSignature.HeaderName];
        FlowEndpointResult result =
            await endpoint.HandleAsync(body, signature, handler, context.RequestAborted).ConfigureAwait(false);
        if (result.Failure is { } failure)
        {
            ILogger logger = context.RequestServices.GetRequiredService<ILogger<FlowEndpoint>>();
            WebhookLog.FlowRefused(logger, failure, result.StatusCode);
        }

        await TextResponse.WriteAsync(context, result.StatusCode, result.Body).ConfigureAwait(false);
    }

    private static async ValueTask DisposeAsync(object handler)
    {
        switch (handler)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
            default:
                break;
        }
    }
}
