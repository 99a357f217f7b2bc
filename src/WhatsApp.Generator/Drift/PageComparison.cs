using WhatsApp.Generator.Coverage;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Drift;

/// <summary>Compares the text of a page with our page.</summary>
public sealed class PageComparison
{
    // The pipeline puts these on every request.
    private static readonly string[] Headers = ["User-Agent", "Authorization", "Content-Type"];

    private readonly SortedDictionary<string, ContractOperation> _operations;
    private readonly PageSet _pages;
    private readonly HashSet<string> _names;

    /// <summary>Compares with these pages.</summary>
    public PageComparison(PageSet pages)
    {
        _pages = pages;
        _operations = ContractOperations.Of(pages);
        _names = MemberNames.Of(pages);
    }

    /// <summary>Compares one capture.</summary>
    public PageDrift Compare(string capture)
    {
        CapturedPage page = CaptureReader.Read(capture, _names);
        PageFile? file = Find(page);
        var drift = new PageDrift(file?.Name ?? page.Title, file?.Path ?? "openapi");
        page.Unread.ForEach(unread => drift.NotUnderstood(unread.Line, unread.Why));
        if (file is null)
        {
            drift.Add(1, "openapi", "page", "none of ours has its title or its operations");
        }

        foreach (CapturedOperation operation in page.Operations)
        {
            Compare(operation, file, drift);
        }

        if (file is null || !HasTitle(file, page.Title))
        {
            // A page of its own for an operation that stands among others on ours. It does not tell about the others.
            drift.IsFolded = page.Operations.Count == 0;
            if (file is not null)
            {
                drift.Add(1, $"{file.Path}:1", "page", "title", page.Title, Title(file));
            }

            return drift;
        }

        CompareSections(page, file, drift);
        return drift;
    }

    // Many pages of ours leave out the product that Meta writes before the dash.
    private static bool HasTitle(PageFile file, string title) =>
        title == Title(file) || title.EndsWith(" - " + Title(file), StringComparison.Ordinal);

    private static string Title(PageFile file) => file.Root.Map("info")?.Text("title") ?? string.Empty;

    private PageFile? Find(CapturedPage page) =>
        _pages.Files.Where(file => !file.IsShared && HasTitle(file, page.Title)).MaxBy(file => Title(file).Length)
        ?? page.Operations.Select(Ours).FirstOrDefault(operation => operation is not null)?.File;

    private ContractOperation? Ours(CapturedOperation operation) =>
        _operations.GetValueOrDefault(ContractOperations.Key(operation.Method, operation.Path));

    /// <summary>Our operations that the capture does not show: only ours, or folded.</summary>
    private void CompareSections(CapturedPage page, PageFile file, PageDrift drift)
    {
        List<ContractOperation> missing = _operations.Values
            .Where(operation => operation.File == file)
            .Where(operation => !page.Operations.Exists(captured => Ours(captured) == operation))
            .ToList();
        drift.IsFolded = page.FoldedSections > 0 || page.Operations.Count == 0;
        if (!drift.IsFolded)
        {
            missing.ForEach(our => drift.Add(1, Line(our), our.Name, "endpoint", "no", "yes"));
            return;
        }

        drift.NotCompared = missing.ConvertAll(operation => operation.Name);
        if (page.FoldedSections > 0 && page.FoldedSections != missing.Count)
        {
            drift.Add(1, $"{file.Path}:1", "endpoints", "folded", $"{page.FoldedSections}", $"{missing.Count}");
        }
    }

    private void Compare(CapturedOperation operation, PageFile? file, PageDrift drift)
    {
        string place = $"{operation.Method} {operation.Path}";
        if (Ours(operation) is not { } ours)
        {
            drift.Add(operation.Line, drift.File, place, "endpoint", "yes", "no");
            return;
        }

        drift.Compared++;
        if (ours.File != file)
        {
            drift.Add(operation.Line, Line(ours), place, "endpoint", "yes", $"on {ours.File.Name}");
        }

        CompareParameters(operation, ours, drift);
        CompareBody(operation, ours, drift);
        foreach ((string status, CapturedContent content) in operation.Answers)
        {
            bool succeeds = status.StartsWith('2');
            CompareContent(
                content,
                succeeds ? ours.Answers : ours.Errors,
                (ours.Name + (succeeds ? " answer" : " error"), Line(ours)),
                new SchemaWalk(drift, succeeds ? SchemaUse.Received : SchemaUse.Error),
                drift
            );
        }

        operation.Examples.ForEach(example => ExampleComparison.Compare(example, ours, drift));
    }

