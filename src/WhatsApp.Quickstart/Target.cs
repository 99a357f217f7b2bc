using WhatsApp.Generated;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Quickstart;

/// <summary>The server of the quickstart: Meta if the environment has credentials, else a fake server.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly FakeGraphServer? _fake;

    private Target(
        WhatsAppClient client, string phoneNumberId, string accountId, string recipient, FakeGraphServer? fake)
    {
        Client = client;
        PhoneNumberId = phoneNumberId;
        AccountId = accountId;
        Recipient = recipient;
        _fake = fake;
    }

    public WhatsAppClient Client { get; }

    public string PhoneNumberId { get; }

    public string AccountId { get; }

    public string Recipient { get; }

    public bool IsMeta => _fake is null;

    public string Name => IsMeta ? "Meta" : $"a fake Graph server at {_fake!.BaseAddress}";

    public static async Task<Target> ChooseAsync()
    {
        if (Environment.GetEnvironmentVariable("WHATSAPP_ACCESS_TOKEN") is { Length: > 0 } token)
        {
            return new Target(
                new WhatsAppClient(token),
                Required("WHATSAPP_PHONE_NUMBER_ID"),
                Required("WHATSAPP_ACCOUNT_ID"),
                Required("WHATSAPP_RECIPIENT"),
                fake: null);
        }

        FakeGraphServer server = await FakeGraphServer.StartAsync();
        string[] names = ["order_confirmed", "order_shipped", "order_delivered", "order_returned", "welcome"];
        foreach (string name in names)
        {
            server.AddTemplate(name);
        }

        return new Target(server.CreateClient(), server.PhoneNumberId, server.AccountId, "+16505551234", server);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_fake is not null)
        {
            await _fake.DisposeAsync();
        }
    }

    private static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"WHATSAPP_ACCESS_TOKEN is set, so set {variable} too, or unset both.");
}
