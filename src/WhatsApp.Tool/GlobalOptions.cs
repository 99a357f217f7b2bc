using System.CommandLine;

namespace WhatsApp.Tool;

/// <summary>The options of every verb.</summary>
internal sealed class GlobalOptions
{
    /// <summary>Whether the output is JSON.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Write JSON to standard output, for scripts. No colours, questions or progress.",
        Recursive = true,
    };

    /// <summary>Address of the API.</summary>
    public Option<string?> BaseAddress { get; } = new("--base-address", "--base-url")
    {
        Description = $"Address of the API, such as that of a fake server. Default: {Setting.BaseAddress.Variable}, else Meta.",
        HelpName = "url",
        Recursive = true,
    };

    /// <summary>Graph version of the calls.</summary>
    public Option<string?> GraphVersion { get; } = new("--graph-version")
    {
        Description = $"Graph version of the calls. Default: {Generated.GraphVersion.Default}.",
        HelpName = "version",
        Recursive = true,
    };

    /// <summary>Id of the user secrets.</summary>
    public Option<string?> UserSecretsId { get; } = new("--user-secrets")
    {
        Description = $"Id of the user secrets, such as that of your project. Default: {UserSecrets.DefaultId}.",
        HelpName = "id",
        Recursive = true,
    };

    /// <summary>Adds the options to the root.</summary>
    public void AddTo(Command root)
    {
        root.Options.Add(Json);
        root.Options.Add(BaseAddress);
        root.Options.Add(GraphVersion);
        root.Options.Add(UserSecretsId);
    }
}
