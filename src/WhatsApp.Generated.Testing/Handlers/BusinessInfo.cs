using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Compliance info, the encryption key and the Official Business Account status of a phone number.</summary>
internal static class BusinessInfo
{
    public static GraphResponse GetCompliance(GraphCall call) => SingleItem(call, call.PhoneNumber.ComplianceInfo);

    public static GraphResponse SetCompliance(GraphCall call)
    {
        call.RequireMessagingProduct();
        string type = GraphCall.RequireOneOf(
            "entity_type",
            call.Required("entity_type"),
            "LIMITED_LIABILITY_PARTNERSHIP",
            "SOLE_PROPRIETORSHIP",
            "PARTNERSHIP",
            "PUBLIC_COMPANY",
            "PRIVATE_COMPANY",
            "OTHER");
        RequireOnlyWith(call, "entity_type_custom", type is "OTHER");
        RequireOnlyWith(call, "is_registered", type is "OTHER" or "PARTNERSHIP");
        call.PhoneNumber.ComplianceInfo = new()
        {
            ["whatsapp_business_account_id"] = call.PhoneNumber.AccountId,
            ["messaging_product"] = "whatsapp",
            ["entity_name"] = call.Required("entity_name"),
            ["entity_type"] = InWords(type),
            ["entity_type_custom"] = call.Optional("entity_type_custom") ?? "",
            ["is_registered"] = call.OptionalFlag("is_registered") ?? false,
            ["grievance_officer_details"] = call.RequiredObject("grievance_officer_details").DeepClone(),
            ["customer_care_details"] = call.RequiredObject("customer_care_details").DeepClone(),
        };
        return GraphResponse.Success();
    }

    public static GraphResponse GetKey(GraphCall call) => SingleItem(call, call.PhoneNumber.PublicKey is { } key
        ? new() { ["business_public_key"] = key, ["business_public_key_signature_status"] = "VALID" }
        : null);

    public static GraphResponse SetKey(GraphCall call)
    {
        string key = call.Required("business_public_key");
        if (!key.StartsWith("-----BEGIN PUBLIC KEY-----", StringComparison.Ordinal))
        {
            throw GraphErrors.Invalid("Param business_public_key must be a public key in PEM format.");
        }

        call.PhoneNumber.PublicKey = key;
        return GraphResponse.Success();
    }

    public static GraphResponse GetOfficial(GraphCall call) =>
        GraphResponse.Json(Selected(call, Official(call.PhoneNumber)));

    public static GraphResponse ApplyForOfficial(GraphCall call)
    {
        string action = GraphCall.RequireOneOf(
            "action",
            call.Optional("action") ?? "SUBMIT_APPLICATION",
            "SUBMIT_APPLICATION",
            "WITHDRAW_APPLICATION",
            "RESUBMIT_APPLICATION");
        if (call.Optional("action") is null)
        {
            call.Required("business_website_url");
            call.Required("primary_country_of_operation");
        }

        bool isPending = Official(call.PhoneNumber)["oba_status"]!.ToString() == "PENDING";
        bool isWithdrawal = action == "WITHDRAW_APPLICATION";
        if (isPending != isWithdrawal)
        {
            throw GraphErrors.Invalid(isWithdrawal ? "There is no pending application." : "An application is pending.");
        }

        call.PhoneNumber["official_business_account"] = isWithdrawal
            ? Official(call.PhoneNumber, "CANCELLED", "You have withdrawn your application.")
            : Official(call.PhoneNumber, "PENDING", "Your application is being reviewed.");
        return GraphResponse.Success();
    }

    /// <summary>Status of the application. A test sets the field of the phone number to change it.</summary>
    public static JsonObject Official(FakePhoneNumber number) =>
        number["official_business_account"] as JsonObject
        ?? Official(number, "NOT_STARTED", "You have not applied yet.");

    private static JsonObject Official(FakePhoneNumber number, string status, string message) =>
        new() { ["id"] = number.Id, ["oba_status"] = status, ["status_message"] = message };

    private static JsonObject Selected(GraphCall call, JsonObject item) => call.Optional("fields") is { } fields
        ? GraphLists.Select(item, call.PhoneNumber.TypeName, fields)
        : item;

    private static GraphResponse SingleItem(GraphCall call, JsonObject? item)
    {
        JsonArray data = item is null ? [] : [Selected(call, (JsonObject)item.DeepClone())];
        return GraphResponse.Json(new JsonObject { ["data"] = data });
    }

    private static void RequireOnlyWith(GraphCall call, string name, bool isNeeded)
    {
        if (isNeeded != call.Optional(name) is not null)
        {
            throw isNeeded ? call.Absent(name) : GraphErrors.Invalid($"Param {name} is not allowed with this entity_type.");
        }
    }

    private static string InWords(string type) => type[0] + type[1..].Replace('_', ' ').ToLowerInvariant();
}
