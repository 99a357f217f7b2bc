using System.Diagnostics;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Interop;

/// <summary>Sends the receivers of the clients every webhook that the fake server can make, signed.</summary>
internal static class WebhookRun
{
    private const string Customer = "16505551234";

    private static readonly string[] Clients =
        ["@kapso/whatsapp-cloud-api", "whatsapp-api-js", "@great-detail/whatsapp"];

    public static async Task<List<Outcome>> RunAsync(string folder, CancellationToken cancellationToken)
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(cancellationToken: cancellationToken);
        (Process process, int port) = await Node.ServeAsync(
            folder, "receive.mjs", new() { ["INTEROP_SECRET"] = server.AppSecret }, cancellationToken);
        using (process)
        {
            List<Outcome> outcomes = [];
            foreach (string client in Clients)
            {
                var url = new Uri($"http://127.0.0.1:{port}/{Uri.EscapeDataString(client)}");
                foreach ((string name, string json) in All(server))
                {
                    using HttpResponseMessage response = await server.SendWebhookAsync(url, json, cancellationToken);
                    string body = await response.Content.ReadAsStringAsync(cancellationToken);
                    string? error = (string?)JsonNode.Parse(body)!["error"];
                    outcomes.Add(new Outcome(client, name, error));
                }
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            return outcomes;
        }
    }

    private static IEnumerable<(string Name, string Json)> All(FakeGraphServer server)
    {
        foreach (string field in FakeWebhook.Fields)
        {
            foreach (string example in FakeWebhook.ExampleNames(field))
            {
                yield return ($"{field}: {example}", FakeWebhook.Example(field, example));
            }
        }

        foreach ((string name, string json) in Built(server))
        {
            yield return ($"built: {name}", json);
        }
    }

    private static IEnumerable<(string Name, string Json)> Built(FakeGraphServer server)
    {
        FakeMedia media = server.AddMedia(new byte[] { 1 }, "image/png");
        FakeGroup group = server.AddGroup();
        FakeTemplate template = server.All<FakeTemplate>()[0];
        yield return ("text", FakeWebhook.TextMessage(Customer, "Grüße 😀 </b>"));
        yield return ("text without a number", FakeWebhook.TextMessage(null, "Hi"));
        yield return ("image", FakeWebhook.ImageMessage(Customer, media, url: server.AddressOf(media)));
        yield return ("audio", FakeWebhook.AudioMessage(Customer, "1"));
        yield return ("video", FakeWebhook.VideoMessage(Customer, "1"));
        yield return ("document", FakeWebhook.DocumentMessage(Customer, "1", "a.pdf"));
        yield return ("sticker", FakeWebhook.StickerMessage(Customer, "1"));
        yield return ("location", FakeWebhook.LocationMessage(Customer, 1, 2));
        yield return ("contacts", FakeWebhook.ContactsMessage(Customer, "Ada", "+1"));
        yield return ("reaction", FakeWebhook.Reaction(Customer, "wamid.1", "+"));
        yield return ("removed reaction", FakeWebhook.Reaction(Customer, "wamid.1", null));
        yield return ("order", FakeWebhook.Order(Customer, "1", "p"));
        yield return ("edit", FakeWebhook.EditedMessage(Customer, "wamid.1", "Hi"));
        yield return ("revoke", FakeWebhook.RevokedMessage(Customer, "wamid.1"));
        yield return ("changed number", FakeWebhook.ChangedNumber(Customer, "16505550000"));
        yield return ("welcome request", FakeWebhook.WelcomeRequest(Customer));
        yield return ("unsupported", FakeWebhook.UnsupportedMessage(Customer, "poll"));
        yield return ("unknown type", FakeWebhook.Message(Customer, "hologram", new JsonObject { ["id"] = "1" }));
        yield return ("template button", FakeWebhook.TemplateButton(Customer, "p", "t"));
        yield return ("button reply", FakeWebhook.ButtonReply(Customer, "b", "t"));
        yield return ("list reply", FakeWebhook.ListReply(Customer, "r", "t"));
        yield return ("flow reply", FakeWebhook.FlowReply(Customer, new JsonObject { ["a"] = 1 }));
        yield return ("call permission reply", FakeWebhook.CallPermissionReply(Customer, isAccepted: true));
        foreach (string status in (string[])["sent", "delivered", "read", "played", "failed", "deleted"])
        {
            yield return ($"status {status}", FakeWebhook.Status("wamid.1", status, Customer, status == "failed" ? 131047 : null));
        }

        yield return ("error", FakeWebhook.Error(131042));
        yield return ("call connect", FakeWebhook.CallConnect(Customer));
        yield return ("call terminate", FakeWebhook.CallTerminate(Customer, "wacid.1", TimeSpan.FromSeconds(9)));
        yield return ("call status", FakeWebhook.CallStatus("wacid.1", CallStatus.Ringing));
        yield return ("template status", FakeWebhook.TemplateStatus(template, TemplateStatusEvent.Approved));
        yield return ("flow status", FakeWebhook.FlowStatus("1", "DRAFT", "PUBLISHED"));
        yield return ("account update", FakeWebhook.AccountUpdate("ACCOUNT_DELETED"));
        yield return ("marketing preference", FakeWebhook.MarketingPreference(Customer, UserPreferenceValue.Stop));
        yield return ("message echo", FakeWebhook.MessageEcho(Customer, "Hi"));
        yield return ("group", FakeWebhook.GroupChange(group.Join(new("16505550101"))));
        yield return ("batch", FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "a"), FakeWebhook.TextMessage("16505550000", "b"), FakeWebhook.Status("wamid.1", "read")));
    }
}
