using System.CommandLine;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary>Where the templates of a verb come from.</summary>
internal sealed class TemplateLookup
{
    private static readonly MessageTemplateField[] Fields =
    [
        MessageTemplateField.Id, MessageTemplateField.Name, MessageTemplateField.Language, MessageTemplateField.Status,
        MessageTemplateField.Category, MessageTemplateField.ParameterFormat, MessageTemplateField.Components,
        MessageTemplateField.QualityScore, MessageTemplateField.RejectedReason,
    ];

    private readonly Option<string?> _account = new("--account")
    {
        Description = $"WhatsApp Business Account id. Default: {Setting.AccountId.Variable}.",
        HelpName = "id",
    };

    private readonly Option<string?> _language = new("--language")
    {
        Description = "Language of the template, such as en_US.",
        HelpName = "code",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_language);
        command.Options.Add(_account);
    }

    /// <summary>Lists templates.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="client">The client.</param>
    /// <param name="query">What is listed.</param>
    public async Task<List<MessageTemplate>> ListAsync(
        VerbCall call, WhatsAppClient client, AccountMessageTemplatesQuery query)
    {
        query.Fields = Fields;
        query.Language ??= call.Parsed.GetValue(_language);
        query.Limit = 100;
        var found = new List<MessageTemplate>();
        await foreach (MessageTemplate template in client.Accounts[call.Require(_account, Setting.AccountId)]
            .MessageTemplates.ListAsync(query, cancellationToken: call.CancellationToken))
        {
            found.Add(template);
        }

        return found;
    }

    /// <summary>Lists the languages of a template.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="client">The client.</param>
    /// <param name="name">Name of the template.</param>
    /// <param name="language">The only language; null for that of the option, or all.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public async Task<List<MessageTemplate>> FindAllAsync(
        VerbCall call, WhatsAppClient client, string name, string? language = null)
    {
        language ??= call.Parsed.GetValue(_language);

        // Meta's filter also finds names that only contain this one.
        List<MessageTemplate> found =
        [
            .. (await ListAsync(call, client, new() { Name = name, Language = language })).Where(template =>
                template.Name == name && (language is null || template.Language == language)),
        ];
        return found.Count > 0 ? found : throw new ToolException(
            $"The account has no template '{name}'{(language is null ? "" : $" in {language}")}.",
            "Run 'whatsapp templates list' to see all.",
            ExitCode.Failure);
    }

    /// <summary>Finds one template.</summary>
    /// <exception cref="ToolException">There is none, or it has several languages.</exception>
    public async Task<MessageTemplate> FindAsync(
        VerbCall call, WhatsAppClient client, string name, string? language = null) =>
        await FindAllAsync(call, client, name, language) is var found && found is [var one] ? one
        : throw new ToolException(
            $"The template '{name}' has several languages: {string.Join(", ", found.Select(template => template.Language))}.",
            "Choose one with --language.");
}
