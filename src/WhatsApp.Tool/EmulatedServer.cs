using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using WhatsApp.Generated;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;
using WhatsApp.Tool.Verbs;

namespace WhatsApp.Tool;

/// <summary>The fake Graph server of the package WhatsApp.Generated.Testing as a program.</summary>
internal static class EmulatedServer
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs it until the call is cancelled.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="address">The address to listen on.</param>
    /// <param name="publicUrl">The address under which clients reach it; null for that of this machine.</param>
    /// <param name="webhook">Where the statuses of messages are sent; null for nowhere.</param>
    /// <param name="approvesTemplates">Whether templates that clients create or change are approved.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="ToolException">The port is in use.</exception>
    public static async Task<int> RunAsync(
        VerbCall call, int port, IPAddress address, Uri? publicUrl, Uri? webhook, bool approvesTemplates)
    {
        string? secret = call.Find(Setting.AppSecret);
        var settings = new FakeGraphOptions
        {
            AppSecret = secret ?? new FakeGraphOptions().AppSecret,
            Port = port,
            Address = address,
            PublicUrl = publicUrl,
            TimeProvider = call.Tool.Time,
        };
        var requests = new EmulatedRequests(call);
        Task looking = Task.CompletedTask;
        Task statuses = Task.CompletedTask;
        try
        {
            await FakeGraphServer.RunAsync(
                settings,
                server =>
                {
                    Show(call, server, secret is null);
                    looking = LookAsync(call, server, requests, approvesTemplates);
                    statuses = webhook is null ? statuses : SendStatusesAsync(call, server, webhook);
                    return Task.CompletedTask;
                },
                call.CancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw WebhooksListen.CannotListen(port, error);
        }

        await Task.WhenAll(looking, statuses);
        return ExitCode.Success;
    }

    private static void Show(VerbCall call, FakeGraphServer server, bool hasDefaultSecret)
    {
        (string Name, string Value)[] values =
        [
            ("base_url", server.PublicUrl.AbsoluteUri),
            ("graph_version", GraphVersion.Default),
            ("account_id", server.AccountId),
            ("phone_number_id", server.PhoneNumberId),
            ("app_id", server.ApplicationId),
            ("business_id", server.BusinessId),
            ("access_token", "any"),
            ("app_secret", hasDefaultSecret ? server.AppSecret : $"that of {Setting.AppSecret.Variable}"),
        ];
        if (call.IsJson)
        {
            JsonOutput.Write(call.Tool, json =>
            {
                foreach ((string name, string value) in values)
                {
                    json.WriteString(name, value);
                }
            });
            return;
        }

        foreach ((string name, string value) in values)
        {
            call.WriteLine($"{name.Replace('_', ' '),-16} {value}");
        }

        call.WriteLine(string.Empty);
        call.WriteLine(
            $"curl {server.PublicUrl}{GraphVersion.Default}/{server.PhoneNumberId}/messages -H 'Authorization: Bearer any' "
                + "-H 'Content-Type: application/json' -d '{\"messaging_product\":\"whatsapp\",\"to\":\"16505551234\","
                + "\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}'");
        call.WriteLine(string.Empty);
        call.Tool.Error.WriteLine("Running until Ctrl+C.");
    }

    // The server has no events, so its lists are looked at. Statuses have a loop of their own: an application may be slow.
    private static async Task LookAsync(
        VerbCall call, FakeGraphServer server, EmulatedRequests requests, bool approvesTemplates)
    {
        using var timer = new PeriodicTimer(Interval, call.Tool.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(call.CancellationToken))
            {
                requests.WriteNew(server);
                if (approvesTemplates)
                {
                    Approve(server);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The way it ends.
            requests.WriteNew(server);
        }
    }

    private static void Approve(FakeGraphServer server)
    {
        foreach (FakeTemplate template in server.All<FakeTemplate>().Where(template => template.Status == "PENDING"))
        {
            template["status"] = "APPROVED";
        }
    }

    private static async Task SendStatusesAsync(VerbCall call, FakeGraphServer server, Uri webhook)
    {
        using var timer = new PeriodicTimer(Interval, call.Tool.Time);
        int done = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(call.CancellationToken))
            {
                foreach (RecordedMessage message in server.SentMessages.Skip(done).ToArray())
                {
                    done++;
                    await SendStatusesAsync(call, server, webhook, message);
                }
            }
        }
        catch (Exception) when (call.CancellationToken.IsCancellationRequested)
        {
            // The way it ends: the server is gone, whatever the last webhook was doing.
        }
    }

    private static async Task SendStatusesAsync(
        VerbCall call, FakeGraphServer server, Uri webhook, RecordedMessage message)
    {
        FakePhoneNumber number = server.Find<FakePhoneNumber>(message.PhoneNumberId)!;
        string? to = message.Body["to"] is JsonValue value ? value.ToString().TrimStart('+') : null;
        FakeWebhookContext context = FakeWebhookContext.For(number);
        if (message.Body["recipient"] is JsonValue user)
        {
            context = context with { UserId = user.ToString() };
        }

        foreach (DeliveryStatus status in new[] { DeliveryStatus.Sent, DeliveryStatus.Delivered, DeliveryStatus.Read })
        {
            string json = FakeWebhook.Status(message.Id, status, to, context: context);
            try
            {
                using HttpResponseMessage response = await server.SendWebhookAsync(webhook, json, call.CancellationToken);
                call.Tool.Error.WriteLine($"webhook {status} of {message.Id}: {(int)response.StatusCode}");
            }
            catch (HttpRequestException error)
            {
                call.Tool.Error.WriteLine(
                    $"webhook {status} of {message.Id}: no response: {error.Message.TrimEnd('.')}. Start your application, or "
                        + "correct --webhook.");
            }
        }
    }
}
