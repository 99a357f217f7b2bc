namespace WhatsApp.Benchmarks.Running;

/// <summary>A floor, and what is compared with it.</summary>
/// <param name="name">What they all do.</param>
/// <param name="floor">The first column: each ratio is a ratio to it.</param>
/// <param name="others">The SDK, and other ways.</param>
internal sealed class Row(string name, Contender floor, params Contender[] others)
{
    public string Name => name;

    /// <summary>The floor first.</summary>
    public IReadOnlyList<Contender> Contenders { get; } = [floor, .. others];

    /// <summary>How long the floor runs in each round.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>The largest number of rounds, for what takes seconds.</summary>
    public int MaxRounds { get; init; } = int.MaxValue;
}

/// <summary>Rows that belong together. One that owns something is disposable.</summary>
internal abstract class Comparison
{
    /// <summary>What a reader of the table must know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Whether the rows are alike, so that their median says something.</summary>
    public virtual bool HasLikeRows => false;

    /// <summary>Makes the rows, and fails where the contenders do not do the same.</summary>
    public abstract Task<IReadOnlyList<Row>> PrepareAsync();
}
