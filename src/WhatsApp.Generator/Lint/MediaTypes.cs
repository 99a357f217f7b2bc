namespace WhatsApp.Generator.Lint;

/// <summary>The media types of bodies.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Multipart = "multipart/form-data";
    public const string UrlEncoded = "application/x-www-form-urlencoded";
    public const string Binary = "application/octet-stream";

    public static bool IsBody(string mediaType) => mediaType is Json or Multipart or UrlEncoded or Binary;
}
