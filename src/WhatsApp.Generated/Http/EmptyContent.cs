using System.Net;

namespace WhatsApp.Generated.Http;

/// <summary>
/// The body of a POST that has none. Without any, .NET itself sends the request up to three more times where a
/// connection is closed before the response begins, though it may have been carried out.
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
