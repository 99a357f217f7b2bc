using WhatsApp.Generated;
using WhatsApp.Generated.Kiota;

namespace WhatsApp.Contract.Tests;

/// <summary>A kind of client of the SDK. All kinds meet the same contract.</summary>
/// <param name="Name">The adapter that it sends with.</param>
/// <param name="Create">Creates a client that sends to an address.</param>
public sealed record SdkClient(string Name, Func<Uri, WhatsAppClient> Create)
{
    /// <summary>All kinds.</summary>
    public static IEnumerable<SdkClient> All =>
    [
        new("our adapter", address =>
            new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "some-token", BaseAddress = address })),
        new("Kiota's adapter", address =>
            new WhatsAppClient(WhatsAppKiota.CreateAdapter(
                new WhatsAppClientOptions { AccessToken = "some-token", BaseAddress = address }))),
    ];

    /// <summary>The name, for the test runner.</summary>
    public override string ToString() => Name;
}
