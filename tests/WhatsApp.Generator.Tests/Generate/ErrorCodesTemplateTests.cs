namespace WhatsApp.Generator.Tests.Generate;

public sealed class ErrorCodesTemplateTests
{
    internal static readonly TinyPage Codes = new("box/error-codes", """
        components:
          schemas:
            BoxErrorCode:
              type: integer
              description: The code of an error of a box
              x-error-codes:
                - code: 4
                  name: TooManyBoxes
                  group: Throttling
                  advice: RetryLater
                  refused: true
                  description: There are too many boxes.
                - code: 200
                  to: 299
                  name: BoxForbidden
                  group: Authorization
                  advice: FixRequest
                  description: The box may not be opened.
        """, """
        /// <summary>The code of an error of a box.</summary>
        public static class BoxErrorCode
        {
            /// <summary>Meta's page of these codes.</summary>
            public const string Link =
                "https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/error-codes";

            /// <summary>There are too many boxes.</summary>
            /// <remarks><see cref="GraphErrorGroup.Throttling"/>, <see cref="SuggestedAction.RetryLater"/>.</remarks>
            public const long TooManyBoxes = 4;

            /// <summary>The box may not be opened. The first of the codes up to 299.</summary>
            /// <remarks><see cref="GraphErrorGroup.Authorization"/>, <see cref="SuggestedAction.FixRequest"/>.</remarks>
            public const long BoxForbidden = 200;

            /// <summary>The group of a code, what to do, and whether the code proves that the request had no effect.</summary>
            internal static (GraphErrorGroup Group, SuggestedAction Action, bool IsRefused)? Describe(long code) => code switch
            {
                4 => (GraphErrorGroup.Throttling, SuggestedAction.RetryLater, true),
                >= 200 and <= 299 => (GraphErrorGroup.Authorization, SuggestedAction.FixRequest, false),
                _ => null,
            };
        }
        """);

    [Test]
    public Task Catalogue_is_constants_with_what_each_is_about_and_what_to_do() => TinyPages.AssertPrintsAsync(Codes);
}
