namespace WhatsApp.Generated.Tests.Validation;

/// <summary>Bodies that break one rule each, with the place that must be named.</summary>
internal static class WrongBodies
{
    private const string Media = """{"to":"16505551234","type":"KIND","KIND":VALUE}""";

    public static IEnumerable<TestCaseData> All => Messages.Concat(Templates).Concat(Others);

    private static IEnumerable<TestCaseData> Messages =>
    [
        Message("text longer than 4,096 characters", Text(new string('x', 5000)), "text.body", GraphRule.Length),
        Message("text without body", """{"to":"16505551234","type":"text","text":{}}""", "text.body", GraphRule.Required),
        Message("image with id and link", Of("image", """{"id":"1","link":"https://a.b/c.png"}"""), "image", GraphRule.ExactlyOne),
        Message("image with neither", Of("image", "{}"), "image", GraphRule.ExactlyOne),
        Message("caption too long", Of("image", $$"""{"id":"1","caption":"{{new string('x', 1025)}}"}"""), "image.caption", GraphRule.Length),
        Message("document with neither", Of("document", "{}"), "document", GraphRule.ExactlyOne),
        Message("video with both", Of("video", """{"id":"1","link":"https://a.b/c.mp4"}"""), "video", GraphRule.ExactlyOne),
        Message("audio with neither", Of("audio", "{}"), "audio", GraphRule.ExactlyOne),
        Message("sticker with both", Of("sticker", """{"id":"1","link":"https://a.b/c.webp"}"""), "sticker", GraphRule.ExactlyOne),
        Message("reaction without message", Of("reaction", """{"emoji":"👍"}"""), "reaction.message_id", GraphRule.Required),
        Message("contacts without any", """{"to":"16505551234","type":"contacts","contacts":[]}""", "contacts", GraphRule.Count),
        Message("lifetime too short", """{"to":"16505551234","type":"text","text":{"body":"x"},"ttl_seconds":1}""", "ttl_seconds", GraphRule.Range),
        Message("callback data too long", $$"""{"to":"16505551234","type":"text","text":{"body":"x"},"biz_opaque_callback_data":"{{new string('x', 513)}}"}""", "biz_opaque_callback_data", GraphRule.Length),
        Message("pin without message", """{"to":"g","recipient_type":"group","type":"pin","pin":{"type":"pin","expiration_days":7}}""", "pin.message_id", GraphRule.Required),
        Message("pin for too long", """{"to":"g","recipient_type":"group","type":"pin","pin":{"type":"pin","message_id":"wamid.x","expiration_days":31}}""", "pin.expiration_days", GraphRule.Range),
        Message("four buttons", Buttons(4, "Yes"), "interactive.action.buttons", GraphRule.Other),
        Message("no buttons", Buttons(0, "Yes"), "interactive.action.buttons", GraphRule.Count),
        Message("button title of 25 characters", Buttons(1, new string('x', 25)), "interactive.action.buttons[0].reply.title", GraphRule.Length),
        Message("header of 61 characters", List(header: new string('x', 61)), "interactive.header.text", GraphRule.Length),
        Message("footer of 61 characters", List(footer: new string('x', 61)), "interactive.footer.text", GraphRule.Length),
        Message("list button of 21 characters", List(button: new string('x', 21)), "interactive.action.button", GraphRule.Length),
        Message("row title of 25 characters", List(row: new string('x', 25)), "interactive.action.sections[0].rows[0].title", GraphRule.Length),
        Message("section title of 25 characters", List(section: new string('x', 25)), "interactive.action.sections[0].title", GraphRule.Length),
        Message("eleven rows in one section", List(rows: 11), "interactive.action.sections[0].rows", GraphRule.Count),
        Message("twelve rows in two sections", List(rows: 6, sections: 2), "interactive.action.sections", GraphRule.Other),
        Message("template without name", Of("template", """{"language":{"code":"en"}}"""), "template.name", GraphRule.Required),
        Message("template without language", Of("template", """{"name":"a"}"""), "template.language", GraphRule.Required),
        Message("carousel of one card", Of("template", """{"name":"a","language":{"code":"en"},"components":[{"type":"carousel","cards":[{"card_index":0,"components":[]}]}]}"""), "template.components[0].cards", GraphRule.Count),
    ];

