using System.CommandLine;
using WhatsApp.Generated;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>webhooks subscribe</c>.</summary>
internal static class WebhooksSubscribe
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        var account = new Option<string?>("--account")
        {
            Description = $"WhatsApp Business Account id. Default: {Setting.AccountId.Variable}.",
            HelpName = "id",
        };
        var url = new Option<string?>("--override-url")
        {
            Description = "HTTPS address for the webhooks of this account, instead of that of the app. Meta verifies it with "
                + $"{Setting.VerifyToken.Variable} before it responds, so it must be running.",
            HelpName = "url",
        };
        var list = new Option<bool>("--list") { Description = "Only list the apps that are subscribed." };
        var command = new Command("subscribe", "Subscribe the app of the access token to the webhooks of an account.")
        {
            account, url, list,
        };
        command.Validators.Add(result =>
        {
            // Not their values, which cannot be read if they are wrong.
            if (result.GetResult(list) is { Implicit: false } && result.GetResult(url) is not null)
            {
                result.AddError("--list changes nothing: pass it without --override-url.");
            }
        });
        return command.Run(tool, options, async call =>
        {
            string accountId = call.Require(account, Setting.AccountId);
            using WhatsAppClient client = await call.CreateClientAsync();
            AccountSubscribedAppsRequestBuilder apps = client.Accounts[accountId].SubscribedApps;
            return call.Parsed.GetValue(list)
                ? await ListAsync(call, apps)
                : await SubscribeAsync(call, apps, accountId, call.Parsed.GetValue(url));
        });
    }

    private static async Task<int> ListAsync(VerbCall call, AccountSubscribedAppsRequestBuilder apps)
    {
        SubscribedAppList subscribed = await apps.GetAsync(cancellationToken: call.CancellationToken);
        IReadOnlyList<SubscribedApp> all = subscribed.Data ?? [];
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, all);
        }
        else
        {
            Screen.WriteTable(
                call,
                ["APP", "NAME", "OVERRIDE URL"],
                all.Select(app => (string?[])
                [
                    app.WhatsAppBusinessApiData?.Id, app.WhatsAppBusinessApiData?.Name, app.OverrideCallbackUri,
                ]));
        }

        return ExitCode.Success;
    }

    private static async Task<int> SubscribeAsync(
        VerbCall call, AccountSubscribedAppsRequestBuilder apps, string accountId, string? url)
    {
        AppSubscriptionRequest? body = url is null ? null : new()
        {
            OverrideCallbackUri = WebhookSender.HttpsUrlOf(url, "--override-url").AbsoluteUri,
            VerifyToken = await call.RequireSecretAsync(Setting.VerifyToken),
        };
        AppSubscriptionResponse response = await apps.PostAsync(body, cancellationToken: call.CancellationToken);
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, response);
        }
        else
        {
            call.WriteLine($"The app receives webhooks about account {accountId}{(url is null ? "" : $" at {url}")}.");
        }

        return ExitCode.Success;
    }
}
