using WhatsApp.Generator.Build;
using WhatsApp.Diff;
using WhatsApp.Generator.Generate;
using WhatsApp.Upstream.Contracts;
using WhatsApp.Upstream.Coverage;
using WhatsApp.Upstream.Drift;
using WhatsApp.Upstream.Examples;
using WhatsApp.Upstream.Watch;

// The help of these verbs, and what they accept, is in WhatsApp.Generator.Build.CommandLine.
return await CommandLine.RunAsync(async (generation, cancellationToken) => args switch
{
    ["coverage", var contract] => CoverageVerb.Run(generation, contract),
    ["diff", .. var sides] => await new DiffVerb(generation, cancellationToken)
    {
        Contracts = (old, @new) => ContractDiff.Compare(generation, old, @new),
    }.RunAsync(sides),
    ["drift", .. var captures] => DriftVerb.Run(generation, captures, Console.Out),
    ["roundtrip", var folder] => Roundtrip.Run(folder, Console.Out, Console.Error),
    ["watch", .. var options] =>
        await WatchVerb.RunAsync(generation, options, Console.Out, TimeProvider.System, cancellationToken),
    ["webhook", .. var files] => WebhookReport.Run(files, Console.Out),
    _ => throw new GenerationException("Run './build.sh --help' to see all verbs."),
});
