using Microsoft.Extensions.Configuration;

namespace WhatsApp.Tool;

/// <summary>Reads what <c>dotnet user-secrets</c> has stored.</summary>
internal static class UserSecrets
{
    /// <summary>Id of the secrets, unless <c>--user-secrets</c> names those of a project.</summary>
    public const string DefaultId = "WhatsApp.Generated.Tool";

    /// <summary>Returns a secret; null if it is not set.</summary>
    /// <param name="id">Id of the secrets.</param>
    /// <param name="key">Key, such as <c>WhatsApp:AccessToken</c>.</param>
    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static string? Find(string id, string key)
    {
        try
        {
            return new ConfigurationBuilder().AddUserSecrets(id).Build()[key];
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw new ToolException(
                $"The user secrets '{id}' cannot be read: {error.GetBaseException().Message}",
                $"Correct them with 'dotnet user-secrets --id {id} list', or set the environment variable instead.",
                cause: error);
        }
    }
}
