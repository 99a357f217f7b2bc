using System.Runtime.CompilerServices;

namespace System.Linq;

/// <summary>
/// What .NET 10 has for lists. The package System.Linq.AsyncEnumerable would be ambiguous in programs that use
/// System.Linq.Async.
/// </summary>
internal static class AsyncEnumerable
{
#pragma warning disable CS1998 // Nothing waits: the items are there.
    public static async IAsyncEnumerable<TSource> ToAsyncEnumerable<TSource>(
        this IEnumerable<TSource> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (TSource item in source)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
#pragma warning restore CS1998
}
