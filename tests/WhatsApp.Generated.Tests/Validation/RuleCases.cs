namespace WhatsApp.Generated.Tests.Validation;

/// <summary>Pairs of bodies for each rule: one that breaks it, and the nearest that does not.</summary>
internal static class RuleCases
{
    private const string Head = "\"messaging_product\":\"whatsapp\",\"to\":\"16505551234\"";
    private const string Reply = """{"type":"reply","reply":{"id":"ID","title":"TITLE"} }""";
    private const string Row = """{"id":"ID","title":"r"}""";
    private const string Offer = "\"session\":{\"sdp_type\":\"offer\",\"sdp\":\"v=0\"}";

    public static IEnumerable<TestCaseData> All =>
        Interactive.Concat(Carousels).Concat(Calls).Concat(Settings).Concat(Others)
            .Concat(OrderCases.All).Concat(TemplateCases.All);

    private static IEnumerable<TestCaseData> Interactive =>
    [
        Pair("ids of reply buttons", Replies(("1", "a"), ("1", "b")), Replies(("1", "a"), ("2", "b")), "interactive.action.buttons[1].reply.id"),
        Pair("titles of reply buttons", Replies(("1", "a"), ("2", "a")), Replies(("1", "a"), ("2", "A")), "interactive.action.buttons[1].reply.title"),
        Pair("ids of rows in two sections", Rows("1", "1"), Rows("1", "2"), "interactive.action.sections[1].rows[0].id"),
        Pair("header of a list", List("""{"type":"image","image":{"id":"1"} }"""), List("""{"type":"text","text":"h"}"""), "interactive.header.type"),
        Pair("header of a product list", Products("""{"type":"image","image":{"id":"1"} }"""), Products("""{"type":"text","text":"h"}"""), "interactive.header.type"),
        Pair("body of a link", Link(1025), Link(1024), "interactive.body.text", GraphRule.Length),
        Pair("body of a carousel", Carousel(Card(0), Card(1), body: 1025), Carousel(Card(0), Card(1), body: 1024), "interactive.body.text", GraphRule.Length),
        Pair("data of a first screen", Flow("{ }"), Flow("""{"a":1}"""), "interactive.action.parameters.flow_action_payload.data"),
    ];

    private static IEnumerable<TestCaseData> Carousels =>
    [
        Pair("body of a card", Carousel(Card(0), Card(1, text: new string('x', 161))), Carousel(Card(0), Card(1, text: new string('x', 160))), "interactive.action.cards[1].body.text", GraphRule.Length),
        Pair("lines of a card", Carousel(Card(0), Card(1, text: @"a\n\n\nb")), Carousel(Card(0), Card(1, text: @"a\n\nb")), "interactive.action.cards[1].body.text"),
        Pair("header of a card", Carousel(Card(0), Card(1, header: """{"type":"document","document":{"id":"1"} }""")), Carousel(Card(0), Card(1, header: """{"type":"video","video":{"id":"1"} }""")), "interactive.action.cards[1].header.type"),
        Pair("index of a card", Carousel(Card(0), Card(0)), Carousel(Card(0), Card(1)), "interactive.action.cards[1].card_index"),
        Pair("kind of buttons", Carousel(Card(0), Card(1, buttons: 1)), Carousel(Card(0, buttons: 1), Card(1, buttons: 1)), "interactive.action.cards[1].action"),
        Pair("number of buttons", Carousel(Card(0, buttons: 2), Card(1, buttons: 1)), Carousel(Card(0, buttons: 2), Card(1, buttons: 2)), "interactive.action.cards[1].action"),
        Pair("catalog of a card", Carousel(Product(0, "7"), Product(1, "8")), Carousel(Product(0, "7"), Product(1, "7")), "interactive.action.cards[1].action.catalog_id"),
        Pair("type of a card", Carousel(Product(0, "7"), Card(1)), Carousel(Product(0, "7"), Product(1, "7")), "interactive.action.cards[1].type"),
    ];

