using Newtonsoft.Json.Linq;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Between the JSON of the SDK and the tokens of Newtonsoft.Json.</summary>
public static class TokenExtensions
{
    /// <summary>
    /// Makes a token. Texts that look like dates stay texts, and a number that no type of .NET contains exactly is a
    /// <see cref="JRaw"/>.
    /// </summary>
    public static JToken ToJToken(this RawJson raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return TokenText.ToToken(raw.ToString());
    }

    /// <summary>Makes a token of a model, with its names on the wire.</summary>
    public static JToken ToJToken(this JsonModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return TokenText.ToToken(GraphJson.Write(model));
    }

    /// <summary>Makes an object of additional data.</summary>
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

    /// <summary>Makes any JSON of a token; put it into <see cref="JsonModel.AdditionalData"/>.</summary>
    /// <exception cref="GraphJsonException">The token has no JSON: a comment, or a number that is infinite.</exception>
    public static RawJson ToRawJson(this JToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return RawJson.Parse(TokenText.FromToken(token));
    }

    /// <summary>Sets every member of an object in additional data.</summary>
    /// <exception cref="GraphJsonException">A member has no JSON, such as a number that is infinite.</exception>
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
    /// Reads a model from a token. Parse the token with <c>DateParseHandling.None</c>, or dates change their form.
    /// </summary>
    /// <exception cref="GraphJsonException">The token is not the object that is expected.</exception>
    public static T ToModel<T>(this JToken token)
        where T : JsonModel, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(token);
        return GraphJson.Read<T>(TokenText.FromToken(token));
    }
}
