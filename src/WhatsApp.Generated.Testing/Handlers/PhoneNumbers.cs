using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Phone numbers: the list of an account, the number itself, verification and registration.</summary>
internal static partial class PhoneNumbers
{
    public static GraphResponse List(GraphCall call)
    {
        bool newestFirst = call.Optional("sort")?.EndsWith(".desc", StringComparison.Ordinal) == true;
        IEnumerable<FakePhoneNumber> numbers =
            call.State.All<FakePhoneNumber>().Where(n => n.AccountId == call.Account.Id);
        return GraphLists.Page(call, numbers, newestFirst, FakePhoneNumber.DefaultFields);
    }

    public static GraphResponse Create(GraphCall call)
    {
        string number = call.Required("phone_number");
        if (!E164().IsMatch(number))
        {
            throw GraphErrors.Of(100, "Invalid parameter: phone_number must be in E.164 format");
        }

        string name = call.Required("verified_name");
        RequireDisplayName("verified_name", name);
        if (call.State.All<FakePhoneNumber>().Any(n => n.Digits == number))
        {
            throw new GraphErrorException(new()
            {
                Status = 409,
                Type = "GraphMethodException",
                Message = "Phone number is already registered with WhatsApp Business",
            });
        }

        FakePhoneNumber created = call.State.AddPhoneNumber(null, call.Account.Id, "+" + number, name);
        if (call.Optional("preverified_id") is { } preVerifiedId)
        {
            TakeOver(call, preVerifiedId, created);
        }

        call.Account.AddActivity("PHONE_NUMBER_ADDED");
        return GraphResponse.Json(new JsonObject { ["id"] = created.Id });
    }

    public static GraphResponse Update(GraphCall call)
    {
        FakePhoneNumber number = call.PhoneNumber;
        if (call.Optional("new_display_name") is { } name)
        {
            RequireDisplayName("new_display_name", name);
            number["new_display_name"] = name;
            number["new_name_status"] = "PENDING_REVIEW";
        }

        if (call.Optional("pin") is { } pin)
        {
            RequirePin(pin);
            number.Pin = pin;
        }

        if (call.OptionalObject("webhook_configuration") is { } webhook)
        {
            JsonNode configuration = number["webhook_configuration"]!;
            configuration["phone_number"] = webhook["override_callback_uri"]?.DeepClone();
            number["webhook_configuration"] = configuration;
        }

        foreach (string field in (string[])["username", "search_visibility", "connection_status", "webhook_url"])
        {
            if (call.Body[field] is { } value)
            {
                number[field] = value;
            }
        }

        return GraphResponse.Success();
    }

    public static GraphResponse Register(GraphCall call)
    {
        FakePhoneNumber number = call.PhoneNumber;
        call.RequireMessagingProduct();
        string pin = call.Required("pin");
        RequirePin(pin);
        if (!number.IsVerified)
        {
            throw GraphErrors.Of(
                133006, "(#133006) Phone number re-verification needed", "Verify the number before registering it.");
        }

        if (number.Pin is { } known && known != pin)
        {
            throw GraphErrors.Of(
                133005, "(#133005) Two step verification PIN Mismatch", "The two-step verification PIN is incorrect.");
        }

        number.Pin = pin;
        number.MarkRegistered();
        return GraphResponse.Success();
    }

    public static GraphResponse Deregister(GraphCall call)
    {
        if (!call.PhoneNumber.IsRegistered)
        {
            throw new GraphErrorException(new()
            {
                Code = 100,
                Subcode = 2207051,
                Message = "Phone number not registered on the WhatsApp Business Platform.",
            });
        }

        call.PhoneNumber.MarkDeregistered();
        return GraphResponse.Success();
    }

    public static GraphResponse RequestCode(GraphCall call)
    {
        RequireCodeRequest(call);
        call.PhoneNumber.IsCodeSent = true;
        return GraphResponse.Success();
    }

    public static GraphResponse VerifyCode(GraphCall call)
    {
        RequireCode(call, call.PhoneNumber.IsCodeSent);
        call.PhoneNumber.MarkVerified();
        return GraphResponse.Json(new JsonObject { ["success"] = true, ["id"] = call.PhoneNumber.Id });
    }

    public static void RequireCodeRequest(GraphCall call)
    {
        if (call.Required("code_method").ToUpperInvariant() is not ("SMS" or "VOICE"))
        {
            throw GraphErrors.Of(100, "Invalid parameter: code_method must be SMS or VOICE");
        }

        call.Required("language");
    }

    public static void RequireCode(GraphCall call, bool isCodeSent)
    {
        string code = call.Required("code");
        if (!isCodeSent || code != call.Options.VerificationCode)
        {
            string text = isCodeSent
                ? "The code you entered is incorrect. Check it, or request a new one."
                : "Request a verification code first.";
            throw GraphErrors.ForUsers(null, "Verify code error", text, code: 136025);
        }
    }

    /// <summary>A number that a partner has verified becomes verified here and is removed from the partner.</summary>
    private static void TakeOver(GraphCall call, string preVerifiedId, FakePhoneNumber created)
    {
        if (call.State.Find<FakePreVerifiedNumber>(preVerifiedId) is { IsVerified: true } number
            && number.Digits == created.Digits)
        {
            call.State.Remove(number);
            created.MarkVerified();
            created["is_preverified_number"] = true;
        }
    }

    private static void RequireDisplayName(string parameter, string name)
    {
        if (name.Length is < 2 or > 75)
        {
            throw GraphErrors.Invalid($"Param {parameter} must have 2 to 75 characters.");
        }
    }

    private static void RequirePin(string pin)
    {
        if (pin.Length != 6 || !pin.All(char.IsAsciiDigit))
        {
            throw GraphErrors.Of(100, "Invalid PIN format. PIN must be exactly 6 digits");
        }
    }

    [GeneratedRegex("^[1-9][0-9]{6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex E164();
}
