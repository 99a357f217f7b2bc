using WhatsApp.Generated;
using WhatsApp.Generated.Kiota;

namespace WhatsApp.Contract.Tests;

/// <summary>A way to make a client of the SDK. Each is held to the same contract.</summary>
/// <param name="Name">What it sends with.</param>
/// <param name="Create">Makes a client whose API is at an address.</param>
public sealed record SdkClient(string Name, Func<Uri, WhatsAppClient> Create)
{
    /// <summary>All ways.</summary>
    public static IEnumerable<SdkClient> All =>
    [
        new("our adapter", address =>
            new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "some-token", BaseAddress = address })),
        new("Kiota's adapter", address =>
            new WhatsAppClient(WhatsAppKiota.CreateAdapter(
                new WhatsAppClientOptions { AccessToken = "some-token", BaseAddress = address }))),
    ];

    /// <summary>The name, as the runner shows it.</summary>
    public override string ToString() => Name;
}
