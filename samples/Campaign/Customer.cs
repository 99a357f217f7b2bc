using System.Runtime.CompilerServices;
using WhatsApp.Generated;

namespace Campaign;

/// <summary>A row of the file.</summary>
internal sealed record Customer(long Row, string PhoneNumber, string FirstName)
{
    /// <summary>Reads the rows one by one: the file may have millions.</summary>
    public static async IAsyncEnumerable<Customer> ReadAsync(
        string file, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long row = 0;
        await foreach (string line in File.ReadLinesAsync(file, cancellationToken))
        {
            string[] cells = line.Split(',', 2);
            yield return new Customer(++row, cells[0].Trim(), cells.Length > 1 ? cells[1].Trim() : string.Empty);
        }
    }

    /// <summary>The template with the first name. The status webhooks of the message have the number of the row.</summary>
    public TemplateMessage ToMessage() => new()
    {
        To = PhoneNumber,
        BizOpaqueCallbackData = $"row {Row}",
        Template = new()
        {
            Name = "spring_sale",
            Language = new() { Code = "en_US" },
            Components = [new TemplateMessageBody { Parameters = [new TextTemplateParameter { Text = FirstName }] }],
        },
    };
}
