using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.OpenApi;

/// <summary>
/// The pages as OpenAPI 3.1 documents, each complete by itself. There is one for each kind of node, since Meta uses the
/// path <c>/{Version}/{id}</c> for all of them.
/// </summary>
public sealed partial class Documents
{
    private const string GraphHost = "graph.facebook.com";

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly PageSet _pages;
    private readonly SortedDictionary<string, Document> _documents = new(StringComparer.Ordinal);

    private Documents(PageSet pages) => _pages = pages;

    /// <summary>The documents by file name, such as <c>phone-number.json</c>.</summary>
    /// <exception cref="GenerationException">Two paths of a document are the same for OpenAPI.</exception>
    public static SortedDictionary<string, JsonObject> Of(PageSet pages)
    {
        var documents = new Documents(pages);
        foreach (PageFile page in pages.Files)
        {
            documents.AddPaths(page);
            documents.AddWebhooks(page);
        }

        return new(
            documents._documents.ToDictionary(entry => entry.Key, entry => entry.Value.ToJson()),
            StringComparer.Ordinal);
    }

    private void AddPaths(PageFile page)
    {
        foreach ((string path, YamlNode node) in page.Root.Map("paths")?.Members() ?? [])
        {
            var item = (YamlMappingNode)node;
            string host = item.Text("x-host") ?? GraphHost;
            Document document = DocumentOf(page, path, item, host);
            JsonObject methods = document.Path(path);
            foreach (string method in Methods.Where(method => item.Map(method) is not null))
            {
                methods[method] = Operation(document, page, item, item.Map(method)!);
            }
        }
    }

    private void AddWebhooks(PageFile page)
    {
        foreach ((string name, YamlNode node) in page.Root.Map("webhooks")?.Members() ?? [])
        {
            Document document = Find("webhooks.json", "Webhooks", "What Meta sends to an application.", null);
            YamlMappingNode operation = ((YamlMappingNode)node).Map("post")!;
            document.Webhooks[name.Trim('/').Replace('/', '.')] = new JsonObject
            {
                ["post"] = new JsonObject
                {
                    ["operationId"] = operation.Text("operationId"),
                    ["summary"] = operation.Text("summary"),
                    ["tags"] = new JsonArray(page.Root.Map("info")!.Text("title")),
                    ["requestBody"] = new JsonObject
                    {
                        ["required"] = true,
                        ["content"] = Content(
                            document, page, operation.Map("requestBody")!.Map("content")!, Direction.Received),
                    },
                    ["responses"] = new JsonObject
                    {
                        ["200"] = new JsonObject { ["description"] = "The webhook was received." },
                    },
                },
            };
        }
    }

    private Document DocumentOf(PageFile page, string path, YamlMappingNode item, string host)
    {
        string suffix = host == GraphHost ? "" : $".{host}";
        bool hasNode = path.Split('/').FirstOrDefault(part => part.Length > 0 && part != "{Version}")?[0] == '{';
        if (!hasNode)
        {
            return Find($"root{suffix}.json", "Operations without a node", "Operations that belong to no node.", host);
        }

        YamlMappingNode node = Parameters(page, item).Select(parameter => parameter.Node.Map("x-node"))
            .OfType<YamlMappingNode>().First();
        string name = Boundary.Replace(node.Text("item")!, "-").ToLowerInvariant();
        return Find($"{name}{suffix}.json", node.Text("item")!, node.Text("description")!, host);
    }

    private Document Find(string file, string title, string description, string? host)
    {
        if (!_documents.TryGetValue(file, out Document? document))
        {
            document = new Document(_pages, title, description, Bundler.Version(_pages), host);
            _documents.Add(file, document);
        }

        return document;
    }

    private JsonObject Operation(Document document, PageFile page, YamlMappingNode path, YamlMappingNode operation)
    {
        var json = new JsonObject
        {
            ["operationId"] = operation.Text("operationId"),
            ["summary"] = operation.Text("summary"),
        };
        if (operation.Text("description") is { } description)
        {
            json["description"] = description;
        }

        json["tags"] = new JsonArray(page.Root.Map("info")!.Text("title"));
        if (page.Root.Map("externalDocs") is { } docs)
        {
            json["externalDocs"] = YamlJson.ToJson(docs);
        }

        if (operation.Flag("deprecated"))
        {
            json["deprecated"] = true;
        }

        if (operation.List("security") is not null)
        {
            json["security"] = new JsonArray();
        }

        json["parameters"] = new JsonArray(
        [
            .. Parameters(page, path).Concat(Parameters(page, operation))
                .Select(parameter => Parameter(document, parameter.File, parameter.Node)),
        ]);
        if (operation.Map("requestBody") is { } body)
        {
            json["requestBody"] = new JsonObject
            {
                ["required"] = body.Flag("required"),
                ["content"] = Content(document, page, body.Map("content")!, Direction.Sent),
            };
        }

        json["responses"] = new JsonObject(operation.Map("responses")!.Members().Select(response =>
            KeyValuePair.Create(response.Key, (JsonNode?)Response(document, page, (YamlMappingNode)response.Value))));
        return json;
    }

    private JsonObject Response(Document document, PageFile page, YamlMappingNode response)
    {
        if (response.Text("$ref") is { } reference)
        {
            (PageFile file, _, YamlMappingNode node) = _pages.Resolve(page, reference)!.Value;
            return Response(document, file, node);
        }

        var json = new JsonObject { ["description"] = response.Text("description") };
        if (response.Map("content") is { } content)
        {
            json["content"] = Content(document, page, content, Direction.Received);
        }

        return json;
    }

    private static JsonObject Content(Document document, PageFile page, YamlMappingNode content, Direction direction) =>
        new(content.Members().Select(member =>
        {
            var media = (YamlMappingNode)member.Value;
            var json = new JsonObject
            {
                ["schema"] = document.Schemas.Write(page, media.Map("schema")!, direction, isMember: false),
            };
            if (media.Map("examples") is { } examples)
            {
                json["examples"] = YamlJson.ToJson(examples);
            }

            return KeyValuePair.Create(member.Key, (JsonNode?)json);
        }));

    private static JsonObject Parameter(Document document, PageFile file, YamlMappingNode parameter)
    {
        YamlMappingNode schema = parameter.Map("schema")!;
        JsonObject written = document.Schemas.Write(file, schema, Direction.Sent, isMember: false);
        var json = new JsonObject
        {
            ["name"] = parameter.Text("name"),
            ["in"] = parameter.Text("in"),
            ["description"] = parameter.Text("description"),
            ["required"] = parameter.Flag("required"),
        };
        if (parameter.Flag("deprecated"))
        {
            json["deprecated"] = true;
        }

        bool isJson = schema.Text("format") == "json" || (schema.Text("type") == "object");
        if (parameter.Text("in") == "query" && isJson)
        {
            json["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = written } };
            return json;
        }

        if (schema.Text("type") == "array")
        {
            // Meta reads lists as text with commas.
            json["style"] = "form";
            json["explode"] = false;
        }

        json["schema"] = written;
        return json;
    }

    private IEnumerable<(PageFile File, YamlMappingNode Node)> Parameters(PageFile page, YamlMappingNode owner)
    {
        foreach (YamlMappingNode parameter in owner.List("parameters")?.Children.OfType<YamlMappingNode>() ?? [])
        {
            if (parameter.Text("$ref") is { } reference)
            {
                (PageFile file, _, YamlMappingNode node) = _pages.Resolve(page, reference)!.Value;
                yield return (file, node);
            }
            else
            {
                yield return (page, parameter);
            }
        }
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Boundary { get; }
}
