using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>One page of a list.</summary>
/// <typeparam name="TItem">Type of the items.</typeparam>
public interface IPage<out TItem>
{
    /// <summary>The items of this page. An empty page is not always the last one.</summary>
    IReadOnlyList<TItem>? Data { get; }

    /// <summary>The cursors of the page.</summary>
    Paging? Paging { get; }
}

/// <summary>
/// A list of the API. Its pages are requested while it is enumerated; each enumeration starts over, and several can run
/// at once.
/// </summary>
/// <typeparam name="TPage">Type of the pages, for <see cref="AsPages"/>.</typeparam>
/// <typeparam name="TItem">Type of the items.</typeparam>
/// <param name="adapter">Sends the requests.</param>
/// <param name="firstPage">Request for the first page.</param>
/// <param name="cancellationToken">Cancels every enumeration, in addition to its own token.</param>
public sealed class PagedList<TPage, TItem>(
    IRequestAdapter adapter, GraphRequest firstPage, CancellationToken cancellationToken) : IAsyncEnumerable<TItem>
    where TPage : JsonModel, IJsonModel<TPage>, IPage<TItem>
{
    private readonly CancellationToken _cancellationToken = cancellationToken;

    /// <summary>Enumerates the items of all pages, from the first requested page.</summary>
    /// <exception cref="GraphApiException">A request for a page failed.</exception>
    /// <exception cref="InvalidOperationException">A page repeats an earlier one, although it has a next one.</exception>
    public async IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (TPage page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (TItem item in page.Data ?? [])
            {
                _cancellationToken.ThrowIfCancellationRequested();
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>
    /// Enumerates the pages, including empty ones. To continue later from where an enumeration stopped, save
    /// <c>Paging.Cursors.After</c> of the last page and set it as <c>After</c> of the query.
    /// </summary>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="GraphApiException">A request for a page failed.</exception>
    /// <exception cref="InvalidOperationException">A page repeats an earlier one, although it has a next one.</exception>
    public async IAsyncEnumerable<TPage> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        GraphRequest request = firstPage;
        TPage? previous = default;

        // The cursor is used instead of paging.next, an address that contains the access token and may be foreign. The
        // page without next is the last one if the documentation or an earlier page has next. Other lists end with an
        // empty page.
        bool hasNext = typeof(IPageWithNext).IsAssignableFrom(typeof(TPage));
        while (true)
        {
            either.Token.ThrowIfCancellationRequested();
            TPage page = await adapter.SendGraphAsync<TPage>(request, either.Token).ConfigureAwait(false);
            hasNext |= page.Paging?.Next is not null;
            if (previous is not null && IsSame(previous, page))
            {
                if (hasNext && page.Paging?.Next is not null)
                {
                    throw new InvalidOperationException(
                        $"The list of {request.OperationId} does not end: the API ignored the cursor and repeated a page. "
                        + "The items before it are complete. Stop here, or read again from the start.");
                }

                // The API ignored the cursor, so there are no other pages.
                yield break;
            }

            yield return page;
            bool mayContinue = hasNext ? page.Paging?.Next is not null : page.Data is { Count: > 0 };
            string? after = page.Paging?.Cursors?.After;
            if (!mayContinue || string.IsNullOrEmpty(after))
            {
                yield break;
            }

            if (!seen.Add(after))
            {
                throw new InvalidOperationException(
                    $"The list of {request.OperationId} does not end: a page repeats the cursor of an earlier one. "
                    + "Stop here, or read again from the start.");
            }

            request = firstPage.After(after);
            previous = page;
        }
    }

    // Cursors may differ even if the API returns the same items. Other pages differ in their first item already.
    private static bool IsSame(TPage previous, TPage page) =>
        page.Data is { Count: > 0 } items
        && previous.Data is { } before
        && before.Count == items.Count
        && before.Zip(items).All(pair => Json(pair.First) == Json(pair.Second));

    private static string? Json(TItem item) => item is JsonModel model ? GraphJson.Write(model) : item?.ToString();
}
