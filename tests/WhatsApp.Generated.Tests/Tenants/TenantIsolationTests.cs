using System.Collections.Concurrent;
using System.Globalization;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

/// <summary>
/// One client for 64 tenants at once. A quarter of them sets the token of each call, a quarter has a view, a quarter is
/// in a map, and a quarter in a cache whose tokens are revoked during the calls.
/// </summary>
[TestFixture]
public sealed class TenantIsolationTests
{
    private const int Tenants = 64;
    private const int CallsOfEach = 48;

    [Test]
    public async Task Calls_of_64_tenants_in_parallel_never_use_the_token_of_another()
    {
        await using FakeGraphServer server =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { PageSize = 2 });
        var map = new AccessTokenMap();
        var rotating = new RotatingTokens(server);
        var cache = new AccessTokenCache((tenant, _) => Task.FromResult(new AccessToken(rotating.Current(tenant))));
        using WhatsAppClient client = server.CreateClient(options =>
        {
            options.AccessToken = null;
            options.AccessTokenProvider = new ByName(map, cache);
            options.AppSecret = "app-secret";
        });
        Tenant[] tenants = [.. Enumerable.Range(0, Tenants).Select(number => new Tenant(number, server, client, map))];
        int completed = 0;

        (Tenant Tenant, int Call)[] calls =
        [
            .. from call in Enumerable.Range(0, CallsOfEach) from tenant in tenants select (tenant, call),
        ];
        new Random(7).Shuffle(calls);
        await Parallel.ForEachAsync(
            calls,
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (call, token) =>
            {
                if (call is { Tenant.Way: Way.Cached, Call: CallsOfEach / 2 })
                {
                    rotating.Rotate(call.Tenant.Name);
                }

                await call.Tenant.CallAsync(call.Call, token);
                Interlocked.Increment(ref completed);
            });

        Dictionary<string, Tenant> owners = tenants
            .SelectMany(tenant => tenant.NodeIds.Select(id => (id, tenant)))
            .ToDictionary(pair => pair.id, pair => pair.tenant);
        string[] strangers =
        [
            .. server.Requests
                .Where(request => request.BearerToken?.Split('-')[0] != owners[NodeOf(request)].Name)
                .Select(request => $"{request} with {request.BearerToken}"),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(strangers, Is.Empty);
            Assert.That(completed, Is.EqualTo(Tenants * CallsOfEach));
            Assert.That(server.Requests, Has.Count.GreaterThan(Tenants * CallsOfEach));
            Assert.That(
                server.Requests.Select(request => request.BearerToken).Distinct().Count(),
                Is.EqualTo(Tenants + (Tenants / 4)), "Every token was used, the rotated ones too.");
            Assert.That(server.Requests.Select(request => request.Target), Is.All.Not.Contains("tenant"));
            Assert.That(
                server.SentMessages.Select(message => message.Body["text"]!["body"]!.ToString()),
                Is.EqualTo(server.SentMessages.Select(message => owners[message.PhoneNumberId].Name)));
            Assert.That(
                server.SentMessages,
                Has.Count.EqualTo(Tenants * CallsOfEach / 4),
                "No message twice, whatever was revoked.");
        });
    }

    // The id is the first segment after the version, or after that of media.
    private static string NodeOf(RecordedRequest request) => request.Path.Split('/')[2];

    private enum Way
    {
        ByCall,
        ByView,
        Mapped,
        Cached,
    }

    private sealed class Tenant
    {
        private readonly WhatsAppClient _client;
        private readonly RequestOptions? _options;
        private readonly string _accountId;
        private readonly string _phoneNumberId;
        private readonly string _mediaId;

        public Tenant(int number, FakeGraphServer server, WhatsAppClient client, AccessTokenMap map)
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"tenant{number:D2}");
            Way = (Way)(number % 4);
            _accountId = server.AddAccount().Id;
            _phoneNumberId = server.AddPhoneNumber(_accountId, $"+1 555-010-{number:D4}").Id;
            _mediaId = server.AddMedia(new byte[] { (byte)number }, "image/png", _phoneNumberId).Id;
            for (int i = 0; i < 3; i++)
            {
                server.AddTemplate($"template_{i}", accountId: _accountId);
            }

            _options = Way == Way.ByCall ? new RequestOptions { AccessToken = Name + "-0" } : null;
            _client = Way switch
            {
                Way.ByCall => client,
                Way.ByView => client.WithAccessToken("never-used").WithAccessToken(Name + "-0"),
                _ => client.ForTenant(Name),
            };
            map.Set(Name, Name + "-0");
        }

        public string Name { get; }

        public Way Way { get; }

        public IEnumerable<string> NodeIds => [_accountId, _phoneNumberId, _mediaId];

        public async Task CallAsync(int call, CancellationToken cancellationToken)
        {
            switch (call % 4)
            {
                case 0:
                    await _client.PhoneNumbers[_phoneNumberId].GetAsync(null, _options, cancellationToken);
                    break;
                case 1:
                    await _client.PhoneNumbers[_phoneNumberId].Messages.PostAsync(
                        new TextMessage { To = "+16505551234", Text = new() { Body = Name } },
                        _options,
                        cancellationToken);
                    break;
                case 2:
                    await _client.Accounts[_accountId].MessageTemplates.ListAsync(null, _options, cancellationToken)
                        .CountAsync(cancellationToken);
                    break;
                default:
                    using (var bytes = new MemoryStream())
                    {
                        await _client.Media[_mediaId].DownloadAsync(bytes, null, _options, cancellationToken);
                    }

                    break;
            }
        }
    }

    private sealed class RotatingTokens(FakeGraphServer server)
    {
        private readonly ConcurrentDictionary<string, int> _generations = new();

        public string Current(string tenant) => $"{tenant}-{_generations.GetOrAdd(tenant, 0)}";

        public void Rotate(string tenant)
        {
            string old = Current(tenant);
            _generations.AddOrUpdate(tenant, 1, (_, generation) => generation + 1);
            server.RevokeToken(old);
        }
    }

    private sealed class ByName(AccessTokenMap map, AccessTokenCache cache) : IGraphTokenProvider
    {
        public ValueTask<string> GetAccessTokenAsync(
            AccessTokenContext context, CancellationToken cancellationToken) =>
            Of(context).GetAccessTokenAsync(context, cancellationToken);

        public ValueTask RejectAsync(
            AccessTokenContext context, string accessToken, CancellationToken cancellationToken) =>
            Of(context).RejectAsync(context, accessToken, cancellationToken);

        private IGraphTokenProvider Of(AccessTokenContext context) =>
            int.Parse(context.Tenant!["tenant".Length..], CultureInfo.InvariantCulture) % 4 == (int)Way.Mapped
                ? map
                : cache;
    }
}
