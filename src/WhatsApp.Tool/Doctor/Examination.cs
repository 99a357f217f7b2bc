using WhatsApp.Generated;

namespace WhatsApp.Tool.Doctor;

/// <summary>Runs the checks of <c>doctor</c>. What Graph refuses is a finding; without a connection there are none.</summary>
/// <param name="call">The invocation.</param>
internal sealed class Examination(VerbCall call)
{
    private readonly List<Finding> _findings = [];

    /// <summary>Runs all checks.</summary>
    /// <param name="accountId">The account; null if it is not known.</param>
    /// <param name="phoneNumberId">The phone number; null if it is not known.</param>
    /// <exception cref="GraphConnectionException">There is no connection.</exception>
    public async Task<IReadOnlyList<Finding>> RunAsync(string? accountId, string? phoneNumberId)
    {
        if (call.Find(Setting.AccessToken) is null && !call.CanAsk)
        {
            _findings.Add(Finding.Error(
                "token",
                "There is no access token, and without it only the Graph version can be checked.",
                $"Set the environment variable {Setting.AccessToken.Variable}, or the user secret "
                    + $"{Setting.AccessToken.Keys[0]}."));
        }
        else
        {
            string token = await call.RequireSecretAsync(Setting.AccessToken);
            using WhatsAppClient client = call.CreateClient(token);
            await CheckAsync(client, token, accountId, phoneNumberId);
        }

        _findings.Add(VersionCheck.Of(call.GraphVersion, call.Tool.Time.GetUtcNow()));
        return _findings;
    }

    private async Task CheckAsync(WhatsAppClient client, string token, string? accountId, string? phoneNumberId)
    {
        InspectedToken? inspected = null;
        await AddAsync("token", async () =>
        {
            DebugTokenResponse response = await client.DebugToken.GetAsync(
                new() { InputToken = token }, cancellationToken: call.CancellationToken);
            inspected = response.Data;
            return [TokenChecks.OfToken(inspected ?? new(), call.Tool.Time.GetUtcNow())];
        });
        if (_findings.Exists(finding => finding.Level == FindingLevel.Error))
        {
            _findings.Add(Finding.Unknown(
                "number, webhooks", "They cannot be checked with this token.", "Correct the token, and run it again."));
            return;
        }

        _findings.AddRange(TokenChecks.OfScopes(inspected!, accountId));
        await CheckNumberAsync(client, phoneNumberId);
        await CheckAccountAsync(client, accountId, inspected!.AppId);
        await CheckAppAsync(inspected!.AppId);
    }

    private async Task CheckNumberAsync(WhatsAppClient client, string? phoneNumberId)
    {
        if (phoneNumberId is null)
        {
            _findings.Add(Finding.Unknown(
                "number", "There is no phone number id.", $"Set {Setting.PhoneNumberId.Variable}; 'whatsapp numbers list' lists them."));
            return;
        }

        await AddAsync("number", async () => NumberChecks.Of(await client.PhoneNumbers[phoneNumberId].GetAsync(
            new() { Fields = NumberChecks.Fields }, cancellationToken: call.CancellationToken)));
    }

    private async Task CheckAccountAsync(WhatsAppClient client, string? accountId, string? appId)
    {
        if (accountId is null)
        {
            _findings.Add(Finding.Unknown(
                "subscription", "There is no account id.", $"Set {Setting.AccountId.Variable}, the id of the WhatsApp Business Account."));
            return;
        }

        await AddAsync("subscription", async () =>
        {
            SubscribedAppList apps = await client.Accounts[accountId].SubscribedApps.GetAsync(
                cancellationToken: call.CancellationToken);
            return [WebhookChecks.OfAccount(apps.Data ?? [], appId)];
        });
    }

    // The webhooks of an app need the token of the app itself.
    private async Task CheckAppAsync(string? appId)
    {
        if (call.Find(Setting.AppSecret) is not { } secret || appId is null)
        {
            _findings.Add(Finding.Unknown(
                "webhook",
                "Its address and fields can be read with the app secret only.",
                $"Set {Setting.AppSecret.Variable}, from the App Dashboard."));
            return;
        }

        await AddAsync("webhook", async () =>
        {
            using WhatsAppClient client = call.CreateClient($"{appId}|{secret}");
            AppWebhookList webhooks = await client.Applications[appId].Subscriptions.GetAsync(
                cancellationToken: call.CancellationToken);
            return [WebhookChecks.OfApp(webhooks.Data ?? [])];
        });
    }

    private async Task AddAsync(string check, Func<Task<IEnumerable<Finding>>> find)
    {
        try
        {
            _findings.AddRange(await find());
        }
        catch (GraphApiException error)
        {
            var text = ErrorText.Of(error);
            string nextStep = check switch
            {
                "webhook" => $"Check that {Setting.AppSecret.Variable} is the secret of this app.",
                "number" => $"{text.NextStep} Check {Setting.PhoneNumberId.Variable}.",
                "subscription" => $"{text.NextStep} Check {Setting.AccountId.Variable}.",
                _ => text.NextStep,
            };
            _findings.Add(Finding.Error(check, text.Problem, nextStep));
        }
    }
}
