using System.CommandLine;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>templates</c>.</summary>
internal static class TemplatesVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options) =>
        new("templates", "List and check message templates.")
        {
            List(tool, options),
            TemplatesCheck.Create(tool, options),
        };

    private static Command List(ToolContext tool, GlobalOptions options)
    {
        var lookup = new TemplateLookup();
        Option<TemplateStatus?> status = KnownValues<TemplateStatus>.CreateOption(
            "--status", "Only those with a status, such as APPROVED.");
        Option<TemplateCategory?> category = KnownValues<TemplateCategory>.CreateOption(
            "--category", "Only those of a category, such as UTILITY.");
        var command = new Command("list", "List the templates of an account.") { status, category };
        lookup.AddTo(command);
        return command.Run(tool, options, async call =>
        {
            using WhatsAppClient client = await call.CreateClientAsync();
            List<MessageTemplate> templates = await lookup.ListAsync(call, client, new()
            {
                Status = call.Parsed.GetValue(status),
                Category = call.Parsed.GetValue(category),
            });
            if (call.IsJson)
            {
                JsonOutput.Write(call.Tool, templates);
            }
            else
            {
                Screen.WriteTable(
                    call,
                    ["NAME", "LANGUAGE", "CATEGORY", "STATUS", "QUALITY", "ID"],
                    templates.Select(template => (string?[])
                    [
                        template.Name, template.Language, template.Category?.Value, template.Status?.Value,
                        template.QualityScore?.Score?.Value, template.Id,
                    ]));
            }

            return ExitCode.Success;
        });
    }
}
