using WhatsApp.Generated;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/validation.md, which runs.</summary>
[TestFixture]
public sealed class ValidationSnippets
{
    [Test]
    public async Task Message_is_checked_before_it_is_sent()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];
        var message = new TextMessage { To = "+16505551234", Text = new() { Body = new string('x', 5000) } };

        try
        {
            await phone.Messages.PostAsync(message);
        }
        catch (GraphValidationException error)
        {
            foreach (GraphViolation violation in error.Violations)
            {
                Console.WriteLine(violation);
            }
        }

        Assert.That(server.Requests, Is.Empty);
        server.RespondNext(200, "application/json", "{}");
        await phone.Messages.PostAsync(message, new RequestOptions { ValidateRequest = false });
        Assert.That(server.Requests, Has.Count.EqualTo(1));

        IReadOnlyList<GraphViolation> violations = GraphValidation.Check(message);
        Assert.That(
            violations.Single().ToString(), Is.EqualTo("text.body has too many characters: 5000, at most 4096."));
    }

    [Test]
    public async Task Template_drafts_a_message_and_checks_it()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        const string templateId = "2";
        server.RespondNext(
            200,
            "application/json",
            """
            {"id":"2","name":"parcel","language":"en_US","category":"UTILITY","parameter_format":"NAMED","components":[
              {"type":"HEADER","format":"IMAGE"},
              {"type":"BODY","text":"Hello {{first_name}}, your parcel comes."},
              {"type":"BUTTONS","buttons":[{"type":"URL","text":"Follow","url":"https://example.com/{{1}}"}]}]}
            """);

        MessageTemplate template = await client.Templates[templateId].GetAsync();
        TemplateDraft draft = template.NewMessage();
        draft["header"] = "https://example.com/van.png";
        draft["first_name"] = "Ada";
        draft["button.0"] = "7781";
        TemplateMessage reminder = draft.Build();
        reminder.To = "+16505551234";
        IReadOnlyList<GraphViolation> problems = template.Check(reminder);

        Assert.That(problems, Is.Empty);
    }
}
