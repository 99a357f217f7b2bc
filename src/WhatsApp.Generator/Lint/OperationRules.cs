using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Operations: their names, parameters, body and responses.</summary>
internal sealed class OperationRules(LintContext lint, ParameterRules parameters, ContentRules content)
{
    private const string Paging = "../shared/paging.yaml#/components/schemas/Paging";
    private const string Error = "../shared/errors.yaml#/components/responses/Error";

    private readonly RemovedFeatureRules _removed = new(lint);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <param name="file">The page.</param>
    /// <param name="path">The path.</param>
    /// <param name="item">What is under the path.</param>
    /// <param name="method">The key of the operation.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="builder">The builder that gets it, if its node is known.</param>
    public void Check(
        PageFile file,
        YamlScalarNode path,
        YamlMappingNode item,
        YamlScalarNode method,
        YamlMappingNode operation,
        BuilderName? builder)
    {
        Words(file, method, operation);
        string identity = $"{method.Value} {path.Value}";
        if (Find(file, method, identity, $"{method.Value} of {builder?.Identity ?? path.Value}") is { } other)
        {
            Report(file, method, "duplicate-operation", $"Keep one of them: {other} has '{identity}' already.");
        }

        List<UsedParameter> query = parameters.CheckAll(file, operation);
        Query(file, query);
        _removed.Check(file, item, operation, query);
        if (query.Exists(parameter => parameter.In == "query") && builder is not null)
        {
            string verb = method.Value == "get" ? string.Empty : CSharpNames.Pascal(method.Name());
            lint.TypeNames.Type(file, path, $"{builder.Stem}{verb}Query", identity, $"the query of '{identity}'");
        }

        if (method.Value == "get" && operation.Has("requestBody"))
        {
            Report(
                file, operation.KeyOf("requestBody"), "get-body",
                "Move what the body says to query parameters: a get has no body.");
        }

        if (operation.List("security") is { Children.Count: > 0 })
        {
            Report(
                file, operation.KeyOf("security"), "security",
                "Remove 'security', or write 'security: []' if the operation needs no access token.");
        }

        content.Body(file, operation);
        int before = lint.Findings.Count;
        NamedSchema? answer = Answers(file, operation);

        // A response that cannot be read, which is reported already, may have all that a list needs.
        bool isUnread = lint.Findings.Count > before || lint.Keys.IsBroken(operation.Map("responses"));
        if (operation.Has("x-paged") && (answer is not null || !isUnread))
        {
            CheckPaged(file, operation.KeyOf("x-paged"), method.Name(), query, answer);
        }
        else if (method.Value == "get"
            && answer?.Properties?.Map("paging")?.Text("$ref") is Paging
            && answer.Properties.Map("data")?.Text("type") == "array")
        {
            Report(file, method, "paged", "Add 'x-paged: true': the response is a page of a list, with 'paging'.");
        }
    }

    public void CheckWebhook(PageFile file, YamlNode method, YamlMappingNode operation)
    {
        Words(file, method, operation);
        Query(file, parameters.CheckAll(file, operation));
        content.Body(file, operation);
    }

    /// <summary>The place of an earlier operation with one of these identities.</summary>
    private string? Find(PageFile file, YamlNode method, params string[] identities)
    {
        string place = $"{file.Path}:{method.Start.Line}";
        string? other = null;
        foreach (string identity in identities)
        {
            other ??= _places.TryAdd(identity, place) ? null : _places[identity];
        }

        return other;
    }

    private void Words(PageFile file, YamlNode method, YamlMappingNode operation)
    {
        if (operation.Text("operationId") is { } id)
        {
            lint.TypeNames.Operation(file, operation.KeyOf("operationId"), id);
        }
    }

