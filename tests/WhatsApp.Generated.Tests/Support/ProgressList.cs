namespace WhatsApp.Generated.Tests.Support;

/// <summary>Keeps what is told of a progress, at once and in order, as <see cref="Progress{T}"/> does not.</summary>
internal sealed class ProgressList(Action<long>? told = null) : IProgress<long>
{
    private readonly List<long> _values = [];

    public IReadOnlyList<long> Values => _values;

    public void Report(long value)
    {
        _values.Add(value);
        told?.Invoke(value);
    }
}
