using System.CommandLine;
using WhatsApp.Generated;

namespace WhatsApp.Tool;

/// <summary>One invocation of a verb: its arguments, settings and output.</summary>
/// <param name="tool">What it uses of the process.</param>
/// <param name="options">The options of every verb.</param>
/// <param name="parsed">The arguments.</param>
/// <param name="cancellationToken">Cancelled by Ctrl+C.</param>
internal sealed class VerbCall(
    ToolContext tool, GlobalOptions options, ParseResult parsed, CancellationToken cancellationToken)
{
    // Those that are asked for must exist, even if the environment has every setting.
    private Func<string, string?>? _secrets =
        parsed.GetValue(options.UserSecretsId) is { } id ? tool.OpenUserSecrets(id) : null;

    /// <summary>What the verb uses of the process.</summary>
    public ToolContext Tool => tool;

    /// <summary>The arguments.</summary>
    public ParseResult Parsed => parsed;

    /// <summary>Cancelled by Ctrl+C.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether standard output is JSON.</summary>
    public bool IsJson { get; } = parsed.GetValue(options.Json);

    /// <summary>Whether a question can be asked.</summary>
    public bool CanAsk => !IsJson && !tool.IsInputRedirected;

    /// <summary>Graph version of the calls.</summary>
    public string GraphVersion { get; } = parsed.GetValue(options.GraphVersion) ?? Generated.GraphVersion.Default;

    /// <summary>Writes a line of the result.</summary>
    public void WriteLine(string line) => tool.WriteLine(line);

    /// <summary>Returns a setting; null if it is not set.</summary>
    /// <param name="setting">The setting.</param>
    public string? Find(Setting setting)
    {
        if (tool.Environment(setting.Variable) is { Length: > 0 } value)
        {
            return value;
        }

        _secrets ??= tool.OpenUserSecrets(UserSecrets.DefaultId);
        return setting.Keys.Select(_secrets).FirstOrDefault(found => !string.IsNullOrEmpty(found));
    }

    /// <summary>Returns a value that is no secret: from an option, else from the setting.</summary>
    /// <param name="option">The option of the verb.</param>
    /// <param name="setting">The setting.</param>
    /// <exception cref="ToolException">Neither is set.</exception>
    public string Require(Option<string?> option, Setting setting) =>
        (parsed.GetValue(option) is { Length: > 0 } value ? value : Find(setting)) ?? throw new ToolException(
            $"There is no {setting.Name}.", $"Pass {option.Name}, or set {setting.Variable}.");

    /// <summary>Returns a secret, from the setting or from a hidden prompt. It is never an argument.</summary>
    /// <param name="setting">The setting.</param>
    /// <exception cref="ToolException">It is not set, and no question can be asked.</exception>
    public async Task<string> RequireSecretAsync(Setting setting) =>
        Find(setting) ?? (CanAsk
            ? await Screen.AskAsync(this, $"{char.ToUpperInvariant(setting.Name[0])}{setting.Name[1..]}:", isSecret: true)
            : throw new ToolException(
                $"There is no {setting.Name}.",
                $"Set the environment variable {setting.Variable}, or the user secret {setting.Keys[0]} (see docs/tool.md)."));

    /// <summary>Creates a client with the access token and the options of the invocation.</summary>
    /// <exception cref="ToolException">There is no token, or an option is invalid.</exception>
    public async Task<WhatsAppClient> CreateClientAsync(bool validateRequests = true) =>
        CreateClient(await RequireSecretAsync(Setting.AccessToken), validateRequests);

    /// <summary>Creates a client with a token and the options of the invocation.</summary>
    /// <exception cref="ToolException">An option is invalid.</exception>
    public WhatsAppClient CreateClient(string accessToken, bool validateRequests = true)
    {
        var settings = new WhatsAppClientOptions
        {
            AccessToken = accessToken,
            AppSecret = Find(Setting.AppSecret),
            ApplicationName = "whatsapp-tool",
            TimeProvider = tool.Time,
            ValidateRequests = validateRequests,

            // Someone waits for it.
            Retry = new RetryOptions { MaxRetries = 2, BaseDelay = TimeSpan.FromSeconds(0.5) },
        };
        settings.GraphVersion = GraphVersion;

        if ((parsed.GetValue(options.BaseAddress) ?? Find(Setting.BaseAddress)) is { } address)
        {
            settings.BaseAddress = Uri.TryCreate(address, UriKind.Absolute, out Uri? url)
                ? url
                : throw new ToolException(
                    $"'{address}' is not an address.", "Pass --base-address with one such as http://127.0.0.1:5080.");
        }

        try
        {
            return tool.CreateClient(settings);
        }
        catch (ArgumentException error)
        {
            // The last sentence of such a message is the next step.
            string message = ErrorText.WithoutParameter(error);
            int end = message.LastIndexOf(". ", StringComparison.Ordinal) + 1;
            throw end > 0
                ? new ToolException(message[..end], message[end..].TrimStart(), cause: error)
                : new ToolException(message, "Correct the option or the setting.", cause: error);
        }
    }
}
