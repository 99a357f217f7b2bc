namespace WhatsApp.Generated.Tests.Support;

/// <summary>Records the reports of a progress at once and in order, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class ProgressList(Action<long>? reported = null) : IProgress<long>
{
    private readonly List<long> _values = [];

    public IReadOnlyList<long> Values => _values;

    public void Report(long value)
    {
        _values.Add(value);
        reported?.Invoke(value);
    }
}