    private static IEnumerable<TestCaseData> Calls =>
    [
        Pair("recipient of a call", Call("\"action\":\"connect\"," + Offer), Call("\"recipient\":\"US.1\",\"action\":\"connect\"," + Offer), string.Empty, GraphRule.AtLeastOne, "manageCall"),
        Pair("purpose of a recording", Connect("\"recording\":{\"status\":\"ENABLED\",\"announcement_language\":\"en\"}"), Connect("\"recording\":{\"status\":\"DISABLED\",\"announcement_language\":\"en\"}"), "recording.purpose", operation: "manageCall"),
        Pair("language of a transcription", Accept("\"transcription\":{\"status\":\"ENABLED\",\"purpose\":\"x\"}"), Accept("\"transcription\":{\"status\":\"ENABLED\",\"purpose\":\"x\",\"announcement_language\":\"en\"}"), "transcription.announcement_language", operation: "manageCall"),
    ];

    private static IEnumerable<TestCaseData> Settings =>
    [
        Setting("time zone", Hours("\"status\":\"ENABLED\",\"weekly_operating_hours\":[PERIOD]"), Hours("\"status\":\"DISABLED\",\"weekly_operating_hours\":[PERIOD]"), "calling.call_hours.timezone_id"),
        Setting("weekly hours", Hours("\"status\":\"ENABLED\",\"timezone_id\":\"x\",\"weekly_operating_hours\":[]"), Hours("\"status\":\"ENABLED\",\"timezone_id\":\"x\",\"weekly_operating_hours\":[PERIOD]"), "calling.call_hours.weekly_operating_hours"),
        Setting("end of a period", Periods(("MONDAY", "0900", "0900")), Periods(("MONDAY", "0900", "0901")), "calling.call_hours.weekly_operating_hours[0].close_time"),
        Setting("periods that overlap", Periods(("MONDAY", "0900", "1200"), ("MONDAY", "1159", "1300")), Periods(("MONDAY", "0900", "1200"), ("MONDAY", "1200", "1300")), "calling.call_hours.weekly_operating_hours[1]"),
        Setting("periods of a day", Periods(("MONDAY", "0900", "1000"), ("MONDAY", "1100", "1200"), ("MONDAY", "1300", "1400")), Periods(("MONDAY", "0900", "1000"), ("MONDAY", "1100", "1200"), ("FRIDAY", "1300", "1400")), "calling.call_hours.weekly_operating_hours[2]"),
        Setting("end of a holiday", Holiday("1200", "1159"), Holiday("1200", "1201"), "calling.call_hours.holiday_schedule[0].end_time"),
        Setting("triggers of voicemail", Voicemail("[]", """{"announcement_media_id":7}"""), Voicemail("[\"REJECT\"]", """{"announcement_media_id":7}"""), "calling.voicemail.triggers"),
        Setting("announcement of voicemail", Voicemail("[\"REJECT\"]", "{}"), Voicemail("[\"REJECT\"]", """{"announcement_media_id":7}"""), "calling.voicemail.audio.default.announcement_media_id"),
        Setting("key of encryption", """{"payload_encryption":{"status":"ENABLED"} }""", """{"payload_encryption":{"status":"DISABLED"} }""", "payload_encryption.client_encryption_key"),
        Setting("user part of a SIP address", Sip(129), Sip(128), "calling.sip.servers[0].request_uri_user_params[0]", GraphRule.Length),
    ];