    private static void CompareParameters(CapturedOperation operation, ContractOperation ours, PageDrift drift)
    {
        var seen = new HashSet<(string, string)>();
        foreach ((string place, CapturedMember parameter) in operation.Parameters)
        {
            if (place == "header" && Headers.Contains(parameter.Name))
            {
                continue;
            }

            seen.Add((place, Spelling(place, parameter.Name)));
            string where = $"{ours.Name} {place} {parameter.Name}";
            (SchemaSource source, YamlMappingNode? our) = ours.Parameters.FirstOrDefault(one =>
                one.Node.Text("in") == place && Spelling(place, one.Node.Text("name")!) == Spelling(place, parameter.Name));
            if (our is null)
            {
                drift.Add(parameter.Line, Line(ours), where, "parameter", "yes", "no");
                continue;
            }

            string line = $"{source.File.Path}:{our.Start.Line}";
            if (parameter.IsRequired != our.Flag("required"))
            {
                string[] marks = ["no", "yes"];
                drift.Add(
                    parameter.Line, line, where, "required",
                    marks[parameter.IsRequired ? 1 : 0], marks[our.Flag("required") ? 1 : 0]);
            }

            ContractShape shape = ContractShape.Of(source, our.Map("schema"));
            foreach ((string what, string page, string said) in MemberComparison.Compare(parameter, shape, inQuery: true))
            {
                drift.Add(parameter.Line, line, where, what, page, said);
            }

            CompareFields(parameter, source, our, line, where, drift);
        }

        foreach ((SchemaSource source, YamlMappingNode our) in ours.Parameters)
        {
            (string place, string name) = (our.Text("in")!, our.Text("name")!);
            if (operation.Parameters.Count > 0 && !seen.Contains((place, Spelling(place, name))))
            {
                string line = $"{source.File.Path}:{our.Start.Line}";
                drift.Add(operation.Line, line, $"{ours.Name} {place} {name}", "parameter", "no", "yes");
            }
        }
    }

    private static void CompareFields(
        CapturedMember parameter, SchemaSource source, YamlMappingNode our, string line, string where, PageDrift drift)
    {
        if (our.Text("x-fields") is not { } model)
        {
            return;
        }

        SortedDictionary<string, ContractShape> members =
            ContractShape.Of(source, new YamlMappingNode("$ref", model)).Members();
        foreach (string field in StatedBounds.Fields(parameter).Where(field => !members.ContainsKey(field)))
        {
            drift.Add(parameter.Line, line, where, $"field {field}", "yes", "no");
        }
    }

    private static void CompareBody(CapturedOperation operation, ContractOperation ours, PageDrift drift)
    {
        string place = ours.Name + " body";
        if (operation.Body is not { } body)
        {
            // A section without any parameters was not captured wholly, as its path has some.
            if (ours.Bodies.Count > 0 && operation.Parameters.Count > 0)
            {
                drift.Add(operation.Line, Line(ours), place, "body", "no", "yes");
            }

            return;
        }

        if (ours.Bodies.Count == 0)
        {
            drift.Add(body.Line, Line(ours), place, "body", "yes", "no");
            return;
        }

        if (body.IsRequired != ours.NeedsBody)
        {
            drift.Add(
                body.Line, Line(ours), place, "required", body.IsRequired ? "yes" : "no", ours.NeedsBody ? "yes" : "no");
        }

        SchemaUse use = ours.File.IsWebhook ? SchemaUse.Received : SchemaUse.Sent;
        CompareContent(body, ours.Bodies, (place, Line(ours)), new SchemaWalk(drift, use), drift);
    }

    private static void CompareContent(
        CapturedContent content,
        SortedDictionary<string, ContractShape> ours,
        (string Place, string Line) at,
        SchemaWalk walk,
        PageDrift drift)
    {
        if (content.MediaType is not { } mediaType)
        {
            return;
        }

        if (!ours.ContainsKey(mediaType))
        {
            string our = ours.Count == 0 ? "none" : string.Join(", ", ours.Keys);
            drift.Add(content.Line, at.Line, at.Place, "content type", mediaType, our);
        }

        if (content.Schema is null)
        {
            drift.NotShown++;
        }
        else if (ours.Count > 0)
        {
            walk.Walk(content, ours.GetValueOrDefault(mediaType, ours.First().Value), at.Place);
        }
    }

    private static string Line(ContractOperation operation) => $"{operation.Where.File}:{operation.Where.Line}";

    // A path names its parameters as it likes, and both names stand in it.
    private static string Spelling(string place, string name) =>
        place == "path" ? name.ToLowerInvariant().Replace('_', '-') : name;
}
