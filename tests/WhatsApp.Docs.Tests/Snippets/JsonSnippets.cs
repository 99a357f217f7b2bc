using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsApp.Generated;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/json.md.</summary>
[TestFixture]
public sealed partial class JsonSnippets
{
    [Test]
    public void Model_is_stored_in_a_document_of_the_program()
    {
        IncomingMessage message = GraphJson.Read<IncomingMessage>("""{"type":"text","text":{"body":"Hi"},"new":1}""");

        string stored = JsonSerializer.Serialize(new Ticket { Number = 7, Message = message });
        Ticket ticket = JsonSerializer.Deserialize<Ticket>(stored)!;

        Assert.That(ticket.Message!.AdditionalData["new"].ToString(), Is.EqualTo("1"));
        Assert.That(
            stored,
            Is.EqualTo("""{"Number":7,"Message":{"type":"text","text":{"body":"Hi"},"new":1},"Category":null}"""));
        Assert.That(JsonSerializer.Serialize(ticket, TicketContext.Default.Ticket), Is.EqualTo(stored));
    }

    public sealed class Ticket
    {
        public int Number { get; set; }
        public IncomingMessage? Message { get; set; }
        public TemplateCategory? Category { get; set; }
    }

    [JsonSerializable(typeof(Ticket))]
    private sealed partial class TicketContext : JsonSerializerContext;
}
