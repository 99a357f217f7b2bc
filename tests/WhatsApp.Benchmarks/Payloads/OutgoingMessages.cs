using WhatsApp.Benchmarks.Floor;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Payloads;

/// <summary>The same messages as models of the SDK and of the floor.</summary>
internal static class OutgoingMessages
{
    private const string To = "16505551234";
    private const string Words = "Ihre Bestellung \"Blau & Grün\" ist da 🙂 – abholbereit bis 18:00 Uhr.";

    public static TextMessage Text() => new() { To = To, Text = new() { Body = Words, PreviewUrl = false } };

    public static FloorMessage FloorText() => new()
    {
        To = To,
        Type = "text",
        Text = new() { Body = Words, PreviewUrl = false },
    };

    public static TemplateMessage Template() => new()
    {
        To = To,
        Template = new()
        {
            Name = "order_ready",
            Language = new() { Code = "de" },
            Components =
            [
                new TemplateMessageHeader
                {
                    Parameters = [new ImageTemplateParameter { Image = new() { Id = "2762702990552401" } }],
                },
                new TemplateMessageBody
                {
                    Parameters =
                    [
                        new TextTemplateParameter { Text = "Pablo" },
                        new TextTemplateParameter { Text = "566701" },
                        new TextTemplateParameter { Text = "Grüner Weg 7" },
                    ],
                },
                new TemplateMessageButton
                {
                    SubType = TemplateMessageButtonType.QuickReply,
                    Index = "0",
                    Parameters = [new PayloadTemplateParameter { Payload = "order-566701" }],
                },
            ],
        },
    };

    public static FloorMessage FloorTemplate() => new()
    {
        To = To,
        Type = "template",
        Template = new()
        {
            Name = "order_ready",
            Language = new() { Code = "de" },
            Components =
            [
                new()
                {
                    Type = "header",
                    Parameters = [new() { Type = "image", Image = new() { Id = "2762702990552401" } }],
                },
                new()
                {
                    Type = "body",
                    Parameters =
                    [
                        new() { Type = "text", Text = "Pablo" },
                        new() { Type = "text", Text = "566701" },
                        new() { Type = "text", Text = "Grüner Weg 7" },
                    ],
                },
                new()
                {
                    Type = "button",
                    SubType = "quick_reply",
                    Index = "0",
                    Parameters = [new() { Type = "payload", Payload = "order-566701" }],
                },
            ],
        },
    };

    public static InteractiveMessage List() => new()
    {
        To = To,
        Interactive = new ListInteractive
        {
            Header = new InteractiveTextHeader { Text = "Shipping" },
            Body = new() { Text = "Which option do you prefer?" },
            Footer = new() { Text = "Prices include VAT" },
            Action = new()
            {
                Button = "Choose",
                Sections =
                [
                    new()
                    {
                        Title = "Options",
                        Rows = [.. Rows.Select(n => new InteractiveListRow
                        {
                            Id = $"option-{n}",
                            Title = $"Option {n}",
                            Description = $"Arrives within {n} days",
                        })],
                    },
                ],
            },
        },
    };

    public static FloorMessage FloorList() => new()
    {
        To = To,
        Type = "interactive",
        Interactive = new()
        {
            Type = "list",
            Header = new() { Type = "text", Text = "Shipping" },
            Body = new() { Text = "Which option do you prefer?" },
            Footer = new() { Text = "Prices include VAT" },
            Action = new()
            {
                Button = "Choose",
                Sections =
                [
                    new()
                    {
                        Title = "Options",
                        Rows = [.. Rows.Select(n => new OutgoingRow
                        {
                            Id = $"option-{n}",
                            Title = $"Option {n}",
                            Description = $"Arrives within {n} days",
                        })],
                    },
                ],
            },
        },
    };

    private static IEnumerable<int> Rows => Enumerable.Range(1, 10);
}
