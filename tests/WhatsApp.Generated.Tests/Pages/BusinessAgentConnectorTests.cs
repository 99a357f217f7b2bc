using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>The pages meta-business-agent/agent-connector…: connectors, their tools and their keys.</summary>
[TestFixture]
public sealed class BusinessAgentConnectorTests : GraphTest
{
    private const string Connector =
        """
        {"id":"c1","name":"orders","description":"D","base_url":"https://api.example.com","auth_type":"API_KEY",
         "connection_status":{"status":"ACTIVE"}}
        """;

    private string Number => "/" + Server.PhoneNumberId;

    private AgentConnectorsItemRequestBuilder Orders => Phone.AgentConnectors["c1"];

    [Test]
    public async Task Connector_gets_its_keys()
    {
        Respond(Connector);

        AgentConnector connector = await Orders.UpsertApiKey.PostAsync(new()
        {
            ApiKeyConfig = new() { Headers = [new() { FieldName = "X-Key", Value = "k" }] },
        });

        AssertRequest("POST", Number + "/agent_connectors/c1/upsertApiKey");
        AssertBody("""{"api_key_config":{"headers":[{"field_name":"X-Key","value":"k"}]}}""");
        Assert.That(connector.ConnectionStatus!.Status, Is.EqualTo(ConnectorStatus.Active));
    }

    [Test]
    public async Task Failures_of_a_connector_are_read_by_time()
    {
        Respond("""{"data":[{"event_time":"2026-11-20T21:46:58Z","failure_code_name":"TRANSPORT_ERROR"}]}""");

        ConnectorLogs logs = await Orders.Logs.GetAsync(
            new() { StartTime = DateTimeOffset.FromUnixTimeSeconds(1785000000), IncludeStats = true });

        AssertRequest("GET", Number + "/agent_connectors/c1/logs?start_time=1785000000&include_stats=true");
        Assert.That(logs.Data!.Single().EventTime, Is.EqualTo(new DateTimeOffset(2026, 11, 20, 21, 46, 58, default)));
    }

    [Test]
    public async Task Tools_of_an_MCP_server_are_refreshed()
    {
        Respond("""{"id":"c1","mcp_tool_sync":{"status":"ERROR","tool_count":3}}""");

        AgentConnector connector = await Orders.RefreshMCPTools.PostAsync();

        AssertRequest("POST", Number + "/agent_connectors/c1/refreshMCPTools");
        AssertNoBody();
        Assert.That(connector.McpToolSync!.Status, Is.EqualTo(ConnectorMcpToolSyncStatus.Error));
    }

    [Test]
    public async Task Tool_is_created_and_run()
    {
        Respond("""{"id":"t1","name":"look","request_definition":{"method":"GET","path":"/o/{id}"}}""", 201);
        ConnectorTool tool = await Orders.Tools.PostAsync(new()
        {
            Name = "look",
            Description = "Looks an order up.",
            UserAuthRequired = false,
            RequestDefinition = new()
            {
                Method = ConnectorToolMethod.Get,
                Path = "/o/{id}",
                PathParameters = new Dictionary<string, ConnectorToolParameter>
                {
                    ["id"] = new() { Type = ConnectorToolParameterType.String },
                },
            },
        });

        AssertRequest("POST", Number + "/agent_connectors/c1/tools");
        AssertBody("""
            {"name":"look","description":"Looks an order up.","user_auth_required":false,"request_definition":
             {"method":"GET","path":"/o/{id}","path_parameters":{"id":{"type":"string"}}}}
            """);

        Respond("""{"output":"{}","status":"success"}""");
        ConnectorToolRun run = await Orders.Tools[tool.Id!].Run.PostAsync(new() { Input = """{"id":"1"}""" });

        AssertRequest("POST", Number + "/agent_connectors/c1/tools/t1/run");
        Assert.That(run.Status, Is.EqualTo(ConnectorToolRunStatus.Success));
    }
}
