using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>A test with its own fake Graph server on loopback, and a client of it.</summary>
public abstract class GraphTest
{
    /// <summary>Options of a call whose body the server is to refuse, not the client.</summary>
    protected static RequestOptions Unchecked { get; } = new() { ValidateRequest = false };

    protected FakeGraphServer Server { get; private set; } = null!;

    protected WhatsAppClient Client { get; private set; } = null!;

    /// <summary>The request that arrived last.</summary>
    protected RecordedRequest Sent => Server.Requests[^1];

    protected PhoneNumberItemRequestBuilder Phone => Client.PhoneNumbers[Server.PhoneNumberId];

    protected AccountItemRequestBuilder Account => Client.Accounts[Server.AccountId];

    [SetUp]
    public async Task StartServer()
    {
        Server = await FakeGraphServer.StartAsync();
        Client = Server.CreateClient();
    }

    [TearDown]
    public async Task StopServer()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>The last request has a JSON body with exactly these members.</summary>
    protected void AssertBody(string json)
    {
        Assert.That(Sent.Headers["Content-Type"], Is.EqualTo("application/json"));
        Wire.AssertSame(json, Sent.Text);
    }

    /// <summary>The last request has this method and target, and the headers that every request has.</summary>
    protected void AssertRequest(string method, string target)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Sent.Method, Is.EqualTo(method));
            Assert.That(Sent.Target, Is.EqualTo(target));
            Assert.That(Sent.Headers["Authorization"], Is.EqualTo("Bearer fake-token"));
            Assert.That(Sent.Headers["User-Agent"], Does.Match(@"^WhatsApp\.Generated/\d+\.\d+\.\d+ \(Graph v\d+\.\d+\)$"));
        });
    }

    /// <summary>The last request has no body and no content type.</summary>
    protected void AssertNoBody()
    {
        Assert.That(Sent.Body.Length, Is.Zero);
        Assert.That(Sent.Headers.Keys, Does.Not.Contain("Content-Type"));
    }

    /// <summary>Sets the response to the next request.</summary>
    protected void Respond(string json, int status = 200) => Server.RespondNext(status, "application/json", json);

    /// <summary>The next request fails, and the call throws the error of the server.</summary>
    protected async Task AssertErrorSurfaces(Func<Task> call, string operationId)
    {
        ArgumentNullException.ThrowIfNull(call);
        Server.FailNext(new FakeError
        {
            Status = 400,
            Code = 131009,
            Subcode = 2494010,
            Message = "(#131009) Parameter value is not valid",
            Details = "Set another value.",
        });
        GraphApiException error = await Catch.Async<GraphApiException>(call);
        Assert.Multiple(() =>
        {
            Assert.That(error.OperationId, Is.EqualTo(operationId));
            Assert.That(error.Code, Is.EqualTo(131009));
            Assert.That(error.Subcode, Is.EqualTo(2494010));
            Assert.That(error.Message, Does.StartWith(operationId + " failed with HTTP 400, code 131009"));
            Assert.That(error.Message, Does.Contain("Set another value."));
        });
    }
}

/// <summary>Compares JSON without the order of members and white space.</summary>
internal static class Wire
{
    public static void AssertSame(string expected, string actual)
    {
        if (!JsonNode.DeepEquals(Parse(expected), Parse(actual)))
        {
            Assert.That(Parse(actual)?.ToJsonString(), Is.EqualTo(Parse(expected)?.ToJsonString()));
        }
    }

    private static JsonNode? Parse(string json) =>
        JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false });
}

/// <summary>Waits for an exception without blocking the thread.</summary>
internal static class Catch
{
    public static async Task<T> Async<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
        }
        catch (T expected)
        {
            return expected;
        }

        Assert.Fail($"No {typeof(T).Name} was thrown.");
        throw new InvalidOperationException();
    }
}
