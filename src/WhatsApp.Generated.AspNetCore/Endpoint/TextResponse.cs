using Microsoft.AspNetCore.Http;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>A response in plain text.</summary>
internal static class TextResponse
{
    /// <summary>Writes the status, and the text unless it is empty.</summary>
    public static Task WriteAsync(HttpContext context, int status, string text)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        if (text.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "text/plain";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(text, context.RequestAborted);
    }
}
