using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// A path of the API and the adapter that sends requests to it. Every generated request builder is one. Builders
/// contain nothing else: create them where you need them, keep them, or share them between threads.
/// </summary>
public abstract class GraphRequestBuilder : BaseRequestBuilder
{
    // The path is a property and each operation has its template, so no builder needs a dictionary.
    private const string AnyTemplate = "{+baseurl}/{version}{+path}";

    private static readonly Dictionary<string, object> NoParameters = [];

    /// <summary>Starts a path, or continues one.</summary>
    /// <param name="adapter">Sends the requests.</param>
    /// <param name="path">Path below the Graph version, escaped, such as <c>/106540352242922/messages</c>.</param>
    protected GraphRequestBuilder(IRequestAdapter adapter, string path)
        : base(adapter, AnyTemplate, NoParameters)
    {
        Path = path;
    }

    /// <summary>Path below the Graph version, escaped; a whole address for a builder that starts from one.</summary>
    public string Path { get; }

    /// <summary>Sends the requests of this builder.</summary>
    protected internal IRequestAdapter Adapter => RequestAdapter;

    /// <summary>Describes a request to this path.</summary>
    protected GraphRequest Request(OperationInfo operation, RequestOptions? options) => new(operation, Path, options);

    /// <summary>The request for any adapter of Kiota.</summary>
    protected RequestInformation ToInformation(GraphRequest request) => KiotaRequest.Of(request, RequestAdapter);

    /// <summary>Sends a request and reads the model in its response.</summary>
    protected Task<T> SendAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => RequestAdapter.SendGraphAsync<T>(request, cancellationToken);

    /// <summary>Sends a request and reads the list in its response.</summary>
    protected Task<ItemList<T>> SendForItemsAsync<T>(GraphRequest request, CancellationToken cancellationToken)
        where T : JsonModel, IJsonModel<T> => RequestAdapter.SendGraphForItemsAsync<T>(request, cancellationToken);

    /// <summary>Sends a request and returns the body of its response as a stream.</summary>
    protected Task<BinaryResponse> SendForStreamAsync(GraphRequest request, CancellationToken cancellationToken) =>
        RequestAdapter.SendGraphForStreamAsync(request, cancellationToken);

    /// <summary>Sends a request whose response has no body (204). An unexpected body is not read.</summary>
    protected Task SendForNothingAsync(GraphRequest request, CancellationToken cancellationToken) =>
        RequestAdapter.SendGraphForNothingAsync(request, cancellationToken);

    /// <summary>Escapes an id for a path.</summary>
    /// <param name="id">The id.</param>
    /// <param name="name">Name of the argument, for the exception. The compiler sets it.</param>
    /// <exception cref="ArgumentException">
    /// The id is empty, or <c>.</c> or <c>..</c>, which would change the path; it has a line break, or a space at its
    /// start or end; or it is a phone number with a plus sign.
    /// </exception>
    protected static string Segment(string id, [CallerArgumentExpression(nameof(id))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, name);
        if (id is "." or "..")
        {
            throw new ArgumentException($"'{id}' is not an id. Pass the id of a node as Meta shows it.", name);
        }

        // The message does not repeat the number: exceptions are logged.
        if (id[0] == '+' && id.AsSpan(1).Trim("0123456789 -()").IsEmpty)
        {
            throw new ArgumentException(
                "This is a phone number, but an id is needed. Pass the one that the App Dashboard shows beside the "
                    + "number, or client.Accounts[…].PhoneNumbers.ListAsync() lists.",
                name);
        }

        if (char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1]) || id.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            throw new ArgumentException(
                "The id contains a line break, or a space at its start or end. Copy it again, or trim it.", name);
        }

        return "/" + Uri.EscapeDataString(id);
    }

    /// <summary>Adds an id to a path without escaping it, since it may contain a query.</summary>
    /// <param name="id">The id, as Meta returned it.</param>
    /// <param name="prefix">Prefix of such ids; anything else is refused.</param>
    /// <exception cref="ArgumentException">The text is not such an id, or would change the path.</exception>
    protected static string Verbatim(string id, string prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(prefix);
        bool isId = id.StartsWith(prefix, StringComparison.Ordinal)
            && id.Length > prefix.Length
            && id.All(c => c is > ' ' and < '\u007f' and not ('#' or '\\'))
            && !Uri.UnescapeDataString(id).Split('/', '\\').Any(segment => segment is "." or "..");
        return isId
            ? "/" + id
            : throw new ArgumentException($"This is not an id that starts with '{prefix}'. Pass it as Meta returned it.", nameof(id));
    }

    /// <summary>Validates an absolute address that Meta returned.</summary>
    /// <exception cref="ArgumentException">The text is not an absolute address.</exception>
    protected static string Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is ("https" or "http")
            ? address.AbsoluteUri
            : throw new ArgumentException(
                $"'{url.Split('?')[0]}' is not an address. Pass the url of a response of the Media API.",
                nameof(url)
            );
}
