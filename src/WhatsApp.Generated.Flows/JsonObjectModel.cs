using System.Diagnostics.CodeAnalysis;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>Any JSON object, with all its members in the additional data.</summary>
internal sealed class JsonObjectModel : JsonModel, IJsonModel<JsonObjectModel>
{
    public static bool IsObject([NotNullWhen(true)] RawJson? json) =>
        json?.ToString().StartsWith('{') ?? false;

    public static JsonObjectModel? From(RawJson? json) =>
        IsObject(json) ? GraphJson.Read<JsonObjectModel>(json.ToString()) : null;

    public static JsonObjectModel With(string member, RawJson value)
    {
        var model = new JsonObjectModel();
        model.AdditionalData[member] = value;
        return model;
    }

    public RawJson ToRaw() => RawJson.Parse(GraphJson.Write(this));

    static JsonObjectModel IJsonModel<JsonObjectModel>.Create(ref GraphJsonReader reader) => new();
}
