using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Business profiles, by phone number and by their own id.</summary>
internal static class BusinessProfiles
{
    private static readonly string[] Texts = ["about", "address", "description", "email", "vertical"];

    /// <summary>Like Meta's API, returns few fields unless the request names them.</summary>
    public static GraphResponse Get(GraphCall call)
    {
        FakeRecord profile = Of(call);
        string? fields = call.Optional("fields");
        JsonObject shown = GraphLists.Select(profile.ToCompleteJson(), profile.TypeName, $"messaging_product,{fields}");
        if (fields?.Split(',').Contains("id") != true)
        {
            shown.Remove("id");
        }

        return GraphResponse.Json(new JsonObject { ["data"] = new JsonArray(shown) });
    }

    public static GraphResponse Update(GraphCall call)
    {
        Change(call, Of(call), Texts);
        return GraphResponse.Success();
    }

    public static GraphResponse UpdateNode(GraphCall call)
    {
        Change(call, call.Node, [.. Texts, "account_name"]);
        return GraphResponse.Json(new JsonObject { ["id"] = call.Node.Id, ["success"] = true });
    }

    private static FakeRecord Of(GraphCall call) => call.State.Find<FakeRecord>(call.PhoneNumber.ProfileId)!;

    private static void Change(GraphCall call, FakeNode profile, string[] texts)
    {
        call.RequireMessagingProduct();
        if (call.Body["about"]?.ToString() is "")
        {
            throw GraphErrors.Invalid("Param about cannot be empty.");
        }

        if (call.OptionalList("websites") is { } websites)
        {
            if (websites.Count > 2 || !websites.All(w => Uri.TryCreate($"{w}", UriKind.Absolute, out _)))
            {
                throw GraphErrors.Invalid("Param websites must be at most 2 addresses with http or https.");
            }

            profile["websites"] = websites;
        }

        foreach (string name in texts)
        {
            profile[name] = call.Body[name] ?? profile[name];
        }

        if (call.Optional("profile_picture_handle") is not null)
        {
            profile["profile_picture_url"] = new Uri(call.PublicUrl, $"profile-pictures/{profile.Id}").AbsoluteUri;
        }
    }
}
