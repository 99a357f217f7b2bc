using System.CommandLine;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>webhooks replay</c>.</summary>
internal static class WebhooksReplay
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        Argument<string[]> files = WebhooksPrint.Files();
        var to = new Option<string>("--to")
        {
            Description = "Address of the webhook endpoint of your application.",
            HelpName = "url",
            Required = true,
        };
        var delay = new Option<int>("--delay") { Description = "Milliseconds between two deliveries. Default: 0." };
        delay.Validators.Add(result =>
        {
            if (result.IsOutside(0, int.MaxValue))
            {
                result.AddError("--delay must not be negative.");
            }
        });
        return new Command("replay", "Sign webhooks, and send them to an application.") { files, to, delay }
            .Run(tool, options, call => RunAsync(
                call,
                call.Parsed.GetRequiredValue(files),
                WebhookSender.UrlOf(call.Parsed.GetRequiredValue(to), to.Name),
                TimeSpan.FromMilliseconds(call.Parsed.GetValue(delay))));
    }

    private static async Task<int> RunAsync(VerbCall call, string[] files, Uri url, TimeSpan delay)
    {
        var bodies = new List<WebhookBody>();
        foreach (string path in files)
        {
            bodies.AddRange(await WebhookBody.ReadAsync(call, path));
        }

        using var sender = new WebhookSender(await call.RequireSecretAsync(Setting.AppSecret), url);
        var refused = new List<int>();
        foreach ((int index, WebhookBody body) in bodies.Index())
        {
            if (index > 0 && delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, call.Tool.Time, call.CancellationToken);
            }

            int status = await sender.SendAsync(body.Bytes, call.CancellationToken);
            Write(call, body, status);
            if (status is < 200 or > 299)
            {
                refused.Add(status);
            }
        }

        return refused.Count == 0 ? ExitCode.Success : throw new ToolException(
            $"{refused.Count} of {bodies.Count} webhooks got a status that is not 2xx, the first one {refused[0]}.",
            WebhookSender.NextStepOf(refused[0]),
            ExitCode.Failure);
    }

    private static void Write(VerbCall call, WebhookBody body, int status)
    {
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, json =>
            {
                json.WriteString("source", body.Source);
                json.WriteNumber("status", status);
            });
        }
        else
        {
            call.WriteLine($"{status} {body.Source}");
        }
    }
}
