using System.CommandLine;
using WhatsApp.Tool.Doctor;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>doctor</c>.</summary>
internal static class DoctorVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        var account = new Option<string?>("--account")
        {
            Description = $"WhatsApp Business Account id. Default: {Setting.AccountId.Variable}.",
            HelpName = "id",
        };
        var number = new Option<string?>("--number")
        {
            Description = $"Phone number id. Default: {Setting.PhoneNumberId.Variable}.",
            HelpName = "id",
        };
        return new Command("doctor", "Check the token, its permissions, the phone number, webhooks and the Graph version.")
        {
            account, number,
        }.Run(tool, options, async call =>
        {
            IReadOnlyList<Finding> findings = await new Examination(call).RunAsync(
                call.Parsed.GetValue(account) ?? call.Find(Setting.AccountId),
                call.Parsed.GetValue(number) ?? call.Find(Setting.PhoneNumberId));
            Write(call, findings);
            return findings.Any(finding => finding.Level == FindingLevel.Error) ? ExitCode.Failure : ExitCode.Success;
        });
    }

    private static void Write(VerbCall call, IReadOnlyList<Finding> findings)
    {
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, json =>
            {
                json.WriteStartArray("findings");
                foreach (Finding finding in findings)
                {
                    json.WriteStartObject();
                    json.WriteString("check", finding.Check);
                    json.WriteString("level", NameOf(finding.Level));
                    json.WriteString("text", finding.Text);
                    json.WriteString("next_step", finding.NextStep);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        foreach (Finding finding in findings)
        {
            call.WriteLine($"{NameOf(finding.Level),-8} {finding.Check}: {finding.Text}");
            if (finding.NextStep is { } nextStep)
            {
                call.WriteLine($"{string.Empty,-8} next step: {nextStep}");
            }
        }
    }

    private static string NameOf(FindingLevel level) => level switch
    {
        FindingLevel.Ok => "ok",
        FindingLevel.Warning => "warning",
        FindingLevel.Error => "error",
        _ => "unknown",
    };
}
