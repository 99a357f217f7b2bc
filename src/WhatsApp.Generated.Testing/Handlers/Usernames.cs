using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Usernames of phone numbers.</summary>
internal static partial class Usernames
{
    private const string Approved = "approved";

    public static GraphResponse Get(GraphCall call) => GraphResponse.Json(
        call.PhoneNumber["username"] is { } name
            ? new JsonObject { ["username"] = name, ["status"] = Approved }
            : new JsonObject());

    public static GraphResponse Set(GraphCall call)
    {
        string name = call.Required("username");
        if (!Form().IsMatch(name))
        {
            throw GraphErrors.Of(147001, "(#147001) Username is not available", $"{name} is not allowed.");
        }

        string action = GraphCall.RequireOneOf(
            "transfer_action", call.Optional("transfer_action") ?? "none", "none", "force_transfer");
        FakePhoneNumber? owner = call.State.All<FakePhoneNumber>().FirstOrDefault(
            n => n.Id != call.PhoneNumber.Id && name.Equals(n.Text("username"), StringComparison.OrdinalIgnoreCase));
        if (owner is not null && action == "none")
        {
            throw GraphErrors.Of(
                147005, "(#147005) Username transfer required", "Another number of the business has this username.");
        }

        owner?["username"] = null;
        call.PhoneNumber["username"] = name;
        return GraphResponse.Json(new JsonObject { ["status"] = Approved });
    }

    public static GraphResponse Delete(GraphCall call)
    {
        call.PhoneNumber["username"] = null;
        return GraphResponse.Success();
    }

    [GeneratedRegex(
        @"^(?!www)(?=.*[a-z])(?!.*\.\.)(?!\.)[a-z0-9._]{3,35}(?<!\.)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
