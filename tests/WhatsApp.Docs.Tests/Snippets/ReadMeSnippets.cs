using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>The code of README.md that is not in samples/Bot.</summary>
public static class ReadMeSnippets
{
    public static async Task First_message(string accountId)
    {
        string accessToken = Environment.GetEnvironmentVariable("WHATSAPP_ACCESS_TOKEN")!;
        using var client = new WhatsAppClient(accessToken);
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers["106540352242922"]; // the Phone number ID, not the number

        MessageResponse sent = await phone.Messages.PostAsync(new TemplateMessage
        {
            To = "+16505551234",
            Template = new() { Name = "hello_world", Language = new() { Code = "en_US" } },
        });
        Console.WriteLine(sent.Messages![0].Id);

        await phone.Messages.PostAsync(new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } });

        await foreach (MessageTemplate template in client.Accounts[accountId].MessageTemplates.ListAsync())
        {
            Console.WriteLine($"{template.Name} {template.Language} {template.Status}");
        }
    }

    public static void Without_an_account()
    {
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "any",
            BaseAddress = new Uri("http://127.0.0.1:8080"),
        });
    }

    public static async Task Errors(
        PhoneNumberItemRequestBuilder phone, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await phone.Messages.PostAsync(message, cancellationToken: cancellationToken);
        }
        catch (GraphApiException error) when (error.Group == GraphErrorGroup.Authorization)
        {
            Console.WriteLine($"{error.SuggestedAction}: {error.Message}");
        }
    }
}
