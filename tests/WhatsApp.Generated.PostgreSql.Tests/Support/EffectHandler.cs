using Npgsql;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>
/// Inserts a row for each text, so that its effect outlives the process. A process may hang before it.
/// </summary>
internal sealed class EffectHandler(NpgsqlDataSource dataSource, EffectSettings settings)
    : IWebhookHandler<TextMessageReceived>
{
    public async Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken)
    {
        string text = webhookEvent.Message.Text!.Body!;
        if (settings.Hangs && text.StartsWith("hang", StringComparison.Ordinal))
        {
            Console.WriteLine(text);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }

        await using NpgsqlCommand command =
            dataSource.CreateCommand($"INSERT INTO {settings.Table} (text) VALUES ($1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What the handler does.</summary>
/// <param name="Table">The table of the rows, quoted.</param>
/// <param name="Hangs">Whether texts that start with hang are never completed.</param>
internal sealed record EffectSettings(string Table, bool Hangs);
