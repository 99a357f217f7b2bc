using System.Net;

namespace WhatsApp.Generated.Http;

/// <summary>
/// The body of a POST without one. For a POST without content, .NET repeats the request up to three times if the
/// connection is closed before the response begins, although it may have been carried out.
/// </summary>
internal sealed class EmptyContent : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
