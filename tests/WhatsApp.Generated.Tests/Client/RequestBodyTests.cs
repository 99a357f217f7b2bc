using System.Buffers;
using System.Text;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class RequestBodyTests
{
    [Test]
    public async Task Body_that_is_still_being_sent_when_the_response_arrives_does_not_change()
    {
        using var sent = new HeldStream();
        Task copy = Task.CompletedTask;
        using var early = new StubHandler(request =>
        {
            // As over HTTP/2, where a response can arrive before the whole body is sent.
            copy = request.Content!.CopyToAsync(sent);
            return StubHandler.Json("""{"success":true}""");
        });
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", HttpMessageHandler = early });
        await client.PhoneNumbers["1"].Messages.PostAsync(new TextMessage { To = "15550001", Text = new() { Body = "Mine" } });

        foreach (byte[] other in Enumerable.Range(0, 64).Select(_ => ArrayPool<byte>.Shared.Rent(1024)).ToList())
        {
            Array.Fill(other, (byte)'Z');
            ArrayPool<byte>.Shared.Return(other);
        }

        sent.Go();
        await copy;

        Assert.That(sent.Text, Does.Contain("Mine").And.Not.Contain("ZZ"));
    }

    private sealed class HeldStream : MemoryStream
    {
        private readonly TaskCompletionSource _go = new();

        public string Text => Encoding.UTF8.GetString(ToArray());

        public void Go() => _go.SetResult();

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await _go.Task;
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
