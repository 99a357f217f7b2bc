namespace WhatsApp.Benchmarks.Floor;

internal sealed class TemplatePage
{
    public List<Template>? Data { get; set; }

    public Paging? Paging { get; set; }
}

internal sealed class Template
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Language { get; set; }

    public string? Status { get; set; }

    public string? Category { get; set; }

    public List<TemplateComponent>? Components { get; set; }

    public string? SubCategory { get; set; }

    public string? PreviousCategory { get; set; }

    public string? CorrectCategory { get; set; }

    public string? ParameterFormat { get; set; }

    public string? DisplayFormat { get; set; }

    public string? RejectedReason { get; set; }

    public long? MessageSendTtlSeconds { get; set; }

    public bool? CtaUrlLinkTrackingOptedOut { get; set; }

    public string? LibraryTemplateName { get; set; }
}

internal sealed class TemplateComponent
{
    public string? Type { get; set; }

    public string? Format { get; set; }

    public string? Text { get; set; }

    public TemplateExample? Example { get; set; }

    public List<TemplateButton>? Buttons { get; set; }
}

internal sealed class TemplateExample
{
    public List<List<string>>? BodyText { get; set; }
}

internal sealed class TemplateButton
{
    public string? Type { get; set; }

    public string? Text { get; set; }
}

internal sealed class Paging
{
    public PagingCursors? Cursors { get; set; }

    public string? Previous { get; set; }

    public string? Next { get; set; }
}

internal sealed class PagingCursors
{
    public string? Before { get; set; }

    public string? After { get; set; }
}
