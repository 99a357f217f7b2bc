using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>Businesses, solutions and preverified numbers of the fake server.</summary>
[TestFixture]
public sealed class FakeBusinessTests : GraphTest
{
    private BusinessItemRequestBuilder Business => Client.Businesses[Server.BusinessId];

    [Test]
    public async Task Business_lists_its_own_accounts_and_those_of_its_clients()
    {
        FakeBusiness client = Server.AddBusiness("Client");
        FakeAccount shared = Server.AddAccount(name: "Shared", businessId: client.Id);
        shared.ShareWith(Server.Find<FakeBusiness>(Server.BusinessId)!);
        BusinessAccountCreateResponse created = await Business.WhatsAppBusinessAccounts.PostAsync(new() { Name = "New", Currency = "EUR" });

        List<WhatsAppBusinessAccount> owned = await Business.OwnedWhatsAppBusinessAccounts.ListAsync(new() { First = 1 }).ToListAsync();
        List<WhatsAppBusinessAccount> clients = await Business.ClientWhatsAppBusinessAccounts.ListAsync().ToListAsync();
        List<WhatsAppBusinessAccount> all = await Business.WhatsAppBusinessAccounts.ListAsync(new() { Limit = 2 }).ToListAsync();

        Assert.That(owned.Select(account => account.Id), Is.EqualTo([Server.AccountId, created.Id]));
        Assert.That(owned[1].Currency, Is.EqualTo("EUR"));
        Assert.That(clients.Select(account => account.Id), Is.EqualTo([shared.Id]));
        Assert.That(all, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Credit_line_returns_its_owner_when_requested()
    {
        string id = Server.Find<FakeBusiness>(Server.BusinessId)!.AddExtendedCredit("Jasper Ltd");

        ExtendedCredit little = (await Business.Extendedcredits.ListAsync().ToListAsync()).Single();
        ExtendedCredit more = (await Business.Extendedcredits.ListAsync(new() { Fields = [ExtendedCreditField.LegalEntityName] }).ToListAsync()).Single();

        Assert.That((little.Id, little.LegalEntityName, more.LegalEntityName), Is.EqualTo((id, (string?)null, "Jasper Ltd")));
    }

    [Test]
    public async Task Preverified_number_is_verified_shared_and_deleted()
    {
        FakeBusiness partner = Server.AddBusiness("Partner");
        string id = (await Business.AddPhoneNumbers.PostAsync(new() { PhoneNumber = "+1 (555) 010-0111" })).Id!;
        PreVerifiedPhoneNumberItemRequestBuilder number = Client.PreVerifiedPhoneNumbers[id];
        VerifyCodeRequest code = new() { Code = "123456" };
        Assert.That((await Catch.Async<GraphApiException>(() => number.VerifyCode.PostAsync(code))).Code, Is.EqualTo(136025));

        await number.RequestCode.PostAsync(new() { CodeMethod = VerificationCodeMethod.Sms, Language = "en_US" });
        await number.VerifyCode.PostAsync(code);
        Assert.That((await number.GetAsync()).CodeVerificationStatus, Is.EqualTo(PreVerifiedNumberCodeStatus.Verified));

        await Business.SharePreverifiedNumbers.PostAsync(new() { PreverifiedId = id, PartnerBusinessId = partner.Id });
        Assert.That((await number.Partners.ListAsync().ToListAsync()).Single().Name, Is.EqualTo("Partner"));
        Assert.That(await Client.Businesses[partner.Id].PreverifiedNumbers.ListAsync().ToListAsync(), Has.Count.EqualTo(1));

        await number.DeleteAsync();
        Assert.That(await Business.PreverifiedNumbers.ListAsync().ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task Preverified_number_of_a_partner_is_added_as_verified()
    {
        FakePreVerifiedNumber number = Server.AddPreVerifiedNumber("+15550100112", isVerified: true);

        string id = (await Account.PhoneNumbers.PostAsync(
            new() { PhoneNumber = "15550100112", VerifiedName = "Harbor Books", Cc = "1", PreverifiedId = number.Id })).Id!;

        Assert.That(Server.Find<FakePhoneNumber>(id)!.IsVerified, Is.True);
        Assert.That(Server.Find<FakePreVerifiedNumber>(number.Id), Is.Null);
    }

    [Test]
    public async Task Solution_is_active_from_acceptance_to_deactivation()
    {
        FakeApplication partner = Server.AddApplication("Partner");
        string id = (await Client.Applications[Server.ApplicationId].WhatsAppBusinessSolution.PostAsync(new()
        {
            SolutionName = "Ours",
            OwnerPermissions = [SolutionExtraPermission.Messaging],
            PartnerPermissions = [],
            PartnerAppId = partner.Id,
        })).SolutionId!;
        SolutionItemRequestBuilder solution = Client.Solutions[id];
        Assert.That((await solution.GetAsync()).Status, Is.EqualTo(SolutionStatus.Initiated));
        Assert.That(await Client.Applications[partner.Id].WhatsAppBusinessSolutions.ListAsync(new() { Role = SolutionRole.Owner }).ToListAsync(), Is.Empty);

        SolutionAcceptResponse accepted = await solution.Accept.PostAsync(new() { PartnerAppId = partner.Id });
        Assert.That(accepted.PartnerStatus, Is.EqualTo(SolutionPartnerStatus.Accepted));
        await solution.SendDeactivationRequest.PostAsync(new());
        Assert.That((await solution.RejectDeactivationRequest.PostAsync(new())).Status, Is.EqualTo(SolutionStatus.Active));
        await solution.SendDeactivationRequest.PostAsync(new());
        Assert.That((await solution.AcceptDeactivationRequest.PostAsync()).Status, Is.EqualTo(SolutionStatus.Deactivated));

        Assert.That((await Catch.Async<GraphApiException>(() => solution.SendDeactivationRequest.PostAsync(new()))).Code, Is.EqualTo(100));
    }

    [Test]
    public async Task Invitation_is_declined_by_the_invited_partner()
    {
        FakeSolution solution = Server.AddSolution(Server.AddApplication().Id, isActive: false);
        SolutionRejectRequest reject = new() { RequestType = SolutionRequestType.PartnershipRequest, PartnerAppId = Server.ApplicationId };
        Assert.That((await Catch.Async<GraphApiException>(() => Client.Solutions[solution.Id].Reject.PostAsync(reject))).Code, Is.EqualTo(100));

        reject.PartnerAppId = solution.PartnerApplicationId;
        await Client.Solutions[solution.Id].Reject.PostAsync(reject);
        Assert.That(solution.Status, Is.EqualTo("REJECTED"));
    }

    [Test]
    public async Task Token_requires_a_business_that_shares_an_account_with_the_solution()
    {
        FakeSolution solution = Server.AddSolution(Server.AddApplication().Id);
        SolutionItemRequestBuilder builder = Client.Solutions[solution.Id];
        SolutionAccessTokenQuery query = new() { BusinessId = Server.BusinessId };
        Assert.That((await Catch.Async<GraphApiException>(() => builder.AccessToken.GetAsync(query))).Code, Is.EqualTo(100));

        solution.AddClient(Server.Find<FakeAccount>(Server.AccountId)!);

        Assert.That((await builder.AccessToken.GetAsync(query)).Data!.Single().AccessToken, Does.Contain(Server.BusinessId));
        Assert.That((await Account.Solutions.ListAsync().ToListAsync()).Single().Id, Is.EqualTo(solution.Id));
    }
}
