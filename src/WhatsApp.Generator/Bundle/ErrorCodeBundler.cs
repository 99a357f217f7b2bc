using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Turns the catalogue of errors into a schema that NSwag reads, with the hints of its template.</summary>
public static class ErrorCodeBundler
{
    private const int MemberIndent = 4;

    /// <summary>The schema with what the templates print of each code.</summary>
    public static JsonObject Bundle(PageFile file, YamlMappingNode schema)
    {
        var codes = new JsonArray();
        foreach (YamlMappingNode code in schema.List("x-error-codes")!.Children.Cast<YamlMappingNode>())
        {
            string first = code.Text("code")!;
            string prose = DocComment.Xml(DocComment.Sentence(code.Text("description")));
            string range = code.Text("to") is { } last ? $" The first of the codes up to {last}." : string.Empty;
            codes.Add(
                new JsonObject
                {
                    ["name"] = code.Text("name"),
                    ["code"] = first,
                    ["pattern"] = code.Text("to") is { } end ? $">= {first} and <= {end}" : first,
                    ["group"] = code.Text("group"),
                    ["advice"] = code.Text("advice"),
                    ["refused"] = code.Flag("refused"),
                    ["doc"] = new DocComment(MemberIndent)
                        .Add("summary", prose + range)
                        .Add(
                            "remarks",
                            $"<see cref=\"GraphErrorGroup.{code.Text("group")}\"/>, "
                                + $"<see cref=\"SuggestedAction.{code.Text("advice")}\"/>."
                        )
                        .ToJson(),
                }
            );
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = new JsonObject
            {
                ["file"] = file.Name,
                ["kind"] = "errors",
                ["doc"] = DocComment.Prose(schema.Text("description"), 0),
                ["link"] = file.Root.Map("externalDocs")?.Text("url"),
                ["codes"] = codes,
            },
        };
    }
}
