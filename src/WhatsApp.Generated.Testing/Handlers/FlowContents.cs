using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>The content of flows: stores, lists and validates it.</summary>
internal static class FlowContents
{
    /// <summary>The content of a flow that was created without one; Meta also adds a sample.</summary>
    private const string Sample =
        """
        {
          "version": "7.0",
          "screens": [
            {
              "id": "WELCOME_SCREEN",
              "title": "Welcome",
              "terminal": true,
              "layout": {
                "type": "SingleColumnLayout",
                "children": [
                  { "type": "TextHeading", "text": "Hello World" },
                  {
                    "type": "Footer",
                    "label": "Complete",
                    "on-click-action": { "name": "complete", "payload": {} }
                  }
                ]
              }
            }
          ]
        }
        """;

    public static FakeFlow Add(GraphState state, FakeAccount account, string name, string? flowJson)
    {
        FakeFlow flow = state.Add('5', null, id => new FakeFlow(state, id, account, state.Application, name));
        Store(state, flow, flowJson ?? Sample);
        return flow;
    }

    public static void Store(GraphState state, FakeFlow flow, string flowJson)
    {
        if (state.Find<FakeMedia>(flow.AssetId) is { } before)
        {
            state.Remove(before);
        }

        flow.FlowJson = flowJson;
        flow.MarkUpdated();
        flow.AssetId = state.AddMedia(flow.Id, Encoding.UTF8.GetBytes(flowJson), "application/json", "flow.json").Id;
        JsonObject? content = RequestReader.TryParseJson(flowJson) as JsonObject;
        flow["json_version"] = content?["version"];
        flow["data_api_version"] = content?["data_api_version"];
        flow["validation_errors"] = Validate(content);
    }

    public static GraphResponse List(GraphCall call)
    {
        FakeMedia[] files = call.State.Find<FakeMedia>(call.Flow.AssetId) is { } file ? [file] : [];
        return GraphLists.Page(call, files, shape: asset => new JsonObject
        {
            ["name"] = asset.FileName,
            ["asset_type"] = "FLOW_JSON",
            ["download_url"] = MediaBytes.Address(call.PublicUrl, call.Options, asset.Id).AbsoluteUri,
        });
    }

    public static GraphResponse Upload(GraphCall call)
    {
        GraphCall.RequireOneOf("asset_type", call.Required("asset_type"), "FLOW_JSON");
        GraphCall.RequireOneOf("name", call.Required("name"), "flow.json");
        RecordedPart file = call.RequiredFile("file");
        if (call.Flow.Status != "DRAFT")
        {
            throw GraphErrors.Of(
                139001, "(#139001) Updating attempt failed", "The content of a flow can be changed in a draft only.");
        }

        Store(call.State, call.Flow, file.Text);
        return GraphResponse.Json(new JsonObject
        {
            ["success"] = true,
            ["validation_errors"] = call.Flow["validation_errors"],
        });
    }

    /// <summary>Checks only that the content has the members that every flow has.</summary>
    private static JsonArray Validate(JsonObject? content)
    {
        if (content is null)
        {
            return [Error("INVALID_PROPERTY_VALUE", "FLOW_JSON_ERROR", "The content is not a JSON object.")];
        }

        JsonArray errors = [];
        foreach (string name in (string[])["version", "screens"])
        {
            if (content[name] is null)
            {
                errors.Add((JsonNode)Error(
                    "INVALID_PROPERTY", "JSON_SCHEMA_ERROR", $"The property \"{name}\" is missing at \"$root\"."));
            }
        }

        return errors;
    }

    private static JsonObject Error(string error, string type, string message) => new()
    {
        ["error"] = error,
        ["error_type"] = type,
        ["message"] = message,
        ["line_start"] = 1,
        ["line_end"] = 1,
        ["column_start"] = 1,
        ["column_end"] = 1,
    };
}
