using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Maps the endpoint that Meta sends webhooks to.</summary>
public static class WebhookEndpointRouteBuilderExtensions
{
    // Not the query, which contains the verify token, and not bodies, which contain what customers write.
    private const HttpLoggingFields Logged =
        HttpLoggingFields.RequestProperties | HttpLoggingFields.ResponseStatusCode | HttpLoggingFields.Duration;

    /// <summary>
    /// Maps the webhook: GET responds to the handshake with which Meta verifies the address, POST accepts signed
    /// webhooks. The signature is the authorization, so the application's policies do not apply. Middleware must not
    /// change the body, which is signed byte for byte. HTTP logging logs its method, path and status only, unless you
    /// add <c>WithHttpLogging</c>; on other logs see <see cref="WhatsAppWebhookOptions.VerifyToken"/>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/webhooks/whatsapp</c>.</param>
    /// <exception cref="InvalidOperationException">The services were not added.</exception>
    public static IEndpointConventionBuilder MapWhatsAppWebhook(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        if (endpoints.ServiceProvider.GetService<WebhookHandlers>() is null)
        {
            throw new InvalidOperationException(
                "The services for webhooks are missing. Call "
                + $"builder.Services.{nameof(WebhookServiceCollectionExtensions.AddWhatsAppWebhooks)}"
                + "(builder.Configuration.GetSection(\"WhatsApp:Webhooks\")) before the application is built.");
        }

        RequestDelegate handle = static context =>
            context.RequestServices.GetRequiredService<WebhookEndpoint>().HandleAsync(context);
        return endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Post], handle)
            .WithDisplayName("WhatsApp webhook")
            .AllowAnonymous()
            .WithHttpLogging(Logged);
    }
}
