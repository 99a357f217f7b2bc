namespace WhatsApp.Generated.Tests.Validation;

/// <summary>Pairs of orders: one that breaks a rule of Meta's guides to payments, and the nearest that does not.</summary>
internal static class OrderCases
{
    /// <summary>An order in Brazil.</summary>
    public const string Brazil =
        """
        {"reference_id":"HB-1","type":"digital-goods","payment_type":"br","currency":"BRL","total_amount":{"value":4711,"offset":100},
        "order":{"status":"pending","items":[{"name":"a","amount":{"value":2350,"offset":100},"quantity":2}],
        "subtotal":{"value":4700,"offset":100},"tax":{"value":20,"offset":100},"shipping":{"value":1,"offset":100},"discount":{"value":10,"offset":100}}}
        """;

    private const string Importer =
        "\"country_of_origin\":\"India\",\"importer_name\":\"x\",\"importer_address\":{\"city\":\"x\"}";

    private const string India =
        """
        {"reference_id":"HB-1","type":"digital-goods","currency":"INR","total_amount":{"value":10,"offset":100},
        "order":{"status":"pending","items":[ITEM],"subtotal":{"value":10,"offset":100},"tax":{"value":0,"offset":100}}}
        """;

    private const string Razorpay =
        "\"payment_settings\":[{\"type\":\"payment_gateway\",\"payment_gateway\":{\"type\":\"razorpay\",\"configuration_name\":\"x\",\"razorpay\":{\"notes\":{NOTES}}}}],\"currency\"";

    private const string Order0 = "interactive.action.parameters.order";

    private static string Item => $$$"""{"name":"a","amount":{"value":10,"offset":100},"quantity":1,{{{Importer}}}}""";

    public static IEnumerable<TestCaseData> All =>
    [
        Case("total of an order", Brazil, "4711", "4712", "interactive.action.parameters.total_amount.value"),
        Case("subtotal of an order", Brazil, "\"quantity\":2", "\"quantity\":3", Order0 + ".subtotal.value"),
        RuleCases.Pair("subtotal with a sale amount", Order(Brazil, "\"quantity\":2", "\"sale_amount\":{\"value\":2349,\"offset\":100},\"quantity\":2"), Order(Brazil, "\"value\":2350,\"offset\":100}", "\"value\":9999,\"offset\":100},\"sale_amount\":{\"value\":2350,\"offset\":100}"), Order0 + ".subtotal.value"),
        Case("status of a new order", Brazil, "pending", "shipped", Order0 + ".status"),
        Case("tax of an order", Brazil, "\"tax\":{\"value\":20,\"offset\":100},", "", Order0 + ".tax", GraphRule.Required, "\"tax\":{\"value\":20,\"offset\":100},"),
        RuleCases.Pair("items of an order", Order(Brazil, "[{\"name\":\"a\",\"amount\":{\"value\":2350,\"offset\":100},\"quantity\":2}]", "[]"), Order(Brazil), Order0 + ".items", GraphRule.Count),
        RuleCases.Pair("reference in Brazil", Order(Brazil, "HB-1", new string('x', 61)), Order(Brazil, "HB-1", new string('x', 60)), "interactive.action.parameters.reference_id", GraphRule.Length),
        RuleCases.Pair("reference in India", Order(Indian(Item), "HB-1", new string('x', 36)), Order(Indian(Item), "HB-1", new string('x', 35)), "interactive.action.parameters.reference_id", GraphRule.Length),
        Case("country of origin", Indian(Item), "\"country_of_origin\":\"India\",", "", Order0 + ".items[0].country_of_origin"),
        Case("importer", Indian(Item), "\"importer_name\":\"x\",", "", Order0 + ".items[0].importer_name"),
        RuleCases.Pair("address of an importer", Order(Indian(Item), ",\"importer_address\":{\"city\":\"x\"}", ""), Order(Indian(Item), ",\"importer_address\":{\"city\":\"x\"}", "").Replace("\"status\":\"pending\"", "\"status\":\"pending\",\"catalog_id\":\"7\"", StringComparison.Ordinal).Replace(Importer, "", StringComparison.Ordinal), Order0 + ".items[0].importer_address"),
        RuleCases.Pair("picture and catalog", Pictured("\"catalog_id\":\"7\",", ""), Pictured("", ""), Order0 + ".items[0].image"),
        RuleCases.Pair("picture and id of an item", Pictured("", "\"retailer_id\":\"7\","), Pictured("", ""), Order0 + ".items[0]", GraphRule.Excluded),
        RuleCases.Pair("items with pictures", Many(11), Many(10), Order0 + ".items", GraphRule.Count),
        RuleCases.Pair("number of notes", Notes(16, 1), Notes(15, 1), Setting, GraphRule.Count),
        RuleCases.Pair("length of a note", Notes(1, 257), Notes(1, 256), Setting + "[0]", GraphRule.Length),
        RuleCases.Pair("order of a template", Template(Brazil.Replace("4711", "4712", StringComparison.Ordinal)), Template(Brazil), "template.components[0].parameters[0].action.order_details.total_amount.value"),
    ];

    private static string Setting => "interactive.action.parameters.payment_settings[0].payment_gateway.razorpay.notes";

    /// <summary>A message with an order, of which a part is replaced.</summary>
    public static string Order(string order, string part = "", string other = "") => RuleCases.Message(
        $$$"""{"type":"order_details","body":{"text":"x"},"action":{"name":"review_and_pay","parameters":{{{(part.Length == 0 ? order : order.Replace(part, other, StringComparison.Ordinal))}}} } }""");

    private static TestCaseData Case(
        string what, string order, string part, string other, string path, GraphRule rule = GraphRule.Other, string? same = null)
    {
        // Without the tax, the total is another one.
        string wrong = same is null ? Order(order, part, other) : Order(order, part, other).Replace("4711", "4691", StringComparison.Ordinal);
        return RuleCases.Pair(what, wrong, Order(order), path, rule);
    }

    private static string Indian(string items) => India.Replace("ITEM", items, StringComparison.Ordinal);

    private static string Pictured(string catalog, string id) => Order(
        Indian(Item.Replace("\"name\"", id + "\"image\":{\"link\":\"https://a.b/c.png\"},\"name\"", StringComparison.Ordinal))
            .Replace("\"items\"", catalog + "\"items\"", StringComparison.Ordinal));

    private static string Many(int count)
    {
        string item = Item.Replace("\"name\"", "\"image\":{\"link\":\"https://a.b/c.png\"},\"name\"", StringComparison.Ordinal)
            .Replace("\"value\":10", "\"value\":1", StringComparison.Ordinal);
        return Order(
            Indian(string.Join(',', Enumerable.Repeat(item, count)))
                .Replace("\"value\":10,", $"\"value\":{count},", StringComparison.Ordinal));
    }

    private static string Notes(int count, int length) => Order(
        Brazil,
        "\"currency\"",
        Razorpay.Replace(
            "NOTES",
            string.Join(',', Enumerable.Range(0, count).Select(number => $"\"{number}\":\"{new string('x', length)}\"")),
            StringComparison.Ordinal));

    private static string Template(string order) =>
        $$$"""{"messaging_product":"whatsapp","to":"16505551234","type":"template","template":{"name":"a","language":{"code":"en"},"components":[{"type":"button","sub_type":"order_details","index":"0","parameters":[{"type":"action","action":{"order_details":{{{order}}}} }]}]} }""";
}