    private void Query(PageFile file, List<UsedParameter> query)
    {
        foreach (UsedParameter parameter in query.Where(parameter => parameter.In == "path"))
        {
            Report(file, parameter.At, "parameter-place", "Move the parameter to the 'parameters' of the path.");
        }

        lint.MemberNames.Check(file, query.Where(parameter => parameter.Name.Length > 0)
            .Select(parameter => MemberName.Of(parameter.At, parameter.Name, parameter.Node)));
    }

    /// <summary>Returns the schema of the successful response.</summary>
    private NamedSchema? Answers(PageFile file, YamlMappingNode operation)
    {
        if (operation.Map("responses") is not { } responses)
        {
            return null;
        }

        NamedSchema? schema = null;
        bool hasSuccess = false;
        foreach ((YamlScalarNode status, YamlNode answer) in responses.Entries())
        {
            if (status.Value == "default")
            {
                CheckError(file, status, answer);
            }
            else if (status.Value is not ['2', >= '0' and <= '9', >= '0' and <= '9'])
            {
                Report(file, status, "error-response", $"Remove '{status.Value}': every error is in 'default'.");
            }
            else if (hasSuccess)
            {
                Report(
                    file, status, "success-response",
                    $"Remove '{status.Value}', or the other success: an operation has one.");
            }
            else
            {
                hasSuccess = true;
                schema = Success(file, status, answer);
            }
        }

        YamlNode key = operation.KeyOf("responses");
        if (!hasSuccess)
        {
            Report(file, key, "success-response", "Add the successful response, such as '200'.");
        }

        if (!responses.Has("default"))
        {
            Report(file, key, "error-response", $"Add 'default' with '$ref: {Error}'.");
        }

        return schema;
    }

    private NamedSchema? Success(PageFile file, YamlScalarNode status, YamlNode answer)
    {
        if (answer is not YamlMappingNode map || map.Has("$ref"))
        {
            Report(
                file, status, "success-response",
                "Write the response here, with a description and its content; only its schema is a reference.");
            return null;
        }

        if (map.Has("content") == (status.Value == "204"))
        {
            Report(
                file, status, "success-response",
                status.Value == "204"
                    ? "Remove 'content', or write another status: 204 means that there is none."
                    : "Add 'content', or write '204' if Meta returns no body. If the response only reports "
                        + "success, refer to SuccessResponse.");
        }

        content.AnswerExamples(file, map);
        return content.Response(file, map);
    }

    private void CheckError(PageFile file, YamlScalarNode key, YamlNode answer)
    {
        if (answer is not YamlMappingNode map || map.Text("$ref") != Error || map.Children.Count != 1)
        {
            Report(
                file, key, "error-response",
                $"Write 'default' as '$ref: {Error}' and nothing else: Meta's envelope is one.");
        }
        else
        {
            lint.References.Follow(file, map.Get("$ref"), ReferenceRules.Responses);
        }
    }

    private void CheckPaged(PageFile file, YamlNode at, string method, List<UsedParameter> query, NamedSchema? answer)
    {
        if (method != "get")
        {
            Report(file, at, "paged", "Remove 'x-paged': only a get is a list.");
            return;
        }

        YamlMappingNode? data = answer?.Properties?.Map("data");
        if (data?.Text("type") != "array" || data.Map("items")?.Has("$ref") != true)
        {
            Report(
                file, at, "paged",
                "Give the response a property 'data', an array whose items are a '$ref', or remove 'x-paged'.");
        }

        if (answer?.Properties?.Map("paging")?.Text("$ref") is not Paging)
        {
            Report(
                file, at, "paged",
                $"Give the response a property 'paging' with '$ref: {Paging}', or remove 'x-paged'.");
        }

        if (!query.Exists(parameter => parameter is { Name: "after", In: "query" }))
        {
            Report(
                file, at, "paged",
                "Add the query parameter '$ref: ../shared/parameters.yaml#/components/parameters/After', or "
                    + "remove 'x-paged'.");
        }
    }

    private void Report(PageFile file, YamlNode at, string rule, string advice) =>
        lint.Findings.Add(file, at, rule, advice);
}
