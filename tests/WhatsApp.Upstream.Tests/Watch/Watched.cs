using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Watch;

namespace WhatsApp.Upstream.Tests.Watch;

/// <summary>Runs the verb.</summary>
internal static class Watched
{
    /// <summary>The address of the site as reports have it.</summary>
    public static string AddressOf(PublishedSite site) => site.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Runs it with a repository and a site.</summary>
    public static async Task<(int ExitCode, string Printed)> RunAsync(
        TemporaryFolder repository, PublishedSite site, TimeProvider time, string format = "text")
    {
        using var output = new StringWriter { NewLine = "\n" };
        int exitCode = await WatchVerb.RunAsync(
            new Generation(repository.Path), ["--base", AddressOf(site), "--format", format], output, time,
            CancellationToken.None);
        return (exitCode, output.ToString());
    }
}
