using WhatsApp.Generated.Bulk;

namespace Campaign;

/// <summary>A row for each message: its row in the file of the customers, its id at Meta, or what to do.</summary>
internal sealed class ResultFile(string path) : IAsyncDisposable
{
    private readonly StreamWriter _writer = new(path, append: true) { AutoFlush = true };

    public Task WriteAsync(SendResult<Customer> result) => _writer.WriteLineAsync(
        $"{result.Item.Row},{result.Response?.Messages?[0].Id},{result.SuggestedAction}");

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
