using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>Checks the JSON Web Token with which Meta signs a flow token.</summary>
internal static class FlowTokenJwt
{
    public static bool Verify(string jwt, string flowToken, string appSecret)
    {
        string[] parts = jwt.Split('.');
        if (parts.Length != 3
            || Base64.DecodeUrl(parts[2]) is not { } claimed
            || ReadObject(parts[0]) is not { } header
            || ReadObject(parts[1]) is not { } claims)
        {
            return false;
        }

        byte[] signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(appSecret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
        return CryptographicOperations.FixedTimeEquals(signature, claimed)
            && Is(header, "alg", "HS256")
            && Is(claims, "flow_token", flowToken);
    }

    private static JsonObjectModel? ReadObject(string part)
    {
        try
        {
            return Base64.DecodeUrl(part) is { } json ? GraphJson.Read<JsonObjectModel>(json) : null;
        }
        catch (GraphJsonException)
        {
            return null;
        }
    }

    private static bool Is(JsonObjectModel model, string member, string value) =>
        model.AdditionalData.TryGetValue(member, out RawJson? raw) && raw.Equals(RawJson.FromString(value));
}
