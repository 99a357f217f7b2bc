using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Phone numbers that a business verifies and shares with partners before clients use them.</summary>
internal static class PreVerifiedNumbers
{
    public const string DefaultFields = "id,phone_number,code_verification_status,verification_expiry_time";

    public static GraphResponse List(GraphCall call)
    {
        IEnumerable<FakePreVerifiedNumber> numbers = call.State.All<FakePreVerifiedNumber>().Where(
            n => n.BusinessId == call.Business.Id || n.PartnerIds.Contains(call.Business.Id));
        if (call.Optional("code_verification_status") is { } status)
        {
            numbers = numbers.Where(
                n => status.Equals(n.Text("code_verification_status"), StringComparison.OrdinalIgnoreCase));
        }

        if (call.Optional("phone_number") is { } wanted)
        {
            numbers = numbers.Where(n => n.Digits == Messages.DigitsOf(wanted));
        }

        return GraphLists.Page(call, numbers, defaults: DefaultFields);
    }

    public static GraphResponse Add(GraphCall call)
    {
        string number = call.Required("phone_number");
        string digits = Messages.DigitsOf(number)
            ?? throw GraphErrors.Invalid($"Param phone_number must be a phone number - got \"{number}\".");
        if (call.State.All<FakePreVerifiedNumber>().Any(n => n.Digits == digits)
            || call.State.All<FakePhoneNumber>().Any(n => n.Digits == digits))
        {
            throw GraphErrors.Invalid("The phone number is in use already.");
        }

        FakePreVerifiedNumber added = call.State.AddPreVerifiedNumber(call.Business, "+" + digits);
        return GraphResponse.Json(new JsonObject { ["id"] = added.Id });
    }

    public static GraphResponse Share(GraphCall call)
    {
        string id = call.Required("preverified_id");
        FakePreVerifiedNumber? number = call.State.Find<FakePreVerifiedNumber>(id);
        if (number?.BusinessId != call.Business.Id)
        {
            throw GraphErrors.Invalid($"Param preverified_id: the business has no number with the id {id}.");
        }

        string partner = call.Required("partner_business_id");
        if (call.State.Find<FakeBusiness>(partner) is null)
        {
            throw GraphErrors.Invalid($"Param partner_business_id: there is no business with the id {partner}.");
        }

        number.PartnerIds.Add(partner);
        return GraphResponse.Success();
    }

    public static GraphResponse Delete(GraphCall call)
    {
        call.State.Remove(call.PreVerifiedNumber);
        return GraphResponse.Success();
    }

    public static GraphResponse ListPartners(GraphCall call) => GraphLists.Page(
        call,
        call.State.All<FakeBusiness>().Where(b => call.PreVerifiedNumber.PartnerIds.Contains(b.Id)),
        defaults: "id,name");

    public static GraphResponse RequestCode(GraphCall call)
    {
        PhoneNumbers.RequireCodeRequest(call);
        call.PreVerifiedNumber.IsCodeSent = true;
        return GraphResponse.Success();
    }

    public static GraphResponse VerifyCode(GraphCall call)
    {
        PhoneNumbers.RequireCode(call, call.PreVerifiedNumber.IsCodeSent);
        call.PreVerifiedNumber.MarkVerified(call.State.Now);
        return GraphResponse.Success();
    }
}
