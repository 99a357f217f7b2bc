using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>
/// What is written besides the code of the pages: the tables of operations and of events, the examples, and the end dates.
/// </summary>
public static class SideFiles
{
    /// <summary>Their paths from the root.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        OperationsPage.Path, EventsPage.Path, ExamplesFile.Path, WebhookExamplesFile.Path, EndDatesFile.Path,
        EndDatesFile.PagePath,
    ];

    /// <summary>Files that are not what the pages say, with what they should contain; paths from the root.</summary>
    public static IReadOnlyList<(string File, string Text)> Differing(Generation generation)
    {
        PageSet pages = generation.Pages;
        EndDatesFile? ends = EndDatesFile.Load(generation.Root);
        (string File, string Text)[] files =
        [
            (OperationsPage.Path, OperationsPage.Write(pages)),
            (EventsPage.Path, EventsPage.Write(pages)),
            (ExamplesFile.Path, ExamplesFile.Write(pages)),
            (WebhookExamplesFile.Path, WebhookExamplesFile.Write(pages)),
            .. ends is null ? Array.Empty<(string, string)>() : [(EndDatesFile.PagePath, ends.WritePage())],
        ];
        return [.. files.Where(file => !IsCurrent(Path.Combine(generation.Root, file.File), file.Text))];
    }

    private static bool IsCurrent(string path, string text) => File.Exists(path) && File.ReadAllText(path) == text;
}
