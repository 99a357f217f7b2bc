using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Meta's rules for orders, from its guides to payments in India and in Brazil.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/payments/payments-in/pg
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/payments/payments-br/orders
/// </summary>
internal static class OrderRules
{
    private const string India = "INR";
    private const int MaxIndianReference = 35;
    private const int MaxReference = 60;
    private const int MaxItemsWithImages = 10;

    /// <summary>Checks the orders in the parameters of a template message.</summary>
    public static void Check(ref ModelValidator validator, TemplateContent? template)
    {
        for (int index = 0; index < template?.Components?.Count; index++)
        {
            if (template.Components[index] is not TemplateMessageButton { Parameters: { } parameters })
            {
                continue;
            }

            for (int parameter = 0; parameter < parameters.Count; parameter++)
            {
                if (parameters[parameter] is ActionTemplateParameter { Action.OrderDetails: { } order })
                {
                    Check(
                        ref validator,
                        order,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"template.components[{index}].parameters[{parameter}].action.order_details"));
                }
            }
        }
    }

    /// <summary>Checks an order.</summary>
    public static void Check(ref ModelValidator validator, OrderDetails details, string path)
    {
        bool isIndia = ModelValidator.Is(details.Currency, India);
        if (isIndia && details.ReferenceId is { Length: <= MaxReference } reference)
        {
            validator.Length(path + ".reference_id", reference, max: MaxIndianReference);
        }

        if (details.Order is not { } order)
        {
            return;
        }

        path += ".order";
        if (order.Status.Value is { } status && !ModelValidator.Is(status, "pending"))
        {
            validator.Report(path + ".status", "is not pending, the only status of an order that is sent");
        }

        if (order.Items is { } items)
        {
            Items(ref validator, items, order.CatalogId is not null, isIndia, path + ".items");
        }

        Sums(ref validator, details, order, path);
    }

    private static void Items(
        ref ModelValidator validator, IReadOnlyList<OrderItem> items, bool hasCatalog, bool isIndia, string path)
    {
        bool hasImage = false;
        for (int index = 0; index < items.Count; index++)
        {
            if (items[index] is not { } item)
            {
                continue;
            }

            string at = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            hasImage |= item.Image is not null;
            if (item.Image is not null && hasCatalog)
            {
                validator.Report(at + ".image", "is not allowed in an order with a catalog");
            }

            if (isIndia && !hasCatalog)
            {
                const string What = "an order in India without a catalog";
                validator.RequiredFor(item.CountryOfOrigin, at + ".country_of_origin", What);
                validator.RequiredFor(item.ImporterName, at + ".importer_name", What);
                validator.RequiredFor(item.ImporterAddress, at + ".importer_address", What);
            }
        }

        if (hasImage)
        {
            validator.Count(path, items, max: MaxItemsWithImages);
        }
    }

    // Amounts have the same offset. Incomplete amounts are reported by the rules of the pages.
    private static void Sums(ref ModelValidator validator, OrderDetails details, OrderContents order, string path)
    {
        if (order.Subtotal is not { } subtotal)
        {
            return;
        }

        if (SumOf(order.Items) is { } sum && sum != subtotal.Value)
        {
            validator.Report(path + ".subtotal.value", "is not the sum of the items, each sale amount or amount times its quantity");
        }

        // Not of 64 bits: amounts that are too large are wrong as well, and must not overflow.
        Int128 total = (Int128)subtotal.Value + (order.Tax?.Value ?? 0) + (order.Shipping?.Value ?? 0)
            - (order.Discount?.Value ?? 0);
        if (details.TotalAmount is { } amount && amount.Value != total)
        {
            validator.Report(
                path[..^".order".Length] + ".total_amount.value", "is not subtotal plus tax plus shipping minus discount");
        }
    }

    private static Int128? SumOf(IReadOnlyList<OrderItem>? items)
    {
        Int128 sum = 0;
        for (int index = 0; index < items?.Count; index++)
        {
            if ((items[index]?.SaleAmount ?? items[index]?.Amount) is not { } amount)
            {
                return null;
            }

            sum += (Int128)amount.Value * items[index].Quantity;
        }

        return items is { Count: > 0 } ? sum : null;
    }
}
