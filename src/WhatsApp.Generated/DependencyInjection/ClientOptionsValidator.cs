using Microsoft.Extensions.Options;

namespace WhatsApp.Generated;

/// <summary>Validates the options of one client. Messages name the setting and never contain a secret.</summary>
internal sealed class ClientOptionsValidator(string clientName) : IValidateOptions<WhatsAppClientOptions>
{
    /// <summary>The configuration section of the options; null if code sets them.</summary>
    public string? SectionPath { get; set; }

    private string Source => SectionPath
        ?? nameof(WhatsAppClientOptions) + (clientName.Length == 0 ? string.Empty : $" of {clientName}");

    public ValidateOptionsResult Validate(string? name, WhatsAppClientOptions options)
    {
        if (name != clientName)
        {
            return ValidateOptionsResult.Skip;
        }

        if (string.IsNullOrWhiteSpace(options.AccessToken) && options.AccessTokenProvider is null)
        {
            return ValidateOptionsResult.Fail(
                $"There is no access token. Set {Setting(nameof(options.AccessToken))} to a token from the App "
                + $"Dashboard, or add an {nameof(IGraphTokenProvider)} to the services.");
        }

        try
        {
            options.Validated();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail(Located(error.Message));
        }
    }

    private string Setting(string member) =>
        SectionPath is null ? $"{Source}.{member.Replace(':', '.')}" : $"{Source}:{member}";

    // Most messages begin with the name of the member.
    private string Located(string problem)
    {
        string member = problem.Split(' ', 2)[0];
        return ClientConfiguration.KeyOf(member) is { } key
            ? Setting(key) + problem[member.Length..]
            : $"{Source}: {problem}";
    }
}
