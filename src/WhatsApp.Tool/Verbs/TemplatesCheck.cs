using System.CommandLine;
using System.Text.Json;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary>
/// The verb <c>templates check</c>: a definition by Meta's rules, a message against its template, or a template of the
/// account by its status and Meta's rules.
/// </summary>
internal static class TemplatesCheck
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        var lookup = new TemplateLookup();
        var target = new Argument<string>("file-or-name")
        {
            Description = "JSON file of a definition or of a message with a template (- is standard input), or name of a template.",
        };
        var command = new Command("check", "Check a definition, a message with a template, or a template of the account.")
        {
            target,
        };
        lookup.AddTo(command);
        return command.Run(tool, options, async call =>
        {
            string given = call.Parsed.GetRequiredValue(target);
            List<Finding> findings = IsFile(given)
                ? await CheckFileAsync(call, lookup, given)
                : await CheckNameAsync(call, lookup, given);
            Write(call, findings);
            return findings.TrueForAll(finding => finding.Violations.Count == 0) ? ExitCode.Success : ExitCode.Failure;
        });
    }

    private static bool IsFile(string text) =>
        text == InputFile.StandardInput || File.Exists(text) || text.AsSpan().ContainsAny('/', '\\')
        || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static async Task<List<Finding>> CheckFileAsync(VerbCall call, TemplateLookup lookup, string path)
    {
        InputFile file = await InputFile.ReadAsync(call, path);
        TemplateCreateRequest definition = file.Json<TemplateCreateRequest>();
        if (!definition.AdditionalData.ContainsKey("template"))
        {
            return [new Finding(path, [.. OfCategory(definition), .. GraphValidation.Check(definition)])];
        }

        if (file.Json<MessageRequest>() is not TemplateMessage { Template: { Name: { } name } content } message)
        {
            throw new ToolException($"{path} is not a message with a template.", "Its 'type' must be 'template'.");
        }

        using WhatsAppClient client = await call.CreateClientAsync();
        MessageTemplate template = await lookup.FindAsync(call, client, name, content.Language?.Code);
        return [new Finding(path, [.. GraphValidation.Check(message).Concat(template.Check(message)).Distinct()])];
    }

    // The SDK sends values that it does not know. A definition in a file is more likely to be wrong.
    private static IEnumerable<GraphViolation> OfCategory(TemplateCreateRequest definition) =>
        definition.Category.Value is { } category && !KnownValues<TemplateCategory>.Contains(category)
            ? [new GraphViolation(
                "category",
                GraphRule.Other,
                $"must be {Words.Or(KnownValues<TemplateCategory>.All)}; it is",
                $"'{category}'",
                null)]
            : [];

    private static async Task<List<Finding>> CheckNameAsync(VerbCall call, TemplateLookup lookup, string name)
    {
        using WhatsAppClient client = await call.CreateClientAsync();
        return
        [
            .. (await lookup.FindAllAsync(call, client, name)).Select(template => new Finding(
                $"{template.Name} {template.Language}", [.. OfStatus(template), .. OfDefinition(template)])),
        ];
    }

    private static IEnumerable<GraphViolation> OfStatus(MessageTemplate template) =>
        template.Status is { } status && status != TemplateStatus.Approved
            ? [new GraphViolation("status", GraphRule.Other, "must be APPROVED to be sent; it is", Reason(template), null)]
            : [];

    private static string Reason(MessageTemplate template) =>
        template.RejectedReason?.Value is { } reason and not "NONE" ? $"{template.Status} ({reason})" : $"{template.Status}";

    private static IReadOnlyList<GraphViolation> OfDefinition(MessageTemplate template) =>
        GraphValidation.Check(new TemplateCreateRequest
        {
            Name = template.Name!,
            Language = template.Language!,
            Category = template.Category ?? TemplateCategory.Utility,
            Components = template.Components,
            ParameterFormat = template.ParameterFormat,
        });

    private static void Write(VerbCall call, List<Finding> findings)
    {
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, json => WriteJson(json, findings));
            return;
        }

        foreach (Finding finding in findings)
        {
            if (finding.Violations.Count == 0)
            {
                call.WriteLine($"{finding.Target}: nothing wrong.");
            }

            foreach (GraphViolation violation in finding.Violations)
            {
                call.WriteLine($"{finding.Target}: {violation}");
            }
        }
    }

    private static void WriteJson(Utf8JsonWriter json, List<Finding> findings)
    {
        json.WriteStartArray("checked");
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("target", finding.Target);
            json.WriteStartArray("violations");
            foreach (GraphViolation violation in finding.Violations)
            {
                json.WriteStartObject();
                json.WriteString("path", violation.Path);
                json.WriteString("rule", violation.Rule.ToString());
                json.WriteString("text", violation.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private sealed record Finding(string Target, IReadOnlyList<GraphViolation> Violations);
}
