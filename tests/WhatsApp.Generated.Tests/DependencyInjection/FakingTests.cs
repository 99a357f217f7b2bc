using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.DependencyInjection;

/// <summary>Code of a program is tested without a network: with an adapter of fixed responses, or with mocks.</summary>
[TestFixture]
public sealed class FakingTests
{
    [Test]
    public async Task Adapter_with_fixed_responses_replaces_the_network()
    {
        var adapter = new FixedResponses
        {
            ["sendMessage"] = """{"messages":[{"id":"wamid.1"}]}""",
            ["listTemplates"] = """{"data":[{"name":"hello_world","status":"APPROVED"}]}""",
        };
        using var client = new WhatsAppClient(adapter);

        string? id = await new Notifier(client).NotifyAsync("106540352242922", "102290129340398", "+16505551234");

        Assert.That(id, Is.EqualTo("wamid.1"));
        Assert.That(adapter.Sent.Select(request => request.OperationId), Is.EqualTo(["listTemplates", "sendMessage"]));
        Assert.That(GraphJson.Read<TemplateMessage>(adapter.Bodies[1]).To, Is.EqualTo("+16505551234"));
    }

    [Test]
    public async Task Adapter_can_throw_what_the_API_would()
    {
        using var client = new WhatsAppClient(new FixedResponses());

        Assert.That(
            async () => await new Notifier(client).NotifyAsync("1", "2", "3"),
            Throws.TypeOf<GraphApiException>().With.Property(nameof(GraphApiException.Code)).EqualTo(100));
    }

    [Test]
    public async Task Member_of_a_client_can_be_mocked()
    {
        using var client = new ClientWithoutNetwork();

        MessageResponse sent = await client.PhoneNumbers["1"].Messages.PostAsync(
            new TextMessage { To = "+1", Text = new() { Body = "x" } });

        Assert.That(sent.Messages?[0].Id, Is.EqualTo("wamid.replaced"));
    }

    [Test]
    public async Task Fake_replaces_the_client_of_a_container()
    {
        using var fake = new WhatsAppClient(new FixedResponses { ["getPhoneNumber"] = """{"id":"7"}""" });
        await using var container = new Container(services =>
        {
            services.AddWhatsApp(options => options.AccessToken = "t");
            services.Replace(ServiceDescriptor.Singleton(fake));
        });

        Assert.That((await container.Client.PhoneNumbers["7"].GetAsync()).Id, Is.EqualTo("7"));
    }

    [Test]
    public void Members_of_clients_and_request_builders_can_be_mocked()
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        IEnumerable<MethodInfo> fixedMembers = typeof(WhatsAppClient).Assembly.GetExportedTypes()
            .Where(type => type == typeof(WhatsAppClient) || typeof(GraphRequestBuilder).IsAssignableFrom(type))
            .Where(type => type != typeof(GraphRequestBuilder))
            .SelectMany(type => type.GetMethods(own))
            .Where(method => method is { IsVirtual: false } or { IsFinal: true })

            // Except the dispose pattern.
            .Where(method => method.Name != nameof(IDisposable.Dispose));

        Assert.That(fixedMembers.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"), Is.Empty);
    }

    /// <summary>Code of a program.</summary>
    private sealed class Notifier(WhatsAppClient client)
    {
        public async Task<string?> NotifyAsync(string phoneNumberId, string accountId, string recipient)
        {
            await foreach (MessageTemplate template in client.Accounts[accountId].MessageTemplates.ListAsync())
            {
                MessageResponse sent = await client.PhoneNumbers[phoneNumberId].Messages.PostAsync(new TemplateMessage
                {
                    To = recipient,
                    Template = new() { Name = template.Name!, Language = new() { Code = "en_US" } },
                });
                return sent.Messages?[0].Id;
            }

            return null;
        }
    }

    /// <summary>An adapter with a response for each operation.</summary>
    private sealed class FixedResponses : AdapterDouble
    {
        private readonly Dictionary<string, string> _responses = [];

        public List<GraphRequest> Sent { get; } = [];

        public List<string> Bodies { get; } = [];

        public string this[string operationId]
        {
            set => _responses[operationId] = value;
        }

        protected override Task<string> RespondAsync(RequestInformation request, CancellationToken cancellationToken)
        {
            GraphRequest described = Described(request);
            Sent.Add(described);
            Bodies.Add(request.Content is null ? string.Empty : BodyOf(request));
            return _responses.TryGetValue(described.OperationId, out string? response)
                ? Task.FromResult(response)
                : throw new GraphApiException(
                    System.Net.HttpStatusCode.BadRequest, new GraphError { Code = 100 }, "", described.OperationId);
        }
    }

    private sealed class ClientWithoutNetwork() : WhatsAppClient(new FixedResponses())
    {
        public override PhoneNumbersRequestBuilder PhoneNumbers => new Numbers();

        private sealed class Numbers() : PhoneNumbersRequestBuilder(new FixedResponses(), "")
        {
            public override PhoneNumberItemRequestBuilder this[string phoneNumberId] => new Number();
        }

        private sealed class Number() : PhoneNumberItemRequestBuilder(new FixedResponses(), "/1")
        {
            public override PhoneNumberMessagesRequestBuilder Messages => new MessagesOf();
        }

        private sealed class MessagesOf() : PhoneNumberMessagesRequestBuilder(new FixedResponses(), "/1/messages")
        {
            public override Task<MessageResponse> PostAsync(
                MessageRequest body, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
                Task.FromResult(GraphJson.Read<MessageResponse>("""{"messages":[{"id":"wamid.replaced"}]}"""));
        }
    }
}