    private static IEnumerable<TestCaseData> Others =>
    [
        Pair("lifetime of a code", Text("\"category\":\"authentication\",\"ttl_seconds\":901"), Text("\"category\":\"authentication\",\"ttl_seconds\":900"), "ttl_seconds", GraphRule.Range),
        Pair("own legal form", Business("\"entity_type\":\"OTHER\""), Business("\"entity_type\":\"OTHER\",\"entity_type_custom\":\"x\""), "entity_type_custom", operation: "updateBusinessComplianceInfo"),
        Pair("own legal form of a company", Business("\"entity_type\":\"PUBLIC_COMPANY\",\"entity_type_custom\":\"x\""), Business("\"entity_type\":\"PUBLIC_COMPANY\""), "entity_type_custom", operation: "updateBusinessComplianceInfo"),
        Pair("registration of a company", Business("\"entity_type\":\"PUBLIC_COMPANY\",\"is_registered\":true"), Business("\"entity_type\":\"PARTNERSHIP\",\"is_registered\":true"), "is_registered", operation: "updateBusinessComplianceInfo"),
        Pair("name of a new sequence", """{"welcome_message_sequence":{"text":"x"} }""", """{"sequence_id":"7","welcome_message_sequence":{"text":"x"} }""", "name", operation: "saveWelcomeSequence"),
        Pair("content of a new sequence", """{"name":"x"}""", """{"sequence_id":"7","name":"x"}""", "welcome_message_sequence", operation: "saveWelcomeSequence"),
        Pair("delay of a follow-up", """{"followup":{"enabled":true,"followup_interval_in_seconds":600} }""", """{"followup":{"enabled":true,"followup_interval_in_seconds":900} }""", "followup.followup_interval_in_seconds", operation: "updateAgentSettings"),
        Pair("factor of a price", Marketing("0"), Marketing("0.1"), "bid_spec.per_message_bid_multiplier", operation: "sendMarketingMessage"),
        Pair("website of an official account", """{"primary_country_of_operation":"x"}""", """{"primary_country_of_operation":"x","business_website_url":"https://a.b"}""", string.Empty, GraphRule.AtLeastOne, "applyForOfficialBusinessAccount"),
        Pair("country of an official account", """{"business_website_url":"https://a.b"}""", """{"action":"WITHDRAW_APPLICATION"}""", "primary_country_of_operation", GraphRule.Required, "applyForOfficialBusinessAccount"),
    ];

    public static string List(string header) => Message(
        $$$"""{"type":"list","header":{{{header}}},"body":{"text":"x"},"action":{"button":"b","sections":[{"rows":[{"id":"1","title":"r"}]}]}}""");

    /// <summary>An interactive message.</summary>
    public static string Message(string interactive) => $$"""{{{Head}},"type":"interactive","interactive":{{interactive}}}""";

    /// <summary>A case with its bodies.</summary>
    public static TestCaseData Pair(
        string what, string wrong, string right, string path, GraphRule rule = GraphRule.Other, string operation = "sendMessage") =>
        new TestCaseData(operation, wrong, right, path, rule).SetArgDisplayNames(what);

    private static TestCaseData Setting(
        string what, string wrong, string right, string path, GraphRule rule = GraphRule.Other) =>
        Pair(what, wrong, right, path, rule, "updatePhoneNumberSettings");

    private static string Replies(params (string Id, string Title)[] replies) => Message(
        """{"type":"button","body":{"text":"x"},"action":{"buttons":[ALL]}}""".Replace(
            "ALL",
            string.Join(',', replies.Select(one => Reply.Replace("ID", one.Id, StringComparison.Ordinal).Replace("TITLE", one.Title, StringComparison.Ordinal))),
            StringComparison.Ordinal));

    private static string Rows(params string[] ids) => Message(
        """{"type":"list","body":{"text":"x"},"action":{"button":"b","sections":[ALL]}}""".Replace(
            "ALL",
            string.Join(',', ids.Select(id => $$"""{"title":"s","rows":[{{Row.Replace("ID", id, StringComparison.Ordinal)}}]}""")),
            StringComparison.Ordinal));

    private static string Products(string header) => Message(
        $$$"""{"type":"product_list","header":{{{header}}},"body":{"text":"x"},"action":{"catalog_id":"7","sections":[{"product_items":[{"product_retailer_id":"1"}]}]}}""");

    private static string Link(int length) => Message(
        $$$"""{"type":"cta_url","body":{"text":"{{{new string('x', length)}}}"},"action":{"name":"cta_url","parameters":{"display_text":"a","url":"https://a.b"} } }""");

