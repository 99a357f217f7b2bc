using System.Globalization;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>An error that the fake server returns, in the envelope of the Graph API or as a raw body.</summary>
public sealed record FakeError
{
    /// <summary>HTTP status. The default is 400.</summary>
    public int Status { get; init; } = 400;

    /// <summary>Error code, such as 131047. The default is 100.</summary>
    public int Code { get; init; } = 100;

    /// <summary>Error subcode. Null leaves the member out.</summary>
    public int? Subcode { get; init; }

    /// <summary>Message for developers. The default is <c>Invalid parameter</c>.</summary>
    public string Message { get; init; } = "Invalid parameter";

    /// <summary>Type of the error. The default is <c>OAuthException</c>.</summary>
    public string Type { get; init; } = "OAuthException";

    /// <summary>Whether a retry may succeed. Null leaves the member out.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>Title for users. Null leaves the member out.</summary>
    public string? UserTitle { get; init; }

    /// <summary>Explanation for users. Null leaves the member out.</summary>
    public string? UserMessage { get; init; }

    /// <summary>Details of the error, sent as <c>error_data.details</c>. Null leaves the member out.</summary>
    public string? Details { get; init; }

    /// <summary>Time to wait before a retry, sent in whole seconds in the header Retry-After. Null: none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Body to send instead of the envelope, as a proxy does. May be empty. Null sends the envelope.</summary>
    public string? Body { get; init; }

    /// <summary>Content type of <see cref="Body"/>. The default is <c>text/html; charset=utf-8</c>.</summary>
    public string ContentType { get; init; } = "text/html; charset=utf-8";

    /// <summary>Whether the connection is closed without a response.</summary>
    public bool IsDropped { get; init; }

    /// <summary>The throughput limit of a phone number (130429), status 429. The request was not carried out.</summary>
    public static FakeError RateLimited { get; } = new()
    {
        Status = 429,
        Code = 130429,
        Message = "(#130429) Rate limit hit",
        Details = "Cloud API message throughput has been reached.",
    };

    /// <summary>An access token that has expired (190, subcode 463), status 401.</summary>
    public static FakeError ExpiredToken { get; } = new()
    {
        Status = 401,
        Code = 190,
        Subcode = 463,
        Message = "Error validating access token: Session has expired",
    };

    /// <summary>A broken connection: the request arrived, but no response is sent.</summary>
    public static FakeError Dropped { get; } = new() { IsDropped = true };

    /// <summary>A page of HTML instead of the envelope, as a gateway returns it.</summary>
    /// <param name="status">HTTP status.</param>
    public static FakeError Html(int status)
    {
        string text = status.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Status = status,
            Message = "HTML page",
            Body = $"<!DOCTYPE html>\n<html><head><title>Error {text}</title></head>"
                + "<body>Sorry, something went wrong.</body></html>\n",
        };
    }

    internal GraphResponse ToResponse(string traceId)
    {
        if (IsDropped)
        {
            return new GraphResponse { IsDropped = true };
        }

        GraphResponse response = Body is null
            ? GraphResponse.Json(new JsonObject { ["error"] = Envelope(traceId) }, Status)
            : GraphResponse.Raw(Status, ContentType, Body);
        if (RetryAfter is { } delay)
        {
            response.Headers["Retry-After"] = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (Body is null && Status == 401)
        {
            response.Headers["WWW-Authenticate"] =
                $"OAuth \"Facebook Platform\" \"invalid_token\" \"{Message.Replace('"', '\'')}\"";
        }

        return response;
    }

    private JsonObject Envelope(string traceId)
    {
        JsonObject error = new() { ["message"] = Message, ["type"] = Type, ["code"] = Code };
        AddIfPresent("error_subcode", Subcode);
        if (Details is not null)
        {
            error["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details };
        }

        AddIfPresent("is_transient", IsTransient);
        AddIfPresent("error_user_title", UserTitle);
        AddIfPresent("error_user_msg", UserMessage);
        error["fbtrace_id"] = traceId;
        return error;

        void AddIfPresent(string name, JsonNode? value)
        {
            if (value is not null)
            {
                error[name] = value;
            }
        }
    }
}
