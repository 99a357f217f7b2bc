using System.Net;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Errors;

/// <summary>A subcode that the catalogue lists decides on group and action, since it is more specific than its code.</summary>
[TestFixture]
public sealed class SubcodeTests : GraphTest
{
    [TestCase(GraphErrorCode.PhoneNumberAlreadyAdded, 2388012, GraphErrorGroup.PhoneNumber, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateLimitReached, 2388019, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateStatusNotChangeable, 2388039, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateFieldTooLong, 2388040, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateHeaderFormatInvalid, 2388047, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateBodyFormatInvalid, 2388072, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateFooterFormatInvalid, 2388073, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.CodeRequestNotAvailable, 2388091, GraphErrorGroup.PhoneNumber, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.CodeVerificationNotAvailable, 2388093, GraphErrorGroup.PhoneNumber, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.PhoneNumberMigrationFailed, 2388103, GraphErrorGroup.PhoneNumber, SuggestedAction.RetryLater)]
    [TestCase(GraphErrorCode.TemplateHasTooManyParameters, 2388293, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    [TestCase(GraphErrorCode.TemplateParameterAtEdge, 2388299, GraphErrorGroup.Template, SuggestedAction.FixRequest)]
    public async Task Subcode_decides_on_group_and_action(
        long name, int subcode, GraphErrorGroup group, SuggestedAction action)
    {
        Server.FailNext(new FakeError { Status = 400, Code = 100, Subcode = subcode });

        GraphApiException error = await Catch.Async<GraphApiException>(() => Account.MessageTemplates.PostAsync(
            new() { Name = "x", Language = "en", Category = TemplateCategory.Utility }, Unchecked));

        Assert.That(name, Is.EqualTo(subcode));
        Assert.That((error.Code, error.Subcode), Is.EqualTo((100, subcode)));
        Assert.That((error.Group, error.SuggestedAction), Is.EqualTo((group, action)));
        Assert.That(Server.Requests, Has.Count.EqualTo(1), "It is not sent again.");
    }

    [TestCase(100, 2999999, GraphErrorGroup.Parameter, SuggestedAction.FixRequest)]
    [TestCase(190, 463, GraphErrorGroup.Authorization, SuggestedAction.RefreshToken)]
    [TestCase(100, 4, GraphErrorGroup.Parameter, SuggestedAction.FixRequest)]
    [TestCase(100, 131042, GraphErrorGroup.Parameter, SuggestedAction.FixRequest)]
    public void Code_decides_if_the_subcode_is_none_of_the_catalogue(
        int code, int subcode, GraphErrorGroup group, SuggestedAction action)
    {
        var error = new GraphError { Code = code, ErrorSubcode = subcode };

        Assert.That((error.Group, error.SuggestedAction), Is.EqualTo((group, (SuggestedAction?)action)));
    }

    [Test]
    public void Code_that_Meta_names_without_a_meaning_has_a_name()
    {
        var error = new GraphApiException(
            HttpStatusCode.BadRequest, new GraphError { Code = GraphErrorCode.MarketingMessageFailed }, "{}");

        Assert.That(error.Code, Is.EqualTo(134103));
        Assert.That(error.Group, Is.EqualTo(GraphErrorGroup.Message));
    }
}
