using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>Turns YAML into JSON by the core schema of YAML 1.2: what is quoted is text.</summary>
public static class YamlJson
{
    /// <summary>The JSON of a node; null for YAML's null.</summary>
    public static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Members().Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new NotSupportedException($"YAML's {node.NodeType} has no JSON."),
        };

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        string text = scalar.Value ?? string.Empty;
        if (scalar.IsQuoted())
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) =>
                JsonValue.Create(integer),
            _ when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) =>
                JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
