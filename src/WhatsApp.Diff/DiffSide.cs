using WhatsApp.Generator.Pages;

namespace WhatsApp.Diff;

/// <summary>One of the two sets of pages that are compared.</summary>
/// <param name="Label">How reports name it: a git ref, a folder, a file, or the working tree.</param>
/// <param name="Pages">The pages.</param>
/// <param name="IsContract">Whether it is a contract document rather than our pages.</param>
public sealed record DiffSide(string Label, PageSet Pages, bool IsContract);
