using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>A call without the network, whose body is checked before it is sent, and one whose body is not.</summary>
internal sealed class Validation : Comparison, IDisposable
{
    private const string PhoneNumber = "106540352242922";

    private readonly SentMessageResponse.Transport _transport = new();
    private readonly WhatsAppClient _unchecked;
    private readonly WhatsAppClient _checked;

    public Validation()
    {
        _unchecked = Create(validates: false);
        _checked = Create(validates: true);
    }

    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
    [
        RowOf("text", OutgoingMessages.Text()),
        RowOf("list of ten rows", ListOfTenRows()),
    ]);

    public void Dispose()
    {
        _unchecked.Dispose();
        _checked.Dispose();
        _transport.Dispose();
    }

    private Row RowOf(string name, Message message) => new(
        name,
        Contender.OfAsync("unchecked", () => _unchecked.PhoneNumbers[PhoneNumber].Messages.PostAsync(message)),
        Contender.OfAsync("SDK", () => _checked.PhoneNumbers[PhoneNumber].Messages.PostAsync(message)));

    private WhatsAppClient Create(bool validates) => new(new WhatsAppClientOptions
    {
        AccessToken = "benchmark-token",
        HttpMessageHandler = _transport,
        ValidateRequests = validates,
    });

    private static InteractiveMessage ListOfTenRows() => new()
    {
        To = "+16505551234",
        Interactive = new ListInteractive
        {
            Header = new InteractiveTextHeader { Text = "Delivery" },
            Body = new() { Text = "When shall we come?" },
            Footer = new() { Text = "Free of charge" },
            Action = new()
            {
                Button = "Choose a time",
                Sections =
                [
                    new()
                    {
                        Title = "Tomorrow",
                        Rows =
                        [
                            .. Enumerable.Range(8, 10).Select(hour => new InteractiveListRow
                            {
                                Id = $"t-{hour}",
                                Title = $"{hour} o'clock",
                                Description = "We call before we come.",
                            }),
                        ],
                    },
                ],
            },
        },
    };
}
