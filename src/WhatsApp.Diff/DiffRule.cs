namespace WhatsApp.Diff;

/// <summary>A kind of difference, and how bad it is. All of them are listed in docs/diff.md.</summary>
/// <param name="Name">Its name, as reports and docs/diff.md have it.</param>
/// <param name="InRequest">What it is where it is sent.</param>
/// <param name="InResponse">What it is where it is received.</param>
/// <param name="ToDo">What a user must do. {name}, {old} and {new} are replaced by what has changed.</param>
public sealed record DiffRule(string Name, ChangeClass InRequest, ChangeClass InResponse, string ToDo)
{
    /// <summary>A rule for which the direction does not matter.</summary>
    public DiffRule(string name, ChangeClass always, string toDo)
        : this(name, always, always, toDo) { }

    /// <summary>The class where something travels in these directions: the worse of the two.</summary>
    public ChangeClass ClassFor(Use use) =>
        use switch
        {
            Use.Request => InRequest,
            Use.Response => InResponse,
            _ => (ChangeClass)Math.Min((int)InRequest, (int)InResponse),
        };
}
