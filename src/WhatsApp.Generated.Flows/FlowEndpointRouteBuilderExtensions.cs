using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Flows;

/// <summary>Maps the data endpoint of flows in ASP.NET Core.</summary>
public static class FlowEndpointRouteBuilderExtensions
{
    private const int MaxBodyBytes = 3 * 1024 * 1024;
    private const int ChunkBytes = 16 * 1024;

    /// <summary>
    /// Maps the data endpoint of a flow. Its signature is its authorization, so the authorization policies of the
    /// application do not apply. A body of more than 3 MiB is refused with status 413.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/flows/booking</c>.</param>
    /// <param name="endpoint">Checks signatures, decrypts requests and encrypts responses.</param>
    /// <param name="handler">Handles the requests.</param>
    /// <returns>A builder for further conventions.</returns>
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
    /// Maps the data endpoint of a flow, with the <see cref="FlowEndpoint"/> of the services and a handler that is
    /// created for each request, after it was decrypted.
    /// </summary>
    /// <typeparam name="THandler">Handles the requests. It does not have to be registered.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/flows/booking</c>.</param>
    /// <returns>A builder for further conventions.</returns>
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
        return Map(endpoints, pattern, context => HandleAsync(context, endpoint, async (request, cancellationToken) =>
        {
            THandler? registered = context.RequestServices.GetService<THandler>();
            THandler handler = registered ?? ActivatorUtilities.CreateInstance<THandler>(context.RequestServices);
            try
            {
                return await handler.HandleAsync(request, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (registered is null)
                {
                    await DisposeAsync(handler).ConfigureAwait(false);
                }
            }
        }));
    }

    private static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints, string pattern, RequestDelegate handle) =>
        endpoints.MapMethods(pattern, [HttpMethods.Post], handle).WithDisplayName("WhatsApp flow").AllowAnonymous();

    private static async Task HandleAsync(
        HttpContext context,
        FlowEndpoint endpoint,
        Func<FlowDataRequest, CancellationToken, Task<FlowDataResponse>> handler)
    {
        if (await ReadBodyAsync(context).ConfigureAwait(false) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        string? signature = context.Request.Headers[WebhookSignature.HeaderName];
        FlowEndpointResult result =
            await endpoint.HandleAsync(body, signature, handler, context.RequestAborted).ConfigureAwait(false);
        if (result.Failure is { } failure)
        {
            ILogger logger = context.RequestServices.GetRequiredService<ILogger<FlowEndpoint>>();
            FlowLog.RequestRefused(logger, failure, result.StatusCode);
        }

        HttpResponse response = context.Response;
        response.StatusCode = result.StatusCode;
        if (result.Body.Length > 0)
        {
            response.ContentType = FlowEndpointResult.ContentType;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.CacheControl = "no-store";
            await response.WriteAsync(result.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the body byte for byte; null if it is larger than <see cref="MaxBodyBytes"/>.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        // The limit of the server may be lower.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }

        if (request.Body.CanSeek)
        {
            request.Body.Position = 0;
        }

        var body = new MemoryStream();
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(chunk, context.RequestAborted).ConfigureAwait(false)) > 0)
            {
                if (body.Length + count > MaxBodyBytes)
                {
                    return null;
                }

                body.Write(chunk, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
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
