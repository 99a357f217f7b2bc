using System.CommandLine;
using WhatsApp.Generated;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>numbers</c>.</summary>
internal static class NumbersVerb
{
    private static readonly PhoneNumberInfoField[] Fields =
    [
        PhoneNumberInfoField.Id, PhoneNumberInfoField.DisplayPhoneNumber, PhoneNumberInfoField.VerifiedName,
        PhoneNumberInfoField.NameStatus, PhoneNumberInfoField.Status, PhoneNumberInfoField.QualityRating,
        PhoneNumberInfoField.Throughput, PhoneNumberInfoField.WhatsAppBusinessManagerMessagingLimit,
        PhoneNumberInfoField.CodeVerificationStatus, PhoneNumberInfoField.PlatformType,
        PhoneNumberInfoField.AccountMode, PhoneNumberInfoField.IsOfficialBusinessAccount,
        PhoneNumberInfoField.IsPinEnabled,
    ];

    public static Command Create(ToolContext tool, GlobalOptions options) =>
        new("numbers", "Show phone numbers, their quality and limits.")
        {
            List(tool, options),
            Show(tool, options),
        };

    private static Command List(ToolContext tool, GlobalOptions options)
    {
        var account = new Option<string?>("--account")
        {
            Description = $"WhatsApp Business Account id. Default: {Setting.AccountId.Variable}.",
            HelpName = "id",
        };
        return new Command("list", "List the phone numbers of an account.") { account }.Run(tool, options, async call =>
        {
            using WhatsAppClient client = await call.CreateClientAsync();
            var numbers = new List<PhoneNumberInfo>();
            await foreach (PhoneNumberInfo number in client.Accounts[call.Require(account, Setting.AccountId)]
                .PhoneNumbers.ListAsync(new() { Fields = Fields }, cancellationToken: call.CancellationToken))
            {
                numbers.Add(number);
            }

            if (call.IsJson)
            {
                JsonOutput.Write(call.Tool, numbers);
            }
            else
            {
                Screen.WriteTable(
                    call,
                    ["ID", "NUMBER", "NAME", "STATUS", "QUALITY", "THROUGHPUT", "LIMIT"],
                    numbers.Select(number => (string?[])
                    [
                        number.Id, number.DisplayPhoneNumber, number.VerifiedName, number.Status?.Value,
                        number.QualityRating?.Value, number.Throughput?.Level?.Value,
                        number.WhatsAppBusinessManagerMessagingLimit?.Value,
                    ]));
            }

            return ExitCode.Success;
        });
    }

    private static Command Show(ToolContext tool, GlobalOptions options)
    {
        var id = new Argument<string?>("id")
        {
            Description = $"Phone number id. Default: {Setting.PhoneNumberId.Variable}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return new Command("show", "Show one phone number.") { id }.Run(tool, options, async call =>
        {
            string phoneNumberId = call.Parsed.GetValue(id) ?? call.Find(Setting.PhoneNumberId) ?? throw new ToolException(
                "There is no phone number id.", $"Pass it, or set {Setting.PhoneNumberId.Variable}.");
            using WhatsAppClient client = await call.CreateClientAsync();
            PhoneNumberInfo number = await client.PhoneNumbers[phoneNumberId].GetAsync(
                new() { Fields = Fields }, cancellationToken: call.CancellationToken);
            if (call.IsJson)
            {
                JsonOutput.Write(call.Tool, number);
                return ExitCode.Success;
            }

            (string Title, string? Value)[] rows =
            [
                ("id", number.Id),
                ("number", number.DisplayPhoneNumber),
                ("name", number.VerifiedName),
                ("name status", number.NameStatus?.Value),
                ("status", number.Status?.Value),
                ("quality rating", number.QualityRating?.Value),
                ("throughput", number.Throughput?.Level?.Value),
                ("messaging limit", number.WhatsAppBusinessManagerMessagingLimit?.Value),
                ("verification", number.CodeVerificationStatus?.Value),
                ("platform", number.PlatformType?.Value),
                ("mode", number.AccountMode?.Value),
                ("official account", YesOrNo(number.IsOfficialBusinessAccount)),
                ("two-step PIN", YesOrNo(number.IsPinEnabled)),
            ];
            foreach ((string title, string? value) in rows.Where(row => row.Value is not null))
            {
                call.WriteLine($"{title + ":",-18}{value}");
            }

            return ExitCode.Success;
        });
    }

    private static string? YesOrNo(bool? value) => value is { } isSet ? (isSet ? "yes" : "no") : null;
}
