namespace WhatsApp.Diff;

/// <summary>What a change does to a program that was right before it. The worst comes first.</summary>
public enum ChangeClass
{
    /// <summary>It no longer compiles, or the API no longer accepts what it sends or returns what it reads.</summary>
    Breaking,

    /// <summary>It works as before; there is something new to use.</summary>
    Additive,

    /// <summary>Only what is written about the API has changed.</summary>
    Documentation,
}

/// <summary>In which direction something travels.</summary>
[Flags]
public enum Use
{
    /// <summary>To Meta.</summary>
    Request = 1,

    /// <summary>From Meta: a response or a webhook.</summary>
    Response = 2,
}

/// <summary>One difference between two sets of pages.</summary>
/// <param name="Rule">The rule of docs/diff.md that found it.</param>
/// <param name="Class">What it does to a program.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Subject">What it is about: the C# member, else the place on the wire.</param>
/// <param name="What">What has changed, in words.</param>
/// <param name="ToDo">What a user must do; empty where nothing is to be done.</param>
public sealed record Change(
    DiffRule Rule,
    ChangeClass Class,
    ChangePlace Place,
    string Subject,
    string What,
    string ToDo
)
{
    /// <summary>The C# member, such as <c>TextContent.PreviewUrl</c>; null where there is none.</summary>
    public string? CSharp { get; init; }
}

/// <summary>A line of a page.</summary>
/// <param name="Page">The file that reports list it under; for an operation of a contract, method and path.</param>
/// <param name="File">Path of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="IsAtBase">Whether the line is one of the base, since the head no longer has it.</param>
public sealed record ChangePlace(string Page, string File, long Line, bool IsAtBase);
