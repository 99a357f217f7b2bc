using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>The bytes of media, at signed addresses that expire. Meta uses another host for them.</summary>
internal static class MediaBytes
{
    public const string Segment = "media-bytes";

    private const string NeverExpires = "0";

    /// <summary>A new address, whose lifetime starts now.</summary>
    public static Uri Address(Uri baseAddress, FakeGraphOptions options, string id)
    {
        string expiry = options.MediaUrlLifetime is { } lifetime
            ? Milliseconds(options, lifetime).ToString(CultureInfo.InvariantCulture)
            : NeverExpires;
        return new Uri(baseAddress, $"{Segment}/{id}?ext={expiry}&hash={Hash(options, id, expiry)}");
    }

    public static GraphResponse NoUserAgent() => GraphResponse.Raw(
        400,
        "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html><body><h1>Sorry, something went wrong.</h1>"
        + "<p>The request has no User-Agent.</p></body></html>\n");

    public static GraphResponse Get(RecordedRequest request, GraphState state, FakeGraphOptions options, string id)
    {
        string expiry = request.Query.GetValueOrDefault("ext") ?? "";
        FakeMedia? media = state.Find<FakeMedia>(id);
        if (media is null
            || request.Method is not ("GET" or "HEAD")
            || request.Query.GetValueOrDefault("hash") != Hash(options, id, expiry)
            || IsExpired(options, expiry))
        {
            FakeError error = GraphErrors.Unsupported(request.Method, id).Error;
            throw new GraphErrorException(error with { Status = 404 });
        }

        // A part of another version does not fit the bytes that the client has.
        string? version = request.Headers.GetValueOrDefault("If-Range");
        bool isSame = version is null || version == media.ETag;
        return Content(media, isSame ? request.Headers.GetValueOrDefault("Range") : null);
    }

    private static GraphResponse Content(FakeMedia media, string? rangeHeader)
    {
        long length = media.Content.Length;
        if (!RangeHeaderValue.TryParse(rangeHeader, out RangeHeaderValue? ranges)
            || ranges.Unit != "bytes"
            || ranges.Ranges.Count != 1)
        {
            return Bytes(media, media.Content, 200);
        }

        RangeItemHeaderValue range = ranges.Ranges.Single();
        long from = range.From ?? Math.Max(0, length - range.To!.Value);
        long to = range.From is null ? length - 1 : Math.Min(range.To ?? long.MaxValue, length - 1);
        if (from >= length || from > to)
        {
            GraphResponse notSatisfiable = GraphResponse.Raw(416, null, "");
            notSatisfiable.Headers["Content-Range"] = $"bytes */{length}";
            return notSatisfiable;
        }

        GraphResponse part = Bytes(media, media.Content[(int)from..(int)(to + 1)], 206);
        part.Headers["Content-Range"] = $"bytes {from}-{to}/{length}";
        return part;
    }

    private static GraphResponse Bytes(FakeMedia media, ReadOnlyMemory<byte> bytes, int status)
    {
        GraphResponse response = new() { Status = status, ContentType = media.MimeType, Body = bytes };
        response.Headers["Accept-Ranges"] = "bytes";
        response.Headers["ETag"] = media.ETag;
        response.Headers["Content-Disposition"] =
            new ContentDispositionHeaderValue("inline") { FileNameStar = media.FileName }.ToString();
        return response;
    }

    private static bool IsExpired(FakeGraphOptions options, string expiry) =>
        expiry != NeverExpires
        && Milliseconds(options, TimeSpan.Zero) >= long.Parse(expiry, CultureInfo.InvariantCulture);

    private static long Milliseconds(FakeGraphOptions options, TimeSpan fromNow) =>
        (options.TimeProvider.GetUtcNow() + fromNow).ToUnixTimeMilliseconds();

    private static string Hash(FakeGraphOptions options, string id, string expiry)
    {
        byte[] key = Encoding.UTF8.GetBytes(options.AppSecret);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}:{expiry}")))[..32];
    }
}
