using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using WhatsApp.Benchmarks.Payloads;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>
/// Responds as Meta does, and as fast as Kestrel can: to any POST with a sent message, to
/// <c>/version/account/message_templates</c> with a page of templates, to <c>/version/{bytes}</c> with a media of so
/// many bytes, to <c>/bytes/{bytes}</c> with these.
/// </summary>
internal static class GraphServer
{
    public const string PhoneNumber = "106540352242922";
    public const string Account = "102290129340398";
    public const int PageSize = 25;

    /// <summary>Long enough that 64 calls in flight are the usual state.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    private static readonly byte[] Block = new byte[64 * 1024];
    private static readonly byte[] Page = TemplateList.Page(PageSize);

    /// <summary>Serves until the parent process closes the standard input, or exits.</summary>
    public static async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using WebApplication server = builder.Build();
        server.Run(RespondAsync);
        await server.StartAsync();
        Console.WriteLine(server.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    private static Task RespondAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (HttpMethods.IsPost(context.Request.Method))
        {
            return RespondMessageAsync(context);
        }

        if (path.EndsWith("/message_templates", StringComparison.Ordinal))
        {
            return RespondJsonAsync(context.Response, Page);
        }

        long bytes = long.Parse(path.AsSpan(path.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
        return path.StartsWith("/bytes/", StringComparison.Ordinal)
            ? RespondBytesAsync(context.Response, bytes)
            : RespondMediaAsync(context, bytes);
    }

    private static async Task RespondMessageAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        await RespondJsonAsync(context.Response, SentMessageResponse.Utf8);
    }

    private static async Task RespondJsonAsync(HttpResponse response, byte[] utf8)
    {
        response.ContentType = "application/json";
        response.ContentLength = utf8.Length;
        await response.Body.WriteAsync(utf8);
    }

    private static async Task RespondMediaAsync(HttpContext context, long bytes)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            $$"""{"messaging_product":"whatsapp","url":"http://{{context.Request.Host}}/bytes/{{bytes}}"}""");
    }

    private static async Task RespondBytesAsync(HttpResponse response, long bytes)
    {
        response.ContentType = "video/mp4";
        response.ContentLength = bytes;
        for (long left = bytes; left > 0; left -= Block.Length)
        {
            await response.Body.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
        }
    }
}
