using Newtonsoft.Json.Linq;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Converts between the models of the SDK and tokens of Newtonsoft.Json.</summary>
public static class TokenExtensions
{
    /// <summary>
    /// Converts raw JSON to a token. Strings that look like dates stay strings, and a number that no .NET type can
    /// contain exactly is a <see cref="JRaw"/>.
    /// </summary>
    public static JToken ToJToken(this RawJson raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return TokenText.ToToken(raw.ToString());
    }

    /// <summary>Converts a model to a token, with its names on the wire.</summary>
    public static JToken ToJToken(this JsonModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return TokenText.ToToken(GraphJson.Write(model));
    }

    /// <summary>Converts additional data to an object.</summary>
    public static JObject ToJObject(this IDictionary<string, RawJson> additionalData)
    {
        ArgumentNullException.ThrowIfNull(additionalData);
        var members = new JObject();
        foreach ((string name, RawJson value) in additionalData)
        {
            members[name] = value.ToJToken();
        }

        return members;
    }

    /// <summary>Converts a token to raw JSON, for <see cref="JsonModel.AdditionalData"/>.</summary>
    /// <exception cref="GraphJsonException">The token is not JSON: a comment, or an infinite number.</exception>
    public static RawJson ToRawJson(this JToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return RawJson.Parse(TokenText.FromToken(token));
    }

    /// <summary>Sets additional data from the members of an object.</summary>
    /// <exception cref="GraphJsonException">A member is not JSON, such as an infinite number.</exception>
    public static void SetFrom(this IDictionary<string, RawJson> additionalData, JObject members)
    {
        ArgumentNullException.ThrowIfNull(additionalData);
        ArgumentNullException.ThrowIfNull(members);
        foreach (JProperty member in members.Properties())
        {
            additionalData[member.Name] = member.Value.ToRawJson();
        }
    }

    /// <summary>
    /// Reads a model from a token. Parse the token with <c>DateParseHandling.None</c>, or dates change their format.
    /// </summary>
    /// <exception cref="GraphJsonException">The token is not the expected object.</exception>
    public static T ToModel<T>(this JToken token)
        where T : JsonModel, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(token);
        return GraphJson.Read<T>(TokenText.FromToken(token));
    }
}
