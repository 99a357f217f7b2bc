using WhatsApp.Generated.Testing.Handlers;

namespace WhatsApp.Generated.Testing;

/// <content>Methods that add nodes other than accounts, phone numbers, templates and media.</content>
public sealed partial class FakeGraphServer
{
    /// <summary>All nodes of a type, in the order in which the test or requests added them.</summary>
    /// <typeparam name="T">Type of node.</typeparam>
    public IReadOnlyList<T> All<T>()
        where T : FakeNode => _application.State.All<T>();

    /// <summary>A new address of the bytes of a media object, as the API and webhooks return it.</summary>
    /// <param name="media">The media object.</param>
    public Uri AddressOf(FakeMedia media)
    {
        ArgumentNullException.ThrowIfNull(media);
        return MediaBytes.Address(PublicUrl, _options, media.Id);
    }

    /// <summary>Adds a business portfolio.</summary>
    /// <param name="name">Name.</param>
    /// <param name="id">Id. Null generates one.</param>
    public FakeBusiness AddBusiness(string name = "Fake Holding", string? id = null) =>
        _application.State.Add('6', id, i => new FakeBusiness(_application.State, i, name));

    /// <summary>Adds an app, such as that of a partner.</summary>
    /// <param name="name">Name.</param>
    /// <param name="id">Id. Null generates one.</param>
    public FakeApplication AddApplication(string name = "Fake App", string? id = null) =>
        _application.State.Add('7', id, i => new FakeApplication(_application.State, i, name));

    /// <summary>
    /// Adds the code that a business gets at the end of Embedded Signup or Facebook Login. It can be exchanged for one
    /// access token.
    /// </summary>
    /// <param name="lifetime">How long the token is valid. Null: it does not expire.</param>
    /// <param name="redirectUri">The address that the code was sent to. Null: the code came through JavaScript.</param>
    /// <param name="accountIds">Ids of the accounts that the business shares. Null: all accounts.</param>
    /// <returns>The code.</returns>
    public string AddAuthorizationCode(
        TimeSpan? lifetime = null, string? redirectUri = null, IReadOnlyList<string>? accountIds = null)
    {
        lock (_application.State.Lock)
        {
            return _application.State.Tokens.AddCode(new(redirectUri, lifetime, accountIds ?? []));
        }
    }

    /// <summary>Revokes a token, as Meta does after a change of the password (190, subcode 460).</summary>
    /// <param name="accessToken">The token, whether this server issued it or not.</param>
    public void RevokeToken(string accessToken)
    {
        lock (_application.State.Lock)
        {
            _application.State.Tokens.Revoke(accessToken);
        }
    }

    /// <summary>Adds a user of a business, who can then be assigned to accounts.</summary>
    /// <param name="name">Name.</param>
    /// <param name="userType">Type, such as <c>BUSINESS_USER</c>.</param>
    /// <param name="businessId">Id of the business. Null: <see cref="BusinessId"/>.</param>
    /// <param name="id">Id. Null generates one.</param>
    public FakeUser AddUser(
        string name = "Fake User", string userType = "SYSTEM_USER", string? businessId = null, string? id = null)
    {
        FakeBusiness business = Require<FakeBusiness>(businessId ?? BusinessId);
        return _application.State.Add('9', id, i => new FakeUser(_application.State, i, business, name, userType));
    }

    /// <summary>Adds a group without participants.</summary>
    /// <param name="subject">Name of the group.</param>
    /// <param name="needsApproval">Whether the business approves requests to join.</param>
    /// <param name="phoneNumberId">Id of the phone number. Null: <see cref="PhoneNumberId"/>.</param>
    public FakeGroup AddGroup(
        string subject = "Fake Group", bool needsApproval = false, string? phoneNumberId = null)
    {
        FakePhoneNumber number = Require<FakePhoneNumber>(phoneNumberId ?? PhoneNumberId);
        FakeGroup group = _application.State.AddGroup(number.Id, subject);
        group["join_approval_mode"] = needsApproval ? "approval_required" : "auto_approve";
        return group;
    }

    /// <summary>Adds a flow.</summary>
    /// <param name="name">Name.</param>
    /// <param name="status">Status.</param>
    /// <param name="flowJson">Flow JSON. Null: one screen without errors.</param>
    /// <param name="accountId">Id of the account. Null: <see cref="AccountId"/>.</param>
    public FakeFlow AddFlow(
        string name = "Fake Flow", string status = "DRAFT", string? flowJson = null, string? accountId = null)
    {
        FakeAccount account = Require<FakeAccount>(accountId ?? AccountId);
        FakeFlow flow = FlowContents.Add(_application.State, account, name, flowJson);
        flow["status"] = status;
        return flow;
    }

    /// <summary>Adds a multi-partner solution.</summary>
    /// <param name="partnerApplicationId">Id of the partner's app.</param>
    /// <param name="name">Name.</param>
    /// <param name="isActive">Whether the partner has accepted the invitation.</param>
    /// <param name="ownerApplicationId">Id of the owner's app. Null: <see cref="ApplicationId"/>.</param>
    public FakeSolution AddSolution(
        string partnerApplicationId,
        string name = "Fake Solution",
        bool isActive = true,
        string? ownerApplicationId = null)
    {
        FakeSolution solution = Solutions.Add(
            _application.State, ownerApplicationId ?? ApplicationId, partnerApplicationId, name, ["MESSAGING"], []);
        if (isActive)
        {
            solution.SetStatus("ACTIVE");
            solution.SetPartnerStatus("ACCEPTED");
        }

        return solution;
    }

    /// <summary>Adds a phone number that a business verifies before it gives the number to a client.</summary>
    /// <param name="phoneNumber">The number with its country code.</param>
    /// <param name="isVerified">Whether the number is verified.</param>
    /// <param name="businessId">Id of the business. Null: <see cref="BusinessId"/>.</param>
    public FakePreVerifiedNumber AddPreVerifiedNumber(
        string phoneNumber, bool isVerified = false, string? businessId = null)
    {
        FakeBusiness business = Require<FakeBusiness>(businessId ?? BusinessId);
        FakePreVerifiedNumber number = _application.State.AddPreVerifiedNumber(business, phoneNumber);
        if (isVerified)
        {
            number.MarkVerified(_application.State.Now);
        }

        return number;
    }

    /// <summary>Adds a call from a person to the business.</summary>
    /// <param name="user">Phone number (digits only) or user id (BSUID) of the person.</param>
    /// <param name="phoneNumberId">Id of the phone number. Null: <see cref="PhoneNumberId"/>.</param>
    public FakeCall AddCall(string user, string? phoneNumberId = null)
    {
        FakePhoneNumber number = Require<FakePhoneNumber>(phoneNumberId ?? PhoneNumberId);
        return _application.State.AddCall(number.Id, user, isIncoming: true);
    }

    /// <summary>Adds an event to the history of a sent message.</summary>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="status"><c>DELIVERED</c>, <c>READ</c>, <c>FAILED</c> or <c>DELETED</c>.</param>
    /// <param name="errorDescription">Why it failed. Null: no error.</param>
    /// <exception cref="ArgumentException">No message with this id was sent.</exception>
    public void AddMessageEvent(string messageId, string status, string? errorDescription = null) =>
        _application.State.AddMessageEvent(messageId, status, errorDescription);
}
