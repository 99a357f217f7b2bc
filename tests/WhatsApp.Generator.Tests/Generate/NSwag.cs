using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>Building and testing must work without Node.js; what needs NSwag says so and is skipped there.</summary>
internal static class NSwag
{
    internal static void AssumeInstalled() => Assume.That(
        NSwagRunner.IsInstalled(Repository.Root()),
        "NSwag is not installed. Run 'npm ci' in the root of the repository to run this test.");
}
