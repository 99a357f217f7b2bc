using WhatsApp.Generated;

namespace Campaign;

/// <summary>What the environment says.</summary>
internal static class Settings
{
    public static WhatsAppClientOptions ReadOptions()
    {
        var options = new WhatsAppClientOptions { AccessToken = Require("WHATSAPP_ACCESS_TOKEN") };
        if (Environment.GetEnvironmentVariable("WHATSAPP_BASE_ADDRESS") is { Length: > 0 } address)
        {
            options.BaseAddress = new Uri(address);
        }

        return options;
    }

    public static string Require(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{variable} is not set.");
}
