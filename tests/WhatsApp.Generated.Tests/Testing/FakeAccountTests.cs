using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>What the fake server remembers of an account, beside its numbers, templates and flows.</summary>
[TestFixture]
public sealed class FakeAccountTests : GraphTest
{
    [Test]
    public async Task Settings_of_an_account_are_changed_and_read()
    {
        await Account.PostAsync(new() { Name = "Harbor Books", IsEnabledForInsights = true });

        WhatsAppBusinessAccount account = await Account.GetAsync(
            new() { Fields = [WhatsAppBusinessAccountField.Name, WhatsAppBusinessAccountField.IsEnabledForInsights] });
        Assert.That((account.Name, account.IsEnabledForInsights), Is.EqualTo(("Harbor Books", true)));
        Assert.That((await Account.GetAsync()).IsEnabledForInsights, Is.Null, "not without being asked");
    }

    [Test]
    public async Task The_app_is_subscribed_once_and_can_have_its_own_address()
    {
        Assert.That((await Account.SubscribedApps.GetAsync()).Data, Is.Empty);

        await Account.SubscribedApps.PostAsync(new());
        await Account.SubscribedApps.PostAsync(new() { OverrideCallbackUri = "https://example.com/hook", VerifyToken = "token" });
        SubscribedApp app = (await Account.SubscribedApps.GetAsync()).Data!.Single();
        Assert.That((app.WhatsAppBusinessApiData!.Id, app.OverrideCallbackUri), Is.EqualTo((Server.ApplicationId, "https://example.com/hook")));

        await Account.SubscribedApps.DeleteAsync();
        Assert.That((await Account.SubscribedApps.GetAsync()).Data, Is.Empty);
    }

    [Test]
    public async Task A_user_has_access_until_it_is_taken()
    {
        FakeUser user = Server.AddUser("Order Service");
        await Account.AssignedUsers.PostAsync(new() { User = user.Id, Tasks = [AccountPermission.Develop] });

        AssignedUser assigned = (await Account.AssignedUsers.ListAsync(new() { Business = Server.BusinessId }).ToListAsync()).Single();
        Assert.That((assigned.Name, assigned.Tasks!.Single()), Is.EqualTo(("Order Service", AccountPermission.Develop)));
        WhatsAppBusinessAccount account = (await Client.Users[user.Id].AssignedWhatsAppBusinessAccounts.ListAsync().ToListAsync()).Single();
        Assert.That((account.Id, account.Permissions!.Single()), Is.EqualTo((Server.AccountId, AccountPermission.Develop)));

        await Account.AssignedUsers.DeleteAsync(new() { User = user.Id });
        Assert.That(await Account.AssignedUsers.ListAsync(new() { Business = Server.BusinessId }).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task A_schedule_is_listed_once_it_was_created()
    {
        AccountScheduleCreateResponse created = await Account.Schedules.PostAsync(new()
        {
            Name = "Shop hours",
            ScheduleType = AccountScheduleType.BusinessHours,
            StartTime = new(9, 30),
            EndTime = new(18, 0),
            IsActive = false,
        });

        AccountSchedule schedule = (await Account.Schedules.ListAsync().ToListAsync()).Single();
        Assert.That((schedule.Id, schedule.StartTime, schedule.Status), Is.EqualTo((created.Id, new TimeOnly(9, 30), AccountScheduleStatus.Inactive)));
    }

    [Test]
    public async Task Activities_are_what_requests_did_and_what_a_test_adds()
    {
        await Account.PostAsync(new() { Name = "Harbor Books" });
        Server.Find<FakeAccount>(Server.AccountId)!.AddActivity("SECURITY_EVENT", "Somebody signed in.", "USER");

        List<AccountActivity> all = await Account.Activities.ListAsync().ToListAsync();
        List<AccountActivity> some = await Account.Activities.ListAsync(
            new() { ActivityType = [AccountActivityType.SecurityEvent], Fields = [AccountActivityField.Description] }).ToListAsync();

        Assert.That(all.Select(activity => activity.ActivityType), Is.EqualTo(new AccountActivityType?[] { AccountActivityType.SecurityEvent, AccountActivityType.AccountUpdated }));
        Assert.That(some.Single().Description, Is.EqualTo("Somebody signed in."));
    }
}
