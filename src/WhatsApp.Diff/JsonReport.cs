using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsApp.Diff;

/// <summary>A report for tools.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the report: the counts, and every change with all that is known about it.</summary>
    public static string Write(DiffReport report) =>
        new JsonObject
        {
            ["base"] = report.Old,
            ["head"] = report.New,
            ["summary"] = report.Summary,
            ["breaking"] = report.Of(ChangeClass.Breaking).Count,
            ["additive"] = report.Of(ChangeClass.Additive).Count,
            ["documentation"] = report.Of(ChangeClass.Documentation).Count,
            ["decided"] = report.Decided,
            ["changes"] = new JsonArray([.. Enum.GetValues<ChangeClass>().SelectMany(report.Of).Select(Write)]),
        }.ToJsonString(Indented);

    private static JsonObject Write(Change change) =>
        new()
        {
            ["class"] = DiffReport.Word(change.Class),
            ["rule"] = change.Rule.Name,
            ["page"] = change.Place.Page,
            ["file"] = change.Place.File,
            ["line"] = change.Place.Line,
            ["atBase"] = change.Place.IsAtBase,
            ["subject"] = change.Subject,
            ["csharp"] = change.CSharp,
            ["what"] = change.What,
            ["toDo"] = change.ToDo,
        };
}
