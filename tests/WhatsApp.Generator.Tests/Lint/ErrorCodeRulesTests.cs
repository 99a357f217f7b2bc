namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class ErrorCodeRulesTests
{
    [Test]
    public void A_catalogue_of_errors_is_taken() => Catalogue("Throttling", 4, 10).FindsNothing();

    [Test]
    public void A_group_that_the_sdk_lacks_is_refused() =>
        Catalogue("Weather", 4, 10).Finds("value-kind", "group: Weather", "instead of 'Weather'", "Throttling");

    [Test]
    public void Codes_out_of_order_are_refused() =>
        Catalogue("Throttling", 10, 4).Finds("error-code", "- code: 4", "Move 4 up");

    private static LintedPages Catalogue(
        string group, int first, int second) => new LintedPages().Page(
        "support/error-codes",
        $$"""
        openapi: 3.1.0
        info:
          title: Error codes
          description: What codes mean.
          version: v23.0
        externalDocs: { url: https://developers.facebook.com/support/error-codes }
        components:
          schemas:
            ShopErrorCode:
              type: integer
              description: The code of an error.
              x-error-codes:
                - code: {{first}}
                  name: First
                  group: {{group}}
                  advice: RetryLater
                  refused: true
                  description: The first.
                - code: {{second}}
                  name: Second
                  group: Parameter
                  advice: FixRequest
                  description: The second.
        """);
}
