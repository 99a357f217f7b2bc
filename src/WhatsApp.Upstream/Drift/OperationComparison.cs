using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Drift;

/// <summary>Compares the section of one operation with ours: parameters, body, responses, examples.</summary>
/// <param name="page">What the page says.</param>
/// <param name="ours">Our operation.</param>
/// <param name="drift">Receives the differences.</param>
internal sealed class OperationComparison(CapturedOperation page, ContractOperation ours, PageDrift drift)
{
    // The pipeline puts these on every request.
    private static readonly string[] Headers = ["User-Agent", "Authorization", "Content-Type"];

    private readonly string _line = $"{ours.Where.File}:{ours.Where.Line}";

    public void Compare()
    {
        var seen = new HashSet<(string, string)>();
        foreach ((string place, CapturedMember parameter) in page.Parameters)
        {
            if (place != "header" || !Headers.Contains(parameter.Name))
            {
                seen.Add((place, Spelling(place, parameter.Name)));
                CompareParameter(place, parameter);
            }
        }

        ParametersOnlyOurs(seen);
        CompareBody();
        foreach ((string status, CapturedContent content) in page.Responses)
        {
            if (status.StartsWith('2'))
            {
                CompareContent(content, ours.Responses, ours.Name + " answer", SchemaUse.Received);
            }
            else
            {
                CompareContent(content, ours.Errors, ours.Name + " error", SchemaUse.Error);
            }
        }

        page.Examples.ForEach(example => ExampleComparison.Compare(example, ours, drift));
    }

    private void CompareParameter(string place, CapturedMember parameter)
    {
        string where = $"{ours.Name} {place} {parameter.Name}";
        (SchemaSource source, YamlMappingNode? our) = ours.Parameters.FirstOrDefault(one =>
            one.Node.Text("in") == place && Spelling(place, one.Node.Text("name")!) == Spelling(place, parameter.Name));
        if (our is null)
        {
            drift.Differ(parameter.Line, _line, where, "parameter", "yes", "no");
            return;
        }

        string line = $"{source.File.Path}:{our.Start.Line}";
        if (parameter.IsRequired != our.Flag("required"))
        {
            drift.Differ(
                parameter.Line, line, where, "required", YesNo(parameter.IsRequired), YesNo(our.Flag("required")));
        }

        var shape = ContractShape.Of(source, our.Map("schema"));
        MemberComparison.Compare(parameter, shape, (line, where), drift, inQuery: true);
        if (our.Text("x-fields") is { } model)
        {
            var members = ContractShape.Of(source, new YamlMappingNode("$ref", model)).Members();
            foreach (string field in StatedBounds.Fields(parameter).Where(field => !members.ContainsKey(field)))
            {
                drift.Differ(parameter.Line, line, where, $"field {field}", "yes", "no");
            }
        }
    }

    private void ParametersOnlyOurs(HashSet<(string Place, string Name)> seen)
    {
        // Every path has parameters: where a section has none, they are folded.
        if (page is { MayBeFolded: true, Parameters.Count: 0 } && ours.Parameters.Count > 0)
        {
            drift.IsFolded = true;
            drift.NotCompared.Add($"parameters of {ours.Name}");
            return;
        }

        foreach ((SchemaSource source, YamlMappingNode our) in ours.Parameters)
        {
            (string place, string name) = (our.Text("in")!, our.Text("name")!);
            bool isInPath = place == "path" && !page.MayBeFolded;
            if (!isInPath && !seen.Contains((place, Spelling(place, name))))
            {
                string line = $"{source.File.Path}:{our.Start.Line}";
                string? since = our.Text(OurShape.Since);
                drift.OnlyOurs(page.Line, line, $"{ours.Name} {place} {name}", "parameter", since);
            }
        }
    }

    private void CompareBody()
    {
        string place = ours.Name + " body";
        bool hasBody = ours.Bodies.Count > 0;
        if (page.Body is not { } body)
        {
            if (hasBody && (page.Parameters.Count > 0 || !page.MayBeFolded))
            {
                drift.OnlyOurs(page.Line, _line, place, "body", null);
            }
            else if (hasBody)
            {
                drift.NotCompared.Add($"body of {ours.Name}");
            }
        }
        else if (!hasBody)
        {
            drift.Differ(body.Line, _line, place, "body", "yes", "no");
        }
        else
        {
            if (body.IsRequired != ours.NeedsBody)
            {
                drift.Differ(body.Line, _line, place, "required", YesNo(body.IsRequired), YesNo(ours.NeedsBody));
            }

            // Meta sends the body of a webhook.
            CompareContent(body, ours.Bodies, place, ours.File.IsWebhook ? SchemaUse.Received : SchemaUse.Sent);
        }
    }

    private void CompareContent(
        CapturedContent content, SortedDictionary<string, ContractShape> our, string place, SchemaUse use)
    {
        if (content.MediaType is not { } mediaType)
        {
            return;
        }

        if (!our.ContainsKey(mediaType))
        {
            string types = our.Count == 0 ? "none" : string.Join(", ", our.Keys);
            drift.Differ(content.Line, _line, place, "content type", mediaType, types);
        }

        if (content.Schema is null)
        {
            drift.NotShown++;
        }
        else if (our.Count > 0)
        {
            ContractShape shape = our.GetValueOrDefault(mediaType, our.First().Value);
            new SchemaWalk(drift, use).Walk(content, shape, place);
        }
    }

    private static string YesNo(bool value) => value ? "yes" : "no";

    // Parameters of a path may have other names, since the path has them too.
    private static string Spelling(string place, string name) =>
        place == "path" ? name.ToLowerInvariant().Replace('_', '-') : name;
}
