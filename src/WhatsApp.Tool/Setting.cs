namespace WhatsApp.Tool;

/// <summary>A value that comes from the environment or from user secrets.</summary>
/// <param name="Variable">The environment variable.</param>
/// <param name="Keys">The keys of user secrets, as in the configuration of an application; the first one is documented.</param>
/// <param name="Name">What it is, as in "access token".</param>
internal sealed record Setting(string Variable, string[] Keys, string Name)
{
    public static Setting AccessToken { get; } = new("WHATSAPP_ACCESS_TOKEN", ["WhatsApp:AccessToken"], "access token");

    public static Setting AppSecret { get; } = new(
        "WHATSAPP_APP_SECRET", ["WhatsApp:AppSecret", "WhatsApp:Webhooks:AppSecrets:0"], "app secret");

    public static Setting VerifyToken { get; } = new(
        "WHATSAPP_VERIFY_TOKEN", ["WhatsApp:Webhooks:VerifyToken"], "verify token");

    public static Setting PhoneNumberId { get; } = new(
        "WHATSAPP_PHONE_NUMBER_ID", ["WhatsApp:PhoneNumberId"], "phone number id");

    public static Setting AccountId { get; } = new("WHATSAPP_ACCOUNT_ID", ["WhatsApp:AccountId"], "account id");

    public static Setting BaseAddress { get; } = new(
        "WHATSAPP_BASE_ADDRESS", ["WhatsApp:BaseAddress"], "address of the API");
}
