using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>What is written from the pages besides C#: the table of operations and the examples.</summary>
public static class SideFiles
{
    /// <summary>Their paths from the root.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [OperationsPage.Path, ExamplesFile.Path, WebhookExamplesFile.Path];

    /// <summary>Files that are not what the pages say, with what they should contain; paths from the root.</summary>
    public static IReadOnlyList<(string File, string Text)> Differing(Generation generation)
    {
        PageSet pages = generation.Pages;
        (string File, string Text)[] files =
        [
            (OperationsPage.Path, OperationsPage.Write(pages)),
            (ExamplesFile.Path, ExamplesFile.Write(pages)),
            (WebhookExamplesFile.Path, WebhookExamplesFile.Write(pages)),
        ];
        return [.. files.Where(file => !IsCurrent(Path.Combine(generation.Root, file.File), file.Text))];
    }

    private static bool IsCurrent(string path, string text) => File.Exists(path) && File.ReadAllText(path) == text;
}
