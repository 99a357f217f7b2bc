using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace WhatsApp.Tool;

/// <summary>Reads what <c>dotnet user-secrets</c> has stored.</summary>
internal static class UserSecrets
{
    /// <summary>Id of the secrets, unless <c>--user-secrets</c> names those of a project.</summary>
    public const string DefaultId = "WhatsApp.Generated.Tool";

    /// <summary>Opens user secrets.</summary>
    /// <param name="id">Id of the secrets.</param>
    /// <returns>Returns a secret by its key, such as <c>WhatsApp:AccessToken</c>; null if it is not set.</returns>
    /// <exception cref="ToolException">The file cannot be read, or there is none for an id other than the default.</exception>
    public static Func<string, string?> Open(string id)
    {
        try
        {
            // Configuration is loaded only where there is something to read.
            return File.Exists(PathHelper.GetSecretsPathFromSecretsId(id)) ? Read(id)
                : id == DefaultId ? static _ => null
                : throw new ToolException(
                    $"There are no user secrets '{id}'.",
                    "Pass the UserSecretsId of a project whose secrets are set, or leave out --user-secrets.");
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw new ToolException(
                $"The user secrets '{id}' cannot be read: {error.GetBaseException().Message}",
                "Correct the file, or set the environment variable instead.",
                cause: error);
        }
    }

    private static Func<string, string?> Read(string id)
    {
        IConfigurationRoot secrets = new ConfigurationBuilder().AddUserSecrets(id).Build();
        return key => secrets[key];
    }
}
