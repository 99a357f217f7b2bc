using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Pages;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Responses of the fake server match the schemas of the pages.</summary>
[TestFixture]
public sealed class ResponseShapeTests : GraphTest
{
    [Test]
    public void Node_has_only_fields_of_its_schema()
    {
        FakeSolution solution = Server.AddSolution(Server.AddApplication().Id);
        FakePreVerifiedNumber number = Server.AddPreVerifiedNumber("+15550100112", isVerified: true);

        Assert.Multiple(() =>
        {
            AssertShape<WhatsAppBusinessAccount>(Server.Find<FakeAccount>(Server.AccountId)!);
            AssertShape<PhoneNumberInfo>(Server.Find<FakePhoneNumber>(Server.PhoneNumberId)!);
            AssertShape<MessageTemplate>(Server.All<FakeTemplate>()[0]);
            AssertShape<BusinessPortfolio>(Server.Find<FakeBusiness>(Server.BusinessId)!);
            AssertShape<AppReference>(Server.Find<FakeApplication>(Server.ApplicationId)!);
            AssertShapeOfUser(Server.AddUser());
            AssertShape<GroupInfo>(Server.AddGroup());
            AssertShape<Flow>(Server.AddFlow());
            AssertShape<Solution>(solution);
            AssertShape<PreVerifiedPhoneNumber>(number);
        });
    }

    [Test]
    public async Task Response_has_only_members_of_its_schema()
    {
        Dictionary<string, string> ids = Fill();

        // Create first, so that lists have items.
        foreach (CatalogueOperation operation in Catalogue.All
            .Where(operation => ids.ContainsKey(operation.Path.Split('/')[2]) && operation.Method is "POST" or "GET")
            .OrderByDescending(operation => operation.Method, StringComparer.Ordinal))
        {
            foreach ((_, JsonNode? example) in operation.RequestsOrNone)
            {
                try
                {
                    JsonModel? response = await operation.CallAsync(Client, ids[operation.Path.Split('/')[2]], example);
                    Assert.That(ModelWalk.AdditionalData(response, string.Empty), Is.Empty, operation.Id);
                }
                catch (GraphApiException e)
                {
                    Assert.That(e.Subcode, Is.Not.EqualTo(33), operation.Id);
                }
            }
        }
    }

    private Dictionary<string, string> Fill()
    {
        FakeGroup group = Server.AddGroup();
        group.RequestToJoin(new("16505550101", "US.101", "mara_reads"));
        Server.Find<FakeBusiness>(Server.BusinessId)!.AddExtendedCredit("Jasper Ltd");
        Server.AddUser(id: "400500600700802");
        return new()
        {
            ["{Phone-Number-ID}"] = Server.PhoneNumberId,
            ["{WABA-ID}"] = Server.AccountId,
            ["{WhatsApp-Business-Account-ID}"] = Server.AccountId,
            ["{Business-ID}"] = Server.BusinessId,
            ["{Application-ID}"] = Server.ApplicationId,
            ["{Solution-ID}"] = Server.AddSolution(Server.AddApplication(id: "800100200300502").Id, isActive: false).Id,
            ["{Group-ID}"] = group.Id,
            ["{Flow-ID}"] = Server.AddFlow().Id,
            ["{WhatsApp-Business-Profile-ID}"] = Server.Find<FakePhoneNumber>(Server.PhoneNumberId)!.ProfileId,
        };
    }

    private static void AssertShape<T>(FakeNode node)
        where T : JsonModel, IJsonModel<T>
    {
        Assert.That(Others<T>(node), Is.Empty);
    }

    // Two schemas describe a user: one for accounts, one for businesses.
    private static void AssertShapeOfUser(FakeUser user) =>
        Assert.That(Others<AssignedUser>(user).Intersect(Others<SystemUser>(user)), Is.Empty);

    private static IEnumerable<string> Others<T>(FakeNode node)
        where T : JsonModel, IJsonModel<T> =>
        ModelWalk.AdditionalData(GraphJson.Read<T>(node.ToJson().ToJsonString()), node.GetType().Name);
}
