using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Faults;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.DependencyInjection;

[TestFixture]
public sealed class AddWhatsAppTests : GraphTest
{
    [Test]
    public async Task Client_can_be_registered_from_configuration()
    {
        await using var container = new Container(services => services.AddWhatsApp(Section(
            ("WhatsApp:AccessToken", "configured"),
            ("WhatsApp:ApplicationName", "MyShop/2.1"))));

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("configured"));
        Assert.That(Sent.Headers["User-Agent"], Does.StartWith("MyShop/2.1 "));
    }

    [Test]
    public async Task Client_can_be_registered_in_code()
    {
        await using var container = new Container(services => services.AddWhatsApp(options =>
        {
            options.AccessToken = "coded";
            options.BaseAddress = Server.BaseAddress;
        }));

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("coded"));
    }

    [Test]
    public async Task Client_is_a_singleton()
    {
        await using var container =
            new Container(services => services.AddWhatsApp(Section(("WhatsApp:AccessToken", "t"))));
        await using AsyncServiceScope scope = container.Provider.CreateAsyncScope();

        Assert.That(scope.ServiceProvider.GetRequiredService<WhatsAppClient>(), Is.SameAs(container.Client));
    }

    [Test]
    public async Task Named_clients_are_keyed_services_with_options_of_their_own()
    {
        await using var container = new Container(services =>
        {
            services.AddWhatsApp(
                "shop-a", Section(("WhatsApp:AccessToken", "token-a"), ("WhatsApp:GraphVersion", "v24.0")));
            services.AddWhatsApp("shop-b", Section(("WhatsApp:AccessToken", "token-b")));
            services.AddWhatsApp(Section(("WhatsApp:AccessToken", "token")));
            services.AddTransient<Shops>();
        });

        await container.Provider.GetRequiredService<Shops>().CallAsync(Server.PhoneNumberId);

        Assert.That(
            Server.Requests.Select(request => (request.BearerToken, request.Path.Split('/')[1])),
            Is.EqualTo([("token-a", "v24.0"), ("token-b", "v27.0"), ("token", "v27.0")]));
    }

    [Test]
    public async Task Provider_of_the_services_is_used_when_there_is_no_token()
    {
        var map = new AccessTokenMap();
        map.Set("shop-a", "token-a");
        await using var container = new Container(services =>
        {
            services.AddSingleton<IGraphTokenProvider>(map);
            services.AddWhatsApp(Section(("WhatsApp:AccessToken", "")));
        });

        await container.Client.ForTenant("shop-a").PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("token-a"));
    }

    [Test]
    public async Task Provider_with_the_name_of_the_client_is_preferred()
    {
        var common = new AccessTokenMap();
        common.Set(Server.PhoneNumberId, "common");
        var own = new AccessTokenMap();
        own.Set(Server.PhoneNumberId, "own");
        await using var container = new Container(services =>
        {
            services.AddSingleton<IGraphTokenProvider>(common);
            services.AddKeyedSingleton<IGraphTokenProvider>("partner", own);
            services.AddWhatsApp("partner", Section());
            services.AddWhatsApp("shop", Section());
        });

        await container.ClientOf("partner").PhoneNumbers[Server.PhoneNumberId].GetAsync();
        await container.ClientOf("shop").PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["own", "common"]));
    }

    [Test]
    public async Task Token_of_the_options_is_preferred_to_the_provider_of_the_services()
    {
        await using var container = new Container(services =>
        {
            services.AddSingleton<IGraphTokenProvider>(new AccessTokenMap());
            services.AddWhatsApp(Section(("WhatsApp:AccessToken", "configured")));
        });

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("configured"));
    }

    [Test]
    public async Task Options_are_those_of_IOptions()
    {
        await using var container = new Container(services =>
        {
            services.AddWhatsApp(Section());
            services.AddOptions<WhatsAppClientOptions>().Configure<Shops.Vault>(
                (options, vault) => options.AccessToken = vault.Token);
            services.AddSingleton<Shops.Vault>();
        });

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("from-the-vault"));
        Assert.That(
            container.Provider.GetRequiredService<IOptions<WhatsAppClientOptions>>().Value.BaseAddress,
            Is.EqualTo(Server.BaseAddress));
    }

    [Test]
    public async Task Second_registration_of_a_client_configures_it_further()
    {
        await using var container = new Container(services =>
        {
            services.AddWhatsApp(Section(("WhatsApp:AccessToken", "first")));
            services.AddWhatsApp(options => options.AccessToken = "second");
        });

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("second"));
        Assert.That(container.Provider.GetServices<WhatsAppClient>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Change_of_the_configuration_has_no_effect_until_a_restart()
    {
        IConfigurationRoot configuration = Container.Configuration(
            ("WhatsApp:AccessToken", "first"), ("WhatsApp:BaseAddress", Server.BaseAddress.AbsoluteUri));
        await using var container =
            new Container(services => services.AddWhatsApp(configuration.GetSection("WhatsApp")));

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();
        configuration["WhatsApp:AccessToken"] = "second";
        configuration.Reload();
        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["first", "first"]));
    }

    [Test]
    public async Task Handlers_can_be_added_and_see_every_attempt()
    {
        var seen = new List<string?>();
        await using var container = new Container(services =>
        {
            services.AddWhatsApp(Section(("WhatsApp:AccessToken", "t"), ("WhatsApp:Retry:BaseDelay", "00:00:00")))
                .AddHttpMessageHandler(
                    () => new Watching(request => seen.Add(request.Headers.Authorization?.Parameter)));
        });
        Server.FailNext(FakeError.RateLimited);

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(seen, Is.EqualTo(["t", "t"]));
    }

    [Test]
    public async Task Connections_can_be_replaced()
    {
        using var stub = StubHandler.Returning("""{"id":"1"}""");
        await using var container = new Container(services => services
            .AddWhatsApp(options => options.AccessToken = "t")
            .ConfigurePrimaryHttpMessageHandler(() => stub));

        Assert.That((await container.Client.PhoneNumbers["1"].GetAsync()).Id, Is.EqualTo("1"));
    }

    [Test]
    public async Task Factory_creates_a_client_for_every_request_so_that_handlers_can_rotate()
    {
        var factory = new Factory();
        await using var container = new Container(services =>
        {
            services.AddWhatsApp("shop-a", Section(("WhatsApp:AccessToken", "t")));
            services.Replace(ServiceDescriptor.Singleton<IHttpMessageHandlerFactory>(factory));
        });

        await container.ClientOf("shop-a").PhoneNumbers["1"].GetAsync();
        await container.ClientOf("shop-a").PhoneNumbers["2"].GetAsync();

        Assert.That(factory.Names, Is.EqualTo(["WhatsAppClient-shop-a", "WhatsAppClient-shop-a"]));
    }

    [Test]
    public async Task Redirect_is_not_followed()
    {
        await using RawServer target = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using RawServer redirecting = RawServer.Start(
            $"HTTP/1.1 302 Found\r\nLocation: {target.Address}\r\nContent-Length: 0\r\n\r\n");
        await using var container = new Container(services => services.AddWhatsApp(options =>
        {
            options.AccessToken = "t";
            options.BaseAddress = redirecting.Address;
        }));

        GraphApiException error =
            await Catch.Async<GraphApiException>(() => container.Client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(target.Heads, Is.Empty);
    }

    [Test]
    public async Task Log_of_the_factory_contains_no_token_secret_or_proof()
    {
        await using var container = new Container(services => services.AddWhatsApp(Section(
            ("WhatsApp:AccessToken", "EAABtoken"),
            ("WhatsApp:AppSecret", "very-secret"),
            ("WhatsApp:LogContent", "true"))));

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();
        AccessTokenResponse got = await container.Client.OAuth.AccessToken.PostAsync(new AccessTokenRequest
        {
            ClientId = Server.ApplicationId,
            ClientSecret = Server.AppSecret,
            Code = Server.AddAuthorizationCode(),
        });
        await container.Client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = "EAABinput" });
        await Catch.Async<GraphApiException>(() => container.Client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = "1", ClientSecret = "very-secret", Code = "EAABcode" }));

        string proof = Server.Requests[0].Query["appsecret_proof"];
        Assert.That(container.Log.Lines, Has.Some.Contains(Server.PhoneNumberId), "The requests are logged.");
        Assert.That(
            container.Log.Lines,
            Is.All.Not.Contains("EAAB").And.All.Not.Contains("very-secret").And.All.Not.Contains(proof));
        Assert.That(container.Log.Lines, Is.All.Not.Contains(got.AccessToken!).And.All.Not.Contains(Server.AppSecret));
    }

    [Test]
    public async Task Client_logs_to_the_logger_factory_of_the_services()
    {
        await using var container =
            new Container(services => services.AddWhatsApp(Section(("WhatsApp:AccessToken", "t"))));

        await container.Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(container.Log.Lines, Has.Some.StartsWith("getPhoneNumber of v27.0 succeeded"));
    }

    [Test]
    public async Task Connect_timeout_is_reported_as_such()
    {
        using var full = new FullServer();
        await using var container = new Container(services => services.AddWhatsApp(options =>
        {
            options.AccessToken = "t";
            options.BaseAddress = full.Address;
            options.ConnectTimeout = TimeSpan.FromMilliseconds(100);
            options.Retry = RetryOptions.Off;
        }));

        GraphTimeoutException error =
            await Catch.Async<GraphTimeoutException>(() => container.Client.PhoneNumbers["1"].GetAsync());

        Assert.That((error.Kind, error.SuggestedAction), Is.EqualTo((GraphTimeoutKind.Connect, SuggestedAction.RetryNow)));
    }

    [Test]
    public async Task Dispose_of_the_container_closes_client_and_connections()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var container = new Container(services => services.AddWhatsApp(options =>
        {
            options.AccessToken = "t";
            options.BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        }));
        WhatsAppClient client = container.Client;

        Task call = client.PhoneNumbers["1"].GetAsync();
        using TcpClient connection = await listener.AcceptTcpClientAsync();
        NetworkStream stream = connection.GetStream();
        byte[] buffer = new byte[4096];
        Assert.That(await stream.ReadAsync(buffer), Is.Positive);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"));
        await call;
        await container.DisposeAsync();

        Assert.That(await stream.ReadAsync(buffer), Is.Zero, "The server sees the end of the connection.");
        await Catch.Async<ObjectDisposedException>(() => client.PhoneNumbers["1"].GetAsync());
    }

    [Test]
    public void Null_is_refused()
    {
        var services = new ServiceCollection();
        Assert.Multiple(() =>
        {
            Assert.That(() => services.AddWhatsApp((IConfigurationSection)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddWhatsApp((Action<WhatsAppClientOptions>)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddWhatsApp(null!, _ => { }), Throws.ArgumentNullException);
            Assert.That(() => WhatsAppServiceCollectionExtensions.AddWhatsApp(null!, _ => { }), Throws.ArgumentNullException);
        });
    }

    private IConfigurationSection Section(params (string Key, string? Value)[] values) => Container.Configuration(
        [("WhatsApp:BaseAddress", Server.BaseAddress.AbsoluteUri), .. values]).GetSection("WhatsApp");

    private sealed class Shops(
        [FromKeyedServices("shop-a")] WhatsAppClient shopA,
        [FromKeyedServices("shop-b")] WhatsAppClient shopB,
        WhatsAppClient client)
    {
        public async Task CallAsync(string id)
        {
            await shopA.PhoneNumbers[id].GetAsync();
            await shopB.PhoneNumbers[id].GetAsync();
            await client.PhoneNumbers[id].GetAsync();
        }

        public sealed class Vault
        {
            public string Token { get; } = "from-the-vault";
        }
    }

    private sealed class Factory : IHttpMessageHandlerFactory
    {
        public List<string> Names { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            Names.Add(name);
            return StubHandler.Returning("{}");
        }
    }

    private sealed class Watching(Action<HttpRequestMessage> watch) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            watch(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
