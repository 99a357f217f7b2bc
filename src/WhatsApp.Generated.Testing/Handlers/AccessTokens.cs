using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Exchanges and inspects access tokens.</summary>
internal static class AccessTokens
{
    private static readonly string[] Scopes = ["whatsapp_business_management", "whatsapp_business_messaging"];

    private static readonly TimeSpan LongLife = TimeSpan.FromDays(60);

    public static GraphResponse Exchange(GraphCall call)
    {
        RequireSecret(call);
        return call.Optional("grant_type") switch
        {
            null or "authorization_code" => ForCode(call, call.Required("code")),
            "fb_exchange_token" => ForToken(call, call.Required("fb_exchange_token")),
            "client_credentials" => TokenResponse(AppToken(call), null),
            var other => throw GraphErrors.Invalid($"Unsupported grant type {other}."),
        };
    }

    /// <summary>Revokes a token. The request shows with another token that it may.</summary>
    public static GraphResponse Revoke(GraphCall call)
    {
        RequireSecret(call);
        if (call.State.Tokens.Check(call.Required("access_token")) is { } error)
        {
            throw new GraphErrorException(error);
        }

        call.State.Tokens.Revoke(call.Required("revoke_token"));
        return GraphResponse.Success();
    }

    public static GraphResponse Debug(GraphCall call)
    {
        string token = call.Required("input_token");
        FakeApplication application = call.State.Application;
        JsonObject data = new() { ["is_valid"] = true, ["scopes"] = new JsonArray() };
        if (token == AppToken(call))
        {
            Describe(data, application, "APP");
        }
        else if (call.State.Tokens.Check(token) is { } error)
        {
            data["is_valid"] = false;
            data["error"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message };
            if (error.Subcode is { } subcode)
            {
                data["error"]!["subcode"] = subcode;
            }
        }
        else
        {
            Describe(data, application, call.State.Tokens.Find(token)?.Type ?? "SYSTEM_USER");
            IReadOnlyList<string> scopes = call.State.Tokens.Find(token)?.Scopes ?? Scopes;
            data["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]);
            data["granular_scopes"] = new JsonArray([.. scopes.Select(scope => GranularScope(call, token, scope))]);
        }

        if (call.State.Tokens.Find(token) is { } issued)
        {
            data["issued_at"] = issued.IssuedAt.ToUnixTimeSeconds();
            data["expires_at"] = issued.ExpiresAt?.ToUnixTimeSeconds() ?? 0;
        }

        return GraphResponse.Json(new JsonObject { ["data"] = data });
    }

    /// <summary>The token of the app itself, which is always valid.</summary>
    public static string AppToken(GraphCall call) => $"{call.State.Application.Id}|{call.Options.AppSecret}";

    private static GraphResponse ForCode(GraphCall call, string code)
    {
        FakeCode known = call.State.Tokens.TakeCode(code)
            ?? throw GraphErrors.Of(100, "This authorization code has been used.");
        if (known.RedirectUri is { } address && call.Optional("redirect_uri") != address)
        {
            throw GraphErrors.Of(
                100,
                "Error validating verification code. Please make sure your redirect_uri is identical to the one you "
                    + "used in the OAuth dialog request");
        }

        return Issue(call, "SYSTEM_USER", known.Lifetime, known.AccountIds);
    }

    private static GraphResponse ForToken(GraphCall call, string token)
    {
        if (call.State.Tokens.Check(token) is { } error)
        {
            throw new GraphErrorException(error);
        }

        // The new token of a system user has the permissions of the one that it replaces.
        return call.State.Tokens.Find(token) is { Type: "SYSTEM_USER" } old
            ? TokenResponse(
                call.State.Tokens.Issue(old with { IssuedAt = call.State.Now, ExpiresAt = call.State.Now + LongLife }),
                LongLife)
            : Issue(call, "USER", LongLife, call.State.Tokens.Find(token)?.AccountIds ?? []);
    }

    private static void RequireSecret(GraphCall call)
    {
        if (call.State.Find<FakeApplication>(call.Required("client_id")) is null)
        {
            throw GraphErrors.Of(
                101, "Error validating application. Cannot get application info due to a system error.");
        }

        if (call.Required("client_secret") != call.Options.AppSecret)
        {
            throw GraphErrors.Of(1, "Error validating client secret.");
        }
    }

    private static GraphResponse Issue(
        GraphCall call, string type, TimeSpan? lifetime, IReadOnlyList<string> accountIds) => TokenResponse(
            call.State.Tokens.Issue(new FakeToken(type, call.State.Now, call.State.Now + lifetime, accountIds)),
            lifetime);

    private static GraphResponse TokenResponse(string token, TimeSpan? lifetime)
    {
        JsonObject response = new() { ["access_token"] = token, ["token_type"] = "bearer" };
        if (lifetime is { } time)
        {
            response["expires_in"] = (long)time.TotalSeconds;
        }

        return GraphResponse.Json(response);
    }

    private static void Describe(JsonObject data, FakeApplication application, string type)
    {
        data["app_id"] = application.Id;
        data["application"] = application.Name;
        data["type"] = type;
    }

    private static JsonObject GranularScope(GraphCall call, string token, string scope)
    {
        IEnumerable<string> accounts = call.State.Tokens.Find(token) is { AccountIds: { Count: > 0 } shared }
            ? shared
            : call.State.All<FakeAccount>().Select(account => account.Id);
        return new JsonObject
        {
            ["scope"] = scope,
            ["target_ids"] = new JsonArray([.. accounts.Select(id => JsonValue.Create(id))]),
        };
    }
}
