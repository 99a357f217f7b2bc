using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>A parameter as it is used: inline, or what a reference names.</summary>
/// <param name="At">Where it is used.</param>
/// <param name="Node">What it says.</param>
internal sealed record UsedParameter(YamlNode At, YamlMappingNode Node)
{
    public string Name => Node.Text("name") ?? string.Empty;

    public string? In => Node.Text("in");
}

/// <summary>Parameters: their keys, their types, and what <c>fields</c> may name.</summary>
internal sealed class ParameterRules(LintContext lint, SchemaRules schemas)
{
    private readonly NodeRules _nodes = new(lint);

    /// <summary>Checks the parameters of a path or operation and returns those that are there.</summary>
    public List<UsedParameter> CheckAll(PageFile file, YamlMappingNode owner)
    {
        var used = new List<UsedParameter>();
        foreach (YamlNode item in owner.List("parameters")?.Children ?? [])
        {
            if (item is not YamlMappingNode parameter)
            {
                continue;
            }

            if (!parameter.Has("$ref"))
            {
                if (parameter.Text("name") == "filtering")
                {
                    lint.Findings.Add(
                        file, parameter, "filtering",
                        "Refer to '../shared/parameters.yaml#/components/parameters/Filtering': lists filter alike.");
                }

                Check(file, parameter, parameter);
                used.Add(new UsedParameter(parameter, parameter));
            }
            else
            {
                if (lint.References.Follow(file, parameter.Get("$ref"), ReferenceRules.Parameters) is { } target)
                {
                    used.Add(new UsedParameter(parameter, target.Node));
                }
            }
        }

        return used;
    }

    /// <summary>Checks one parameter where it is declared.</summary>
    public void Check(PageFile file, YamlNode subject, YamlMappingNode parameter)
    {
        switch (parameter.Text("in"))
        {
            case "path":
                PathParameter(file, subject, parameter);
                break;
            case "header":
                HeaderParameter(file, parameter);
                break;
        }

        _nodes.Check(file, subject, parameter);
        Fields(file, subject, parameter);
        if (parameter.Map("schema") is { } schema)
        {
            schemas.Use(file, parameter.KeyOf("schema"), schema);
            if (schema.Text("format") == "binary")
            {
                lint.Findings.Add(
                    file, schema.KeyOf("format"), "binary-place",
                    "A file is sent in the body: move it to a property of a multipart/form-data body.");
            }
        }
    }

    // It becomes an argument of the method, which cannot be left out.
    private void HeaderParameter(PageFile file, YamlMappingNode parameter)
    {
        YamlMappingNode? schema = parameter.Map("schema");
        if (!parameter.Has("required")
            || schema?.Text("type") is not ("string" or "integer")
            || schema.Has("format"))
        {
            lint.Findings.Add(
                file, parameter.KeyOf("in"), "parameter-in",
                "Make the header 'required: true' and its schema 'string' or 'integer' without a format, or remove it: "
                    + "the client sends the usual headers by itself.");
        }
    }

    private void PathParameter(PageFile file, YamlNode subject, YamlMappingNode parameter)
    {
        if (!parameter.Has("required"))
        {
            lint.Findings.Add(
                file, subject, "path-parameter", "Add 'required: true': no path works without its parameters.");
        }

        if (parameter.Map("schema") is { } schema
            && (schema.Has("$ref") || schema.Text("type") is not (null or "string")))
        {
            lint.Findings.Add(
                file, parameter.KeyOf("schema"), "path-parameter",
                "Make the schema 'type: string': a segment of a path is text.");
        }
    }

    private void Fields(PageFile file, YamlNode subject, YamlMappingNode parameter)
    {
        bool isFields = parameter.Text("name") == "fields" && parameter.Text("in") == "query";
        if (!parameter.Has("x-fields"))
        {
            if (isFields)
            {
                lint.Findings.Add(
                    file, subject, "fields",
                    "Add 'x-fields' with a reference to the model whose members may be named.");
            }

            return;
        }

        YamlNode key = parameter.KeyOf("x-fields");
        YamlMappingNode? schema = parameter.Map("schema");
        if (!isFields || schema?.Text("type") != "array" || schema.Map("items")?.Text("type") != "string")
        {
            lint.Findings.Add(
                file, key, "fields", "Keep 'x-fields' for the query parameter 'fields', an array of strings.");
        }

        lint.References.Follow(file, parameter.Get("x-fields"), ReferenceRules.Schemas);
        if (lint.Schemas.Find(file, parameter.Get("x-fields")) is not { } model)
        {
            return;
        }

        if (model.Properties is null || model.BaseReference is not null)
        {
            lint.Findings.Add(
                file, key, "fields", $"Refer to a model with its own properties; '{model.Name}' has none.");
        }

        lint.TypeNames.Type(
            file, key, model.Name + "Field", "fields of " + model.Name, $"the list of members of '{model.Name}'");
        lint.MemberNames.CheckFields(model);
    }
}
