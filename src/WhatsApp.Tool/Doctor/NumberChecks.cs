using WhatsApp.Generated;

namespace WhatsApp.Tool.Doctor;

/// <summary>Checks the phone number.</summary>
internal static class NumberChecks
{
    /// <summary>The fields that are looked at.</summary>
    public static PhoneNumberInfoField[] Fields { get; } =
    [
        PhoneNumberInfoField.Id, PhoneNumberInfoField.DisplayPhoneNumber, PhoneNumberInfoField.Status,
        PhoneNumberInfoField.QualityRating, PhoneNumberInfoField.VerifiedName, PhoneNumberInfoField.NameStatus,
    ];

    /// <summary>Checks status, quality and name.</summary>
    /// <param name="number">The number.</param>
    public static IEnumerable<Finding> Of(PhoneNumberInfo number) => [OfStatus(number), OfQuality(number), OfName(number)];

    private static Finding OfStatus(PhoneNumberInfo number)
    {
        string text = $"{number.DisplayPhoneNumber} ({number.Id}) is {number.Status?.Value ?? "without a status"}.";
        return number.Status == PhoneNumberStatus.Connected ? Finding.Ok("number", text)
            : number.Status is null ? Finding.Unknown("number", text, "Look at the number in the WhatsApp Manager.")
            : number.Status == PhoneNumberStatus.Flagged || number.Status == PhoneNumberStatus.RateLimited
                ? Finding.Warning("number", text, "Look at the number in the WhatsApp Manager; send fewer or better messages.")
            : number.Status == PhoneNumberStatus.Banned || number.Status == PhoneNumberStatus.Restricted
                ? Finding.Error("number", text, "Look at the account in the Business settings, and request a review.")
            : Finding.Error(
                "number",
                text,
                "Verify and register it: the WhatsApp Manager, or client.PhoneNumbers[id].Register.PostAsync of the SDK.");
    }

    private static Finding OfQuality(PhoneNumberInfo number)
    {
        string text = $"Its quality is {number.QualityRating?.Value ?? "not rated"}.";
        return number.QualityRating?.Value is "RED" or "YELLOW"
            ? Finding.Warning("quality", text, "People block or report its messages: send to those who agreed, and less often.")
            : Finding.Ok("quality", text);
    }

    private static Finding OfName(PhoneNumberInfo number)
    {
        string text = $"Its name '{number.VerifiedName}' is {number.NameStatus?.Value ?? "without a status"}.";
        return number.NameStatus is null
            || number.NameStatus == PhoneNumberNameStatus.Approved
            || number.NameStatus == PhoneNumberNameStatus.AvailableWithoutReview
                ? Finding.Ok("name", text)
            : number.NameStatus == PhoneNumberNameStatus.PendingReview
                ? Finding.Warning("name", text, "Wait for Meta's review; the limit of messages stays low until then.")
            : Finding.Warning("name", text, "Request another display name in the WhatsApp Manager.");
    }
}
