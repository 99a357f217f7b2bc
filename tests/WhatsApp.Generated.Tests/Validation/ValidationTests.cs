using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Pages;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Validation;

/// <summary>A body that breaks a rule of Meta's reference is refused before it is sent.</summary>
[TestFixture]
public sealed class ValidationTests : GraphTest
{
    private static readonly string LongText = new('x', 5000);

    private static TextMessage TooLong => new() { To = "16505551234", Text = new() { Body = LongText } };

    [Test]
    public async Task Message_that_breaks_a_rule_is_not_sent()
    {
        GraphValidationException error =
            await Catch.Async<GraphValidationException>(() => Phone.Messages.PostAsync(TooLong));

        Assert.Multiple(() =>
        {
            Assert.That(error.OperationId, Is.EqualTo("sendMessage"));
            Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.FixRequest));
            Assert.That(
                error.Message,
                Is.EqualTo("sendMessage was not sent: text.body has too many characters: 5000, at most 4096."));
            Assert.That(Server.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task All_violations_are_reported_without_content()
    {
        var message = new InteractiveMessage
        {
            To = "16505551234",
            Interactive = new ButtonInteractive
            {
                Body = new() { Text = "secret body" },
                Action = new()
                {
                    Buttons =
                    [
                        .. Enumerable.Range(0, 4).Select(number => new InteractiveReplyButton
                        {
                            Reply = new() { Id = $"{number}", Title = $"a secret title, number {number}" },
                        }),
                    ],
                },
            },
        };

        GraphValidationException error =
            await Catch.Async<GraphValidationException>(() => Phone.Messages.PostAsync(message));

        Assert.Multiple(() =>
        {
            Assert.That(error.Violations, Has.Count.EqualTo(5));
            Assert.That(error.Violations[3].Path, Is.EqualTo("interactive.action.buttons[3].reply.title"));
            Assert.That(
                error.Violations[4].ToString(),
                Is.EqualTo("interactive.action.buttons have 4 buttons: at most 3 are allowed without a category."));
            Assert.That(error.ToString(), Does.Not.Contain("secret"));
        });
    }

    [Test]
    public async Task Checks_can_be_switched_off_for_a_client_and_for_a_call()
    {
        using WhatsAppClient off = Server.CreateClient(options => options.ValidateRequests = false);
        Respond("{}");
        await off.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(TooLong);
        Respond("{}");
        await Phone.Messages.PostAsync(TooLong, new() { ValidateRequest = false });

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
        Assert.That(
            () => off.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(TooLong, new() { ValidateRequest = true }),
            Throws.TypeOf<GraphValidationException>());
    }

    [TestCaseSource(typeof(WrongBodies), nameof(WrongBodies.All))]
    public void Wrong_body_names_the_member_and_the_rule(string operationId, string json, string path, GraphRule rule)
    {
        IReadOnlyList<GraphViolation> violations = GraphValidation.Check(operationId, Encoding.UTF8.GetBytes(json));

        Assert.That(
            violations.Select(violation => (violation.Path, violation.Rule)),
            Is.EqualTo(new[] { (path, rule) }),
            string.Join('\n', violations));
    }

    [TestCaseSource(typeof(WrongBodies), nameof(WrongBodies.All))]
    public async Task Fake_server_refuses_the_same_body(string operationId, string json, string path, GraphRule rule)
    {
        string node = operationId switch
        {
            "createTemplate" => $"{Server.AccountId}/message_templates",
            "registerPhoneNumber" => $"{Server.PhoneNumberId}/register",
            _ => $"{Server.PhoneNumberId}/messages",
        };
        if (operationId == "sendMessage")
        {
            // Otherwise it is refused for the missing template.
            Server.AddTemplate("a", "en");
        }

        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v27.0/{node}")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", "fake-token") },
        };

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(400), await response.Content.ReadAsStringAsync());
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public void Examples_of_the_pages_break_no_rule() => Assert.Multiple(() =>
    {
        int count = 0;
        foreach (CatalogueOperation operation in Catalogue.All)
        {
            foreach ((string name, JsonNode? body) in operation.Requests)
            {
                IReadOnlyList<GraphViolation> violations =
                    GraphValidation.Check(operation.Id, Encoding.UTF8.GetBytes(body!.ToJsonString()));
                Assert.That(violations, Is.Empty, $"{operation.Id} {name}");
                count++;
            }
        }

        Assert.That(count, Is.GreaterThan(150));
    });

    [TestCase(4096, true)]
    [TestCase(4097, false)]
    public void Characters_are_counted_as_code_points(int count, bool isValid)
    {
        var message = new TextMessage
        {
            To = "16505551234",
            Text = new() { Body = string.Concat(Enumerable.Repeat("😀", count)) },
        };

        Assert.That(GraphValidation.Check(message).Count == 0, Is.EqualTo(isValid));
    }

    [Test]
    public void Value_in_additional_data_counts_as_set()
    {
        var image = new ImageContent();
        image.AdditionalData["id"] = RawJson.Parse("17");

        Assert.That(GraphValidation.Check(image), Is.Empty);
    }

    [Test]
    public void Kind_that_the_pages_do_not_know_is_not_checked()
    {
        var message = new UnknownMessage("poll") { To = "16505551234" };
        message.AdditionalData["poll"] = RawJson.Parse("""{"question":"?"}""");

        Assert.That(GraphValidation.Check(message), Is.Empty);
    }

    [Test]
    public void Response_is_never_checked() =>
        Assert.That(GraphValidation.Check(new MessageResponse { Messages = [] }), Is.Empty);

    [Test]
    public void Operation_without_a_body_of_JSON_has_nothing_to_check() =>
        Assert.That(GraphValidation.Check("getMedia", "{}"u8.ToArray()), Is.Empty);
}
