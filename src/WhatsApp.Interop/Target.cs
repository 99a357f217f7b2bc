using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Interop;

/// <summary>Fills a server with what the operations of the clients need, and describes it for the scripts.</summary>
internal static class Target
{
    private const string Customer = "16505551234";

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static JsonObject Of(FakeGraphServer server)
    {
        FakeFlow flow = server.AddFlow(status: "PUBLISHED");
        return new JsonObject
        {
            ["baseUrl"] = server.BaseAddress.AbsoluteUri.TrimEnd('/'),
            ["version"] = "v24.0",
            ["token"] = "fake-token",
            ["appSecret"] = server.AppSecret,
            ["account"] = server.AccountId,
            ["phone"] = server.PhoneNumberId,
            ["newPhone"] = server.AddPhoneNumber(server.AccountId, "+1 555-010-0113", isRegistered: false).Id,
            ["customer"] = Customer,
            ["userId"] = "US.13491208655302741918",
            ["group"] = server.AddGroup().Id,
            ["image"] = server.AddMedia(Png, "image/png").Id,
            ["flow"] = flow.Id,
            ["flowJson"] = flow.FlowJson,
            ["calls"] = new JsonArray([.. Enumerable.Range(0, 4).Select(_ => (JsonNode)server.AddCall(Customer).Id)]),
        };
    }
}
