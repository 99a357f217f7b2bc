using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Bodies and responses: one media type each, and a schema that has a name.</summary>
internal sealed class ContentRules(LintContext lint, SchemaRules schemas)
{
    private readonly ExampleRules _examples = new(lint);

    public void Body(PageFile file, YamlMappingNode operation)
    {
        if (operation.Map("requestBody") is not { } body)
        {
            return;
        }

        if (Single(file, body) is not { } content)
        {
            return;
        }

        if (!MediaTypes.IsBody(content.Key.Name()))
        {
            lint.Findings.Add(
                file, content.Key, "media-type",
                $"Send the body as {MediaTypes.Json}, {MediaTypes.Multipart}, {MediaTypes.UrlEncoded} or "
                    + $"{MediaTypes.Binary}.");
        }

        Examples(file, content, isBody: true);
        if (content.Key.Value == MediaTypes.Binary)
        {
            Bytes(file, content.Value, "body-schema", $"what is sent as {MediaTypes.Binary} is a file.");
        }
        else
        {
            Named(file, content.Value, "body-schema");
        }
    }

    /// <summary>Returns the schema of the response; null if it has no name.</summary>
    public NamedSchema? Response(PageFile file, YamlMappingNode answer)
    {
        if (Single(file, answer) is not { } content)
        {
            return null;
        }

        if (content.Key.Value == MediaTypes.Json)
        {
            if (content.Value.Map("schema") is { } schema && schema.Text("type") == "array")
            {
                Items(file, content.Value, schema);
                return null;
            }

            return Named(file, content.Value, "response-schema");
        }

        Bytes(file, content.Value, "response-schema", $"what is not {MediaTypes.Json} arrives as bytes.");
        return null;
    }

    // A list without an object around it, which has neither a name nor pages.
    private void Items(PageFile file, YamlMappingNode media, YamlMappingNode schema)
    {
        YamlNode key = media.KeyOf("schema");
        schemas.Use(file, key, schema);
        if (schema.Map("items") is not { } items
            || !items.Has("$ref")
            || lint.Schemas.Find(file, items.Get("$ref")) is { IsEnum: true })
        {
            lint.Findings.Add(
                file, key, "response-schema",
                "Make the 'items' of the list a '$ref' to an object: no other list is an answer.");
        }
    }

    private void Bytes(PageFile file, YamlMappingNode media, string rule, string why)
    {
        if (media.Map("schema") is not { } schema)
        {
            return;
        }

        if (schema.Text("type") != "string" || schema.Text("format") != "binary")
        {
            lint.Findings.Add(file, media.KeyOf("schema"), rule, $"Write 'type: string', 'format: binary': {why}");
        }
        else
        {
            schemas.Use(file, media.KeyOf("schema"), schema);
        }
    }

    /// <summary>Checks that a response has an example, unless it is a file.</summary>
    public void AnswerExamples(PageFile file, YamlMappingNode answer)
    {
        if (answer.Map("content").MapEntries().FirstOrDefault() is { } content && content.Key.Value == MediaTypes.Json)
        {
            Examples(file, content, isBody: false);
        }
    }

    private void Examples(PageFile file, MapEntry content, bool isBody)
    {
        _examples.Check(file, content.Value, isBody);
        if (content.Value.Map("examples") is not { Children.Count: > 0 })
        {
            lint.Findings.Add(
                file, content.Key, "missing-example",
                "Add 'examples' with at least one: the fake server returns them and the wire tests send them.");
        }
    }

    private MapEntry? Single(PageFile file, YamlMappingNode owner)
    {
        if (owner.Map("content") is not { } content)
        {
            return null;
        }

        if (content.Children.Count != 1)
        {
            lint.Findings.Add(
                file, owner.KeyOf("content"), "media-type",
                "Keep one media type, the one that Meta's page recommends: a body or a response has exactly one.");
        }

        return content.MapEntries().FirstOrDefault();
    }

    private NamedSchema? Named(PageFile file, YamlMappingNode media, string rule)
    {
        if (media.Map("schema") is not { } schema)
        {
            return null;
        }

        YamlNode key = media.KeyOf("schema");
        if (!schema.Has("$ref"))
        {
            lint.Findings.Add(
                file, key, rule, "Make the schema a named one under 'components', 'schemas' and refer to it.");
            return null;
        }

        schemas.Use(file, key, schema);
        NamedSchema? target = lint.Schemas.Find(file, schema.Get("$ref"));
        if (target is { IsEnum: true })
        {
            lint.Findings.Add(file, key, rule, $"Refer to an object: '{target.Name}' is an enum.");
        }

        return target;
    }
}
