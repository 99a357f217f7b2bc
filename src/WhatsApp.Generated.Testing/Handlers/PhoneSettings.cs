using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Settings, commerce settings and conversational automation of a phone number.</summary>
internal static class PhoneSettings
{
    private static readonly string[] Groups =
        ["calling", "user_identity_change", "payload_encryption", "storage_configuration"];

    public static GraphResponse Get(GraphCall call) =>
        GraphResponse.Json((JsonObject)call.PhoneNumber.Settings.DeepClone());

    public static GraphResponse Update(GraphCall call)
    {
        string[] named = [.. Groups.Where(call.IsPresent)];
        if (named.Length != 1)
        {
            throw GraphErrors.Invalid(
                $"Exactly one of {{{string.Join(", ", Groups)}}} can be changed in a request - got {named.Length}.");
        }

        JsonObject change = call.RequiredObject(named[0]);
        JsonObject settings = call.PhoneNumber.Settings;
        switch (named[0])
        {
            // Settings that the request does not name do not change.
            case "calling":
                foreach ((string name, JsonNode? value) in change)
                {
                    settings["calling"]![name] = value?.DeepClone();
                }

                break;
            case "payload_encryption":
                settings["payload_encryption"] = PayloadEncryption(call, change);
                break;
            case "storage_configuration":
                settings["storage_configuration"] = change.DeepClone();
                break;
            default:
                // Meta accepts the identity check, but does not return it.
                break;
        }

        return GraphResponse.Success();
    }

    public static GraphResponse GetCommerce(GraphCall call) => GraphResponse.Json(new JsonObject
    {
        ["data"] = call.PhoneNumber.CommerceSettings is { } settings
            ? new JsonArray(settings.DeepClone())
            : new JsonArray(),
    });

    public static GraphResponse UpdateCommerce(GraphCall call)
    {
        JsonObject settings = call.PhoneNumber.CommerceSettings ??= new()
        {
            ["id"] = GraphIds.Node('9', call.State.NextNumber('9')),
            ["is_cart_enabled"] = false,
            ["is_catalog_visible"] = false,
        };
        foreach (string name in (string[])["is_cart_enabled", "is_catalog_visible"])
        {
            if (call.OptionalFlag(name) is { } flag)
            {
                settings[name] = flag;
            }
        }

        return GraphResponse.Success();
    }

    public static GraphResponse ConfigureAutomation(GraphCall call)
    {
        JsonObject automation = (JsonObject?)call.PhoneNumber["conversational_automation"] ?? [];
        foreach (JsonNode? command in call.OptionalList("commands") ?? [])
        {
            MessageContents.Required(command, "commands", "command_name");
            MessageContents.Required(command, "commands", "command_description");
        }

        call.CopyTo(automation, "prompts", "commands", "enable_welcome_message");
        automation["id"] = call.PhoneNumber.Id;
        call.PhoneNumber["conversational_automation"] = automation;
        return GraphResponse.Success();
    }

    private static JsonObject PayloadEncryption(GraphCall call, JsonObject change)
    {
        string status = change["status"]?.ToString() ?? throw GraphErrors.Missing("payload_encryption['status']");
        status = GraphCall.RequireOneOf("payload_encryption['status']", status, "ENABLED", "DISABLED");
        JsonObject encryption = new() { ["status"] = status };
        if (status == "ENABLED")
        {
            encryption["client_encryption_key_fingerprint"] = "SHA256:fake";
            encryption["cloud_encryption_key"] = "LS0tLS1GQUtFLS0tLS0=";
        }

        return encryption;
    }
}