    private static IEnumerable<TestCaseData> Templates =>
    [
        Template("name with a space", "\"name\":\"my template\"", """[{"type":"BODY","text":"Hello"}]""", "name", GraphRule.Pattern),
        Template("gap in the numbers", null, """[{"type":"BODY","text":"A {{1}} b {{3}} c","example":{"body_text":[["x","y"]]}}]""", "components[0].text", GraphRule.Other),
        Template("variable at the start", null, """[{"type":"BODY","text":"{{1}} is here","example":{"body_text":[["x"]]}}]""", "components[0].text", GraphRule.Other),
        Template("variable at the end", null, """[{"type":"BODY","text":"Here is {{1}}","example":{"body_text":[["x"]]}}]""", "components[0].text", GraphRule.Other),
        Template("no sample value", null, """[{"type":"BODY","text":"A {{1}} b"}]""", "components[0].example.body_text", GraphRule.Other),
        Template("a name without NAMED", null, """[{"type":"BODY","text":"A {{first_name}} b","example":{"body_text_named_params":[{"param_name":"first_name","example":"x"}]}}]""", "components[0].text", GraphRule.Other),
        Template("no sample of a name", "\"parameter_format\":\"NAMED\"", """[{"type":"BODY","text":"A {{first_name}} b"}]""", "components[0].example.body_text_named_params", GraphRule.Other),
        Template("two variables in the header", null, """[{"type":"HEADER","format":"TEXT","text":"{{1}} and {{2}} x","example":{"header_text":["a","b"]}},{"type":"BODY","text":"x"}]""", "components[0].text", GraphRule.Other),
        Template("header without text", null, """[{"type":"HEADER","format":"TEXT"},{"type":"BODY","text":"x"}]""", "components[0].text", GraphRule.Other),
        Template("variable in the footer", null, """[{"type":"BODY","text":"x"},{"type":"FOOTER","text":"By {{1}} x"}]""", "components[1].text", GraphRule.Other),
        Template("two bodies", null, """[{"type":"BODY","text":"x"},{"type":"BODY","text":"y"}]""", "components[1]", GraphRule.Other),
        Template("three addresses", null, """[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"a","url":"https://a.b"},{"type":"URL","text":"b","url":"https://a.b"},{"type":"URL","text":"c","url":"https://a.b"}]}]""", "components[1].buttons", GraphRule.Other),
        Template("quick replies apart", null, """[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"a"},{"type":"URL","text":"b","url":"https://a.b"},{"type":"QUICK_REPLY","text":"c"}]}]""", "components[1].buttons", GraphRule.Other),
        Template("address with a variable inside", null, """[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"b","url":"https://a.b/{{1}}/c","example":["x"]}]}]""", "components[1].buttons[0].url", GraphRule.Other),
        Template("address without a sample", null, """[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"b","url":"https://a.b/{{1}}"}]}]""", "components[1].buttons[0].example", GraphRule.Other),
        Template("button label of 26 characters", null, $$"""[{"type":"BODY","text":"x"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"{{new string('x', 26)}}"}]}]""", "components[1].buttons[0].text", GraphRule.Length),
        Template("cards of different kinds", null, """[{"type":"BODY","text":"x"},{"type":"CAROUSEL","cards":[{"components":[{"type":"BODY","text":"x"}]},{"components":[{"type":"FOOTER","text":"x"}]}]}]""", "components[1].cards[1].components", GraphRule.Other),
    ];

    private static IEnumerable<TestCaseData> Others =>
    [
        new TestCaseData("registerPhoneNumber", """{"messaging_product":"whatsapp","pin":"abcdef"}""", "pin", GraphRule.Pattern)
            .SetArgDisplayNames("PIN of letters"),
    ];

    private static TestCaseData Message(string what, string json, string path, GraphRule rule) =>
        new TestCaseData("sendMessage", json.Insert(1, "\"messaging_product\":\"whatsapp\","), path, rule).SetArgDisplayNames(what);

    private static TestCaseData Template(string what, string? member, string components, string path, GraphRule rule)
    {
        string name = member?.StartsWith("\"name\"", StringComparison.Ordinal) == true ? member : "\"name\":\"a\"" + (member is null ? "" : "," + member);
        return new TestCaseData(
            "createTemplate", $$"""{{{name}},"language":"en","category":"MARKETING","components":{{components}}}""", path, rule)
            .SetArgDisplayNames(what);
    }

    private static string Of(string kind, string value) =>
        Media.Replace("KIND", kind, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal);

    private static string Text(string text) => Of("text", $$"""{"body":"{{text}}"}""");

    private static string Buttons(int count, string title)
    {
        string buttons = string.Join(',', Enumerable.Range(0, count).Select(number =>
            $$"""{"type":"reply","reply":{"id":"{{number}}","title":"{{title}}{{(count > 1 ? number : string.Empty)}}"} }"""));
        return Of(
            "interactive", """{"type":"button","body":{"text":"x"},"action":{"buttons":[ALL]}}""".Replace("ALL", buttons, StringComparison.Ordinal));
    }

    private static string List(
        string header = "h", string footer = "f", string button = "b", string section = "s", string row = "r", int rows = 1, int sections = 1)
    {
        string lines = string.Join(',', Enumerable.Range(0, rows).Select(number => $$"""{"id":"{{number}}","title":"{{row}}"}"""));
        string all = string.Join(',', Enumerable.Repeat($$"""{"title":"{{section}}","rows":[{{lines}}]}""", sections));
        return Of(
            "interactive",
            $$$"""{"type":"list","header":{"type":"text","text":"{{{header}}}"},"body":{"text":"x"},"footer":{"text":"{{{footer}}}"},"action":{"button":"{{{button}}}","sections":[{{{all}}}]}}""");
    }
}
