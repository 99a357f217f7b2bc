namespace WhatsApp.Generator.Build;

/// <summary>The script that starts this program.</summary>
public static class BuildScript
{
    private const string Unix = "./build.sh";
    private const string Windows = "./build.ps1";

    /// <summary>How it is called on this operating system.</summary>
    public static string Name { get; } = OperatingSystem.IsWindows() ? Windows : Unix;

    /// <summary>A message that names it as it is called on this operating system.</summary>
    /// <param name="message">A message that says <c>./build.sh</c>, as messages do in the code.</param>
    public static string In(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Replace(Unix, Name, StringComparison.Ordinal);
    }
}
