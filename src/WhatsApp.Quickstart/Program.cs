using Microsoft.AspNetCore.Builder;
using WhatsApp.Generated;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;
using WhatsApp.Quickstart;

await using Target target = await Target.ChooseAsync();
WhatsAppClient client = target.Client;
PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[target.PhoneNumberId];
Console.WriteLine($"Talking to {target.Name}, from phone number {target.PhoneNumberId}.");

Step(1, "Send a text.");
MessageResponse sent = await phone.Messages.PostAsync(new TextMessage
{
    To = target.Recipient,
    Text = new() { Body = "Hello from the quickstart!" },
});
Show($"accepted as {sent.Messages![0].Id}");

Step(2, "Upload an image and send it.");
using var pixel = new MemoryStream(Convert.FromBase64String(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
MediaUploadResponse media = await phone.Media.PostAsync(new MediaUploadRequest
{
    File = new FileUpload(pixel, "pixel.png", "image/png"),
});
sent = await phone.Messages.PostAsync(new ImageMessage
{
    To = target.Recipient,
    Image = new() { Id = media.Id, Caption = "One pixel" },
});
Show($"uploaded as {media.Id}, sent as {sent.Messages![0].Id}");

Step(3, "List the templates of the account, two per page, three pages.");
int page = 0;
await foreach (MessageTemplatePage templates in client.Accounts[target.AccountId].MessageTemplates
    .ListAsync(new() { Limit = 2 }).AsPages())
{
    IEnumerable<string> names = templates.Data!.Select(template => $"{template.Name} ({template.Status})");
    Show($"page {++page}: {string.Join(", ", names)}");
    if (page == 3)
    {
        break;
    }
}

Step(4, "Create a template.");
string templateName = $"quickstart_{DateTimeOffset.UtcNow:yyyyMMddHHmmss}";
TemplateCreateResponse created = await client.Accounts[target.AccountId].MessageTemplates.PostAsync(new()
{
    Name = templateName,
    Language = "en_US",
    Category = TemplateCategory.Utility,
    Components = [new TemplateBodyComponent { Text = "Your order is on its way." }],
});
Show($"{templateName} is {created.Id}, status {created.Status}");

Step(5, "Get an error with its code.");
try
{
    await phone.Messages.PostAsync(new TemplateMessage
    {
        To = target.Recipient,
        Template = new() { Name = "no_such_template", Language = new() { Code = "en_US" } },
    });
}
catch (GraphApiException error)
{
    Show($"code {error.Code}: {error.Error?.Message}");
    Show($"trace id {error.TraceId}, HTTP {(int)error.Status}");
}

Step(6, "Receive a signed webhook over HTTP.");
const string appSecret = "quickstart-secret";
var received = new List<IncomingMessage>();
await using WebApplication endpoint = await WebhookEndpoint.StartAsync(appSecret, received.Add);
using var http = new HttpClient();
var sender = new FakeWebhookSender(appSecret, http);
using HttpResponseMessage response = await sender.SendAsync(
    new Uri($"{endpoint.Urls.First()}/webhooks/whatsapp"),
    FakeWebhook.TextMessage("16505551234", "Is my order on its way?"));
Show($"the endpoint returned {(int)response.StatusCode}");
foreach (IncomingMessage message in received)
{
    Show(message switch
    {
        IncomingTextMessage text => $"{nameof(IncomingTextMessage)} from {text.From}: {text.Text?.Body}",
        _ => $"{message.GetType().Name} from {message.From}",
    });
}

if (target.IsMeta)
{
    Show("the quickstart sent it itself: Meta needs a public https address of your endpoint");
}

bool complete = received.Count == 1 && (page == 3 || target.IsMeta);
Console.WriteLine(complete ? "Done." : "Something is missing above.");
return complete ? 0 : 1;

static void Step(int number, string what) => Console.WriteLine($"{number}. {what}");

static void Show(string what) => Console.WriteLine($"   {what}");
