using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace WhatsApp.Generated.Tool.Tests.Support;

/// <summary>An application that receives webhooks.</summary>
internal sealed class Application : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly List<(string Body, string? Signature)> _received = [];

    private Application(int status)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            string body = await reader.ReadToEndAsync();
            lock (_received)
            {
                _received.Add((body, context.Request.Headers["X-Hub-Signature-256"]));
            }

            context.Response.StatusCode = status;
        });
    }

    /// <summary>Its address.</summary>
    public string Url => _host.Urls.Single() + "/webhooks/whatsapp";

    /// <summary>What it has received.</summary>
    public (string Body, string? Signature)[] Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="status">The status of its responses.</param>
    public static async Task<Application> StartAsync(int status = 200)
    {
        var application = new Application(status);
        await application._host.StartAsync();
        return application;
    }

    /// <summary>Waits for a number of webhooks.</summary>
    public async Task WaitForAsync(int count)
    {
        while (Received.Length < count)
        {
            await Task.Delay(10);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
