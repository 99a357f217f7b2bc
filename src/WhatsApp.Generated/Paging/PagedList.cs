using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>One page of a list.</summary>
/// <typeparam name="TItem">What the list holds.</typeparam>
public interface IPage<out TItem>
{
    /// <summary>The items of this page; an empty page may stand before one that is not.</summary>
    IReadOnlyList<TItem>? Data { get; }

    /// <summary>Where the page stands in the list.</summary>
    Paging? Paging { get; }
}

/// <summary>
/// A list of the API, fetched page by page while it is walked. It asks for nothing until then, starts over whenever it
/// is walked again, and may be walked by several at once.
/// </summary>
/// <typeparam name="TPage">A page, for <see cref="AsPages"/>.</typeparam>
/// <typeparam name="TItem">An item.</typeparam>
public sealed class PagedList<TPage, TItem> : IAsyncEnumerable<TItem>
    where TPage : JsonModel, IJsonModel<TPage>, IPage<TItem>
{
    private readonly IRequestAdapter _adapter;
    private readonly GraphRequest _firstPage;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Describes a list. Generated code calls this.</summary>
    /// <param name="adapter">Sends the requests.</param>
    /// <param name="firstPage">Asks for the page to start from.</param>
    /// <param name="cancellationToken">Ends the walk, besides the token of the walk itself.</param>
    public PagedList(
        IRequestAdapter adapter,
        GraphRequest firstPage,
        CancellationToken cancellationToken)
    {
        _adapter = adapter;
        _firstPage = firstPage;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Walks the items of all pages from the one that the query names.</summary>
    /// <exception cref="GraphApiException">A page could not be had.</exception>
    /// <exception cref="InvalidOperationException">A page repeats the cursor of an earlier one.</exception>
    public async IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        await foreach (TPage page in AsPages(either.Token).ConfigureAwait(false))
        {
            foreach (TItem item in page.Data ?? [])
            {
                either.Token.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>
    /// Walks the pages themselves, empty ones among them. To go on later from where a walk ended, keep the last page's
    /// <c>Paging.Cursors.After</c> and set it as <c>After</c> of the query.
    /// </summary>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="GraphApiException">A page could not be had.</exception>
    /// <exception cref="InvalidOperationException">A page repeats the cursor of an earlier one.</exception>
    public async IAsyncEnumerable<TPage> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        GraphRequest request = _firstPage;
        bool tellsNext = false;
        while (true)
        {
            either.Token.ThrowIfCancellationRequested();
            TPage page = await _adapter.SendGraphAsync<TPage>(request, either.Token).ConfigureAwait(false);
            yield return page;

            // The cursor is followed, never paging.next: that address holds the access token and may lead elsewhere.
            // Where a list tells next at all, the page without it is the last; other lists end where nothing comes.
            tellsNext |= page.Paging?.Next is not null;
            bool mayGoOn = tellsNext ? page.Paging?.Next is not null : page.Data is { Count: > 0 };
            string? after = page.Paging?.Cursors?.After;
            if (!mayGoOn || string.IsNullOrEmpty(after))
            {
                yield break;
            }

            if (!seen.Add(after))
            {
                throw new InvalidOperationException(
                    $"The list of {request.OperationId} does not end: a page repeats the cursor of an earlier one. "
                    + "Stop here, or read again from the start.");
            }

            request = _firstPage.After(after);
        }
    }
}
