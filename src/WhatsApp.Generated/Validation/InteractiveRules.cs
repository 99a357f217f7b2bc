using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Meta's rules for the content of interactive messages. Each kind has its own guide below
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages.
/// </summary>
internal static class InteractiveRules
{
    private const int MaxRows = 10;
    private const int MaxProducts = 30;
    private const int MaxButtons = 3;
    private const int MaxDirectSendButtons = 10;
    private const int MaxBody = 1024;
    private const int MaxListBody = 4096;
    private const string Sections = "interactive.action.sections";
    private const string Buttons = "interactive.action.buttons";

    /// <summary>Checks the content of an interactive message.</summary>
    public static void Check(ref ModelValidator validator, InteractiveContent interactive, bool isDirectSend)
    {
        switch (interactive)
        {
            case ListInteractive list:
                TextHeader(ref validator, list.Header);
                if (list.Action?.Sections is { } sections)
                {
                    Sum(ref validator, RowsOf(sections), sections.Count, MaxRows, "rows");
                    Titles(ref validator, sections, static section => section.Title);
                    UniqueRows(ref validator, sections);
                }

                break;
            case ProductListInteractive list:
                TextHeader(ref validator, list.Header);
                Body(ref validator, list.Body);
                if (list.Action?.Sections is { } products)
                {
                    Sum(ref validator, ProductsOf(products), products.Count, MaxProducts, "products");
                    Titles(ref validator, products, static section => section.Title);
                }

                break;
            case ButtonInteractive reply:
                Body(ref validator, reply.Body);
                if (reply.Action?.Buttons is { } buttons)
                {
                    Number(ref validator, buttons.Count, isDirectSend);
                    UniqueReplies(ref validator, buttons);
                }

                break;
            case CarouselInteractive carousel:
                Body(ref validator, carousel.Body);
                if (carousel.Action?.Cards is { } cards)
                {
                    CarouselRules.Check(ref validator, cards);
                }

                break;
            case OrderDetailsInteractive order:
                Body(ref validator, order.Body);
                if (order.Action?.Parameters is { } details)
                {
                    OrderRules.Check(ref validator, details, "interactive.action.parameters");
                }

                break;
            case FlowInteractive flow:
                Body(ref validator, flow.Body);
                FirstScreen(ref validator, flow.Action?.Parameters?.FlowActionPayload?.Data);
                break;
            case OrderStatusInteractive order:
                Body(ref validator, order.Body);
                break;
            case CtaUrlInteractive link:
                Body(ref validator, link.Body);
                break;
            case LocationRequestInteractive request:
                Body(ref validator, request.Body);
                break;
            case CatalogInteractive catalog:
                Body(ref validator, catalog.Body);
                break;
            case ProductInteractive product:
                Body(ref validator, product.Body);
                break;
        }
    }

    // The pages have the bound of a list, which is the largest.
    private static void Body(ref ModelValidator validator, InteractiveBody? body)
    {
        if (body?.Text is { Length: > MaxBody and <= MaxListBody * 2 } text
            && text.EnumerateRunes().Count() is <= MaxListBody)
        {
            validator.Length("interactive.body.text", text, max: MaxBody);
        }
    }

    private static void TextHeader(ref ModelValidator validator, InteractiveHeader? header)
    {
        if (header is InteractiveImageHeader or InteractiveVideoHeader or InteractiveDocumentHeader)
        {
            validator.Report("interactive.header.type", "is not text, the only kind of header that a list has");
        }
    }

    private static void Number(ref ModelValidator validator, int count, bool isDirectSend)
    {
        if (!isDirectSend && count is > MaxButtons and <= MaxDirectSendButtons)
        {
            validator.Report(
                Buttons,
                string.Create(
                    CultureInfo.InvariantCulture, $"have {count} buttons: at most {MaxButtons} are allowed without a category"));
        }
    }

    private static void UniqueReplies(ref ModelValidator validator, IReadOnlyList<InteractiveButton> buttons)
    {
        for (int index = 1; index < buttons.Count && index < MaxDirectSendButtons; index++)
        {
            if (buttons[index] is not InteractiveReplyButton { Reply: { } reply })
            {
                continue;
            }

            bool isSameId = false;
            bool isSameTitle = false;
            for (int other = 0; other < index; other++)
            {
                if (buttons[other] is InteractiveReplyButton { Reply: { } earlier })
                {
                    isSameId |= reply.Id is not null && reply.Id == earlier.Id;
                    isSameTitle |= reply.Title is not null && reply.Title == earlier.Title;
                }
            }

            Unique(ref validator, isSameId, index, "id");
            Unique(ref validator, isSameTitle, index, "title");
        }
    }

    private static void Unique(ref ModelValidator validator, bool isSame, int index, string member)
    {
        if (isSame)
        {
            validator.Report(
                string.Create(CultureInfo.InvariantCulture, $"{Buttons}[{index}].reply.{member}"),
                "is that of an earlier button, and must be unique");
        }
    }

    private static void UniqueRows(ref ModelValidator validator, IReadOnlyList<InteractiveListSection> sections)
    {
        int count = RowsOf(sections);
        if (count is < 2 or > MaxRows)
        {
            return;
        }

        var ids = new string?[count];
        int position = 0;
        for (int section = 0; section < sections.Count; section++)
        {
            for (int row = 0; row < sections[section]?.Rows?.Count; row++)
            {
                string? id = sections[section].Rows[row]?.Id;
                if (id is not null && Array.IndexOf(ids, id, 0, position) >= 0)
                {
                    validator.Report(
                        string.Create(CultureInfo.InvariantCulture, $"{Sections}[{section}].rows[{row}].id"),
                        "is that of an earlier row, and must be unique");
                }

                ids[position++] = id;
            }
        }
    }

    private static void FirstScreen(ref ModelValidator validator, RawJson? data)
    {
        if (data is not null && data.ToString().AsSpan().Trim() is ['{', .. var inner, '}'] && inner.IsWhiteSpace())
        {
            validator.Report(
                "interactive.action.parameters.flow_action_payload.data", "is empty. Set a member, or leave it out");
        }
    }

    private static void Titles<T>(ref ModelValidator validator, IReadOnlyList<T> sections, Func<T, string?> title)
        where T : class
    {
        for (int index = 0; sections.Count > 1 && index < sections.Count; index++)
        {
            if (sections[index] is { } section && title(section) is null)
            {
                validator.Report(
                    string.Create(CultureInfo.InvariantCulture, $"{Sections}[{index}].title"),
                    "is missing, and is required if there are several sections");
            }
        }
    }

    // The bound of a single list is that of the pages.
    private static void Sum(ref ModelValidator validator, int sum, int sections, int most, string what)
    {
        if (sections > 1 && sum > most)
        {
            validator.Report(
                Sections,
                string.Create(CultureInfo.InvariantCulture, $"have {sum} {what} in all: at most {most} are allowed"));
        }
    }

    private static int RowsOf(IReadOnlyList<InteractiveListSection> sections)
    {
        int sum = 0;
        for (int index = 0; index < sections.Count; index++)
        {
            sum += sections[index]?.Rows?.Count ?? 0;
        }

        return sum;
    }

    private static int ProductsOf(IReadOnlyList<ProductSection> sections)
    {
        int sum = 0;
        for (int index = 0; index < sections.Count; index++)
        {
            sum += sections[index]?.ProductItems?.Count ?? 0;
        }

        return sum;
    }
}
