namespace WhatsApp.Generated.Tests.Validation;

/// <summary>Pairs of templates: one that breaks a rule of its category or its buttons, and the nearest that does not.</summary>
internal static class TemplateCases
{
    private const string App = "\"supported_apps\":[{\"package_name\":\"a.b\",\"signature_hash\":\"K8a/AINcGX7\"}]";
    private const string Body = """{"type":"BODY","text":"x"}""";
    private const string CopyCode = """{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"SAVE"}]}""";
    private const string Offer = """{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"x","has_expiration":true} }""";

    public static IEnumerable<TestCaseData> All =>
    [
        Pair("shortest life of a code", Ttl("AUTHENTICATION", 29), Ttl("AUTHENTICATION", 30), "message_send_ttl_seconds", GraphRule.Range),
        Pair("longest life of a code", Ttl("AUTHENTICATION", 901), Ttl("AUTHENTICATION", 900), "message_send_ttl_seconds", GraphRule.Range),
        Pair("longest life of a utility message", Ttl("UTILITY", 43201), Ttl("UTILITY", 43200), "message_send_ttl_seconds", GraphRule.Range),
        Pair("no life in lower case", Ttl("utility", 0), Ttl("utility", -1), "message_send_ttl_seconds", GraphRule.Range),
        RuleCases.Pair("life of a code in several languages", Upsert(29), Upsert(30), "message_send_ttl_seconds", GraphRule.Range, "upsertTemplates"),
        Pair("category of an offer", Of("UTILITY", Offer, Body, CopyCode), Of("MARKETING", Offer, Body, CopyCode), "components[0]"),
        Pair("header of an offer", Of("MARKETING", """{"type":"HEADER","format":"DOCUMENT"}""", Offer, Body, CopyCode), Of("MARKETING", """{"type":"HEADER","format":"VIDEO"}""", Offer, Body, CopyCode), "components[0].format"),
        Pair("location in an authentication template", Of("AUTHENTICATION", """{"type":"HEADER","format":"LOCATION"}""", """{"type":"BODY"}"""), Of("UTILITY", """{"type":"HEADER","format":"LOCATION"}""", Body), "components[0].format"),
        Pair("example of a code", Buttons("MARKETING", """{"type":"COPY_CODE"}"""), Buttons("MARKETING", """{"type":"COPY_CODE","example":"SAVE"}"""), "components[1].buttons[0].example"),
        Pair("app of ONE_TAP", Otp("\"otp_type\":\"ONE_TAP\""), Otp("\"otp_type\":\"ONE_TAP\"," + App), "components[1].buttons[0].supported_apps"),
        Pair("app of ZERO_TAP", Otp("\"otp_type\":\"ZERO_TAP\",\"zero_tap_terms_accepted\":true"), Otp("\"otp_type\":\"ZERO_TAP\",\"zero_tap_terms_accepted\":true,\"package_name\":\"a.b\",\"signature_hash\":\"x\""), "components[1].buttons[0].supported_apps"),
        Pair("terms of ZERO_TAP", Otp("\"otp_type\":\"zero_tap\",\"zero_tap_terms_accepted\":false," + App), Otp("\"otp_type\":\"zero_tap\",\"zero_tap_terms_accepted\":true," + App), "components[1].buttons[0].zero_tap_terms_accepted"),
    ];

    /// <summary>A template with buttons.</summary>
    public static string Buttons(string category, string button) =>
        Of(category, Body, $$"""{"type":"BUTTONS","buttons":[{{button}}]}""");

    private static TestCaseData Pair(
        string what, string wrong, string right, string path, GraphRule rule = GraphRule.Other) =>
        RuleCases.Pair(what, wrong, right, path, rule, "createTemplate");

    private static string Otp(string members) => Of(
        "AUTHENTICATION", """{"type":"BODY"}""", $$$"""{"type":"BUTTONS","buttons":[{"type":"OTP",{{{members}}}}]}""");

    private static string Ttl(string category, int seconds) =>
        $$"""{"name":"a","language":"en","category":"{{category}}","message_send_ttl_seconds":{{seconds}},"components":[{"type":"BODY","text":"x"}]}""";

    private static string Upsert(int seconds) =>
        $$"""{"name":"a","languages":["en"],"category":"AUTHENTICATION","message_send_ttl_seconds":{{seconds}},"components":[{"type":"BODY"}]}""";

    private static string Of(string category, params string[] components) =>
        $$"""{"name":"a","language":"en","category":"{{category}}","components":[{{string.Join(',', components)}}]}""";
}
