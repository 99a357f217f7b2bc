using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>
/// Refuses a body that breaks a rule of the pages. The rules are those that a client checks before it sends; handlers
/// check only what depends on the state of the server.
/// </summary>
internal static partial class BodyRules
{
    /// <summary>Checks the parameters of a request, which the body or the query has.</summary>
    public static void Require(GraphCall call, string? operationId)
    {
        // A body that is no JSON and no form is a file, or a mistake that the handler reports.
        if (operationId is null || call.Request.Method == "GET" || !GraphParameters.HasNamed(call.Request))
        {
            return;
        }

        bool isMessage = operationId is "sendMessage" or "sendMarketingMessage";
        JsonObject parameters = Parameters(call);
        if (isMessage && !parameters.ContainsKey("status"))
        {
            // Like Meta, the type defaults to text.
            parameters.TryAdd("type", "text");
        }

        IReadOnlyList<GraphViolation> violations = Check(operationId, parameters);
        if (violations.Count > 0)
        {
            throw operationId == "setBusinessUsername"
                ? GraphErrors.Of(147001, "(#147001) Username is not available", $"{violations[0]}")
                : Refusal(violations, isMessage);
        }
    }

    private static IReadOnlyList<GraphViolation> Check(string operationId, JsonObject parameters)
    {
        try
        {
            return GraphValidation.Check(operationId, Encoding.UTF8.GetBytes(parameters.ToJsonString()));
        }
        catch (GraphJsonException error)
        {
            // The text of a parameter, which was JSON on its own, is nested too deeply within the others.
            throw GraphErrors.Invalid($"The parameters cannot be read: {error.Message}");
        }
    }

    private static JsonObject Parameters(GraphCall call)
    {
        JsonObject parameters = (JsonObject)call.Body.DeepClone();
        foreach ((string name, string value) in call.Request.Query)
        {
            if (!parameters.ContainsKey(name))
            {
                parameters[name] = GraphParameters.Complex(JsonValue.Create(value));
            }
        }

        return parameters;
    }

    private static GraphErrorException Refusal(IReadOnlyList<GraphViolation> violations, bool isMessage)
    {
        GraphViolation first = violations[0];
        string path = PathOf(first.Path);
        return first switch
        {
            { Rule: GraphRule.Required } => GraphErrors.Missing(path),
            { Rule: GraphRule.AtLeastOne or GraphRule.ExactlyOne, Actual: 0 } => GraphErrors.Missing(OneOf(first)),
            { Rule: GraphRule.Length or GraphRule.Count, Actual: 0 } => GraphErrors.Empty(path),
            { Rule: GraphRule.Length, Bound: { } bound }
                when first.Actual > double.Parse(bound, CultureInfo.InvariantCulture) =>
                GraphErrors.Invalid($"Param {path} must be at most {bound} characters long."),
            _ when isMessage => GraphErrors.InvalidValue(string.Join(' ', violations)),
            _ => GraphErrors.Invalid(string.Join(' ', violations)),
        };
    }

    // Of the members of the body itself, Meta names the first one only: to, where recipient would do.
    private static string OneOf(GraphViolation violation)
    {
        string[] members = violation.Bound!.Split(", ");
        return violation.Path.Length == 0
            ? members[0]
            : string.Join(" or ", members.Select(member => PathOf($"{violation.Path}.{member}")));
    }

    /// <summary>The path as Meta writes it: <c>text['body']</c> for <c>text.body</c>.</summary>
    private static string PathOf(string path) => Member().Replace(path, "['$1']");

    [GeneratedRegex(@"\.([^.\[]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
