using Microsoft.Kiota.Abstractions;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>Responds to every message soon, on another thread, and counts.</summary>
internal sealed class CountingAdapter : AdapterDouble
{
    private int _atOnce;
    private int _messages;
    private int _mostAtOnce;

    public int Messages => _messages;

    public int MostAtOnce => _mostAtOnce;

    protected override async Task<string> RespondAsync(
        RequestInformation request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _messages);
        int atOnce = Interlocked.Increment(ref _atOnce);
        for (int most = _mostAtOnce; atOnce > most; most = _mostAtOnce)
        {
            Interlocked.CompareExchange(ref _mostAtOnce, atOnce, most);
        }

        await Task.Yield();
        Interlocked.Decrement(ref _atOnce);
        return "{}";
    }
}
