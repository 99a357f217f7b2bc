using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
using WhatsApp.Release.Api;
using WhatsApp.Release.Versions;

// The help of these verbs, and what they accept, is in WhatsApp.Generator.Build.CommandLine.
return await CommandLine.RunAsync(async (generation, cancellationToken) => args switch
{
    ["api"] => ApiListing.Run(generation.Root),
    ["compat", .. var commit] => await new CompatVerb(generation.Root, cancellationToken)
        .RunAsync(commit.FirstOrDefault()),
    ["new-version", var version] => new NewVersionVerb(generation).Run(version),
    ["pack", .. var tag] => await new PackVerb(generation.Root, cancellationToken).RunAsync(tag.FirstOrDefault()),
    _ => throw new GenerationException("Run './build.sh --help' to see all verbs."),
});
