using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WhatsApp.Generated;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.NewtonsoftJson;
using WhatsApp.Generated.Webhooks;

namespace Docs.NewtonsoftJson;

/// <summary>The code of docs/json.md for Newtonsoft.Json.</summary>
[TestFixture]
public sealed class JsonSnippets
{
    [Test]
    public void Model_can_be_stored_in_a_document_of_the_program()
    {
        IncomingMessage message = GraphJson.Read<IncomingMessage>("{\"type\":\"text\",\"new\":1}");

        JsonSerializerSettings settings = new JsonSerializerSettings().AddWhatsApp();
        string stored = JsonConvert.SerializeObject(new Ticket { Number = 7, Message = message }, settings);
        Ticket ticket = JsonConvert.DeserializeObject<Ticket>(stored, settings)!;

        JObject unknown = ticket.Message!.AdditionalData.ToJObject();
        unknown["more"] = "x";
        ticket.Message.AdditionalData.SetFrom(unknown);

        Assert.That(GraphJson.Write(ticket.Message), Is.EqualTo("{\"type\":\"text\",\"new\":1,\"more\":\"x\"}"));
    }

    private sealed class Ticket
    {
        public int Number { get; set; }

        public IncomingMessage? Message { get; set; }
    }
}
