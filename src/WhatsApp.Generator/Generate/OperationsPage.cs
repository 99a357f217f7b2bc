using System.Text;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>The table from Meta's pages to calls, <c>docs/operations.md</c>.</summary>
public static class OperationsPage
{
    /// <summary>Path from the root of the repository.</summary>
    public const string Path = "docs/operations.md";

    /// <summary>Writes the table.</summary>
    public static string Write(PageSet pages)
    {
        var operations = new PathBundler(pages).Operations;
        var text = new StringBuilder();
        text.Append(
            "# Operations\n\nFrom Meta's page to the call. "
                + "Written by `./build.sh generate` from the pages; do not edit.\n"
        );
        foreach (IGrouping<PageFile, Operation> page in operations.GroupBy(operation => operation.File))
        {
            YamlDotNet.RepresentationModel.YamlMappingNode root = page.Key.Root;
            text.Append($"\n## [{root.Map("info")!.Text("title")}]({root.Map("externalDocs")!.Text("url")})\n\n");
            text.Append($"[{page.Key.Path}](../{page.Key.Path}) · ");
            text.Append($"[{page.Key.Name}.g.cs](../src/WhatsApp.Generated/Pages/{page.Key.Name}.g.cs)\n\n");
            text.Append("| operation | call | does |\n| --- | --- | --- |\n");
            foreach (Operation operation in page)
            {
                string call = $"{operation.Builder.Call}.{operation.MethodName}Async";
                string path = $"{operation.HttpMethod.ToUpperInvariant()} {operation.Path}";
                text.Append($"| `{path}` | `{call}` | {Cell(operation.Summary)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", @"\|", StringComparison.Ordinal);
}