    private static string Flow(string data) => Message(
        $$$"""{"type":"flow","body":{"text":"x"},"action":{"name":"flow","parameters":{"flow_id":"1","flow_cta":"a","flow_action_payload":{"screen":"A","data":{{{data}}} } } } }""");

    private static string Carousel(string first, string second, int body = 1) => Message(
        $$$"""{"type":"carousel","body":{"text":"{{{new string('x', body)}}}"},"action":{"cards":[{{{first}}},{{{second}}}]} }""");

    private static string Card(int index, string text = "x", string? header = null, int buttons = 0)
    {
        string replies = string.Join(',', Enumerable.Range(0, buttons).Select(number =>
            $$$"""{"type":"quick_reply","quick_reply":{"id":"{{{number}}}","title":"t{{{number}}}"} }"""));
        string action = buttons == 0
            ? """{"name":"cta_url","parameters":{"display_text":"a","url":"https://a.b"} }"""
            : $$"""{"buttons":[{{replies}}]}""";
        return $$$"""{"card_index":{{{index}}},"type":"cta_url","header":{{{header ?? """{"type":"image","image":{"id":"1"} }"""}}},"body":{"text":"{{{text}}}"},"action":{{{action}}}}""";
    }

    private static string Product(int index, string catalog) =>
        $$$"""{"card_index":{{{index}}},"type":"product","action":{"product_retailer_id":"1","catalog_id":"{{{catalog}}}"} }""";

    private static string Text(string members) => $$$"""{{{{Head}}},"type":"text","text":{"body":"x"},{{{members}}}}""";

    private static string Call(string members) => $$"""{"messaging_product":"whatsapp",{{members}}}""";

    private static string Connect(string members) => Call($"\"to\":\"16505551234\",\"action\":\"connect\",{Offer},{members}");

    private static string Accept(string members) => Call($"\"call_id\":\"wacid.1\",\"action\":\"accept\",{members}");

    private static string Hours(string members) => $$$"""{"calling":{"call_hours":{{{{members}}} } } }""".Replace(
        "PERIOD", """{"day_of_week":"MONDAY","open_time":"0900","close_time":"1700"}""", StringComparison.Ordinal);

    private static string Periods(params (string Day, string Open, string Close)[] periods) => Hours(
        "\"status\":\"ENABLED\",\"timezone_id\":\"x\",\"weekly_operating_hours\":["
            + string.Join(',', periods.Select(one =>
                $$"""{"day_of_week":"{{one.Day}}","open_time":"{{one.Open}}","close_time":"{{one.Close}}"}"""))
            + "]");

    private static string Holiday(string start, string end) => Hours(
        "\"status\":\"ENABLED\",\"timezone_id\":\"x\",\"weekly_operating_hours\":[PERIOD],\"holiday_schedule\":["
            + $$"""{"date":"2030-01-01","start_time":"{{start}}","end_time":"{{end}}"}"""
            + "]");

    private static string Voicemail(string triggers, string announcement) =>
        $$$"""{"calling":{"voicemail":{"status":"ENABLED","triggers":{{{triggers}}},"audio":{"default":{{{announcement}}} } } } }""";

    private static string Sip(int length) =>
        $$$"""{"calling":{"sip":{"status":"ENABLED","servers":[{"hostname":"a.b","request_uri_user_params":{"tgrp":"{{{new string('x', length)}}}"} }]} } }""";

    private static string Business(string members) =>
        $$$"""{"messaging_product":"whatsapp","entity_name":"Harbor",{{{members}}},"grievance_officer_details":{"name":"a","email":"a@b.c"},"customer_care_details":{"email":"a@b.c"} }""";

    private static string Marketing(string factor) =>
        $$$"""{{{{Head}}},"type":"template","template":{"name":"a","language":{"code":"en"} },"bid_spec":{"per_message_bid_multiplier":{{{factor}}}} }""";
}
