using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Schemas that neither an operation nor a webhook leads to.</summary>
internal static class UsageRules
{
    // Findings after which a schema may not be reached although it is used.
    private static readonly HashSet<string> Breaks =
    [
        "reference-form",
        "reference-kind",
        "reference-unresolved",
        "unknown-key",
        "misplaced-key",
        "missing-key",
        "value-kind",
        "inline-schema",
        "union-mapping",
        "page-parts",
        "success-response",
        "type",
    ];

    public static void Check(LintContext lint)
    {
        if (lint.Findings.HasAny(Breaks))
        {
            return;
        }

        Reach used = Reach.OfAll(lint.Pages);
        foreach (NamedSchema schema in lint.Schemas.All
            .Where(schema => !used.Has(schema.Node) && !schema.Node.Has("x-error-codes")))
        {
            lint.Findings.Add(
                schema.File, schema.Key, "unused-schema",
                $"Use '{schema.Name}' or remove it: no operation and no webhook leads to it.");
        }

        foreach (PageFile file in lint.Files)
        {
            foreach ((YamlScalarNode name, YamlMappingNode parameter) in
                file.Root.Map("components")?.Map("parameters").MapEntries() ?? [])
            {
                if (!used.Has(parameter))
                {
                    lint.Findings.Add(
                        file, name, "unused-parameter",
                        $"Use '{name.Value}' or remove it: no path and no operation has it.");
                }
            }
        }
    }
}
