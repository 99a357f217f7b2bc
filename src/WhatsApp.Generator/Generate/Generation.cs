using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>From pages to C#: lint, bundle, NSwag, split. Nothing is written before all of it has succeeded.</summary>
/// <param name="Root">Root of the repository.</param>
public sealed record Generation(string Root)
{
    public string OpenApiFolder => Path.Combine(Root, "openapi");

    public string TemplatesFolder => Path.Combine(Root, "generator-templates");

    public string OutputFolder => Path.Combine(Root, "src", "WhatsApp.Generated", "Pages");

    /// <summary>The pages, read once.</summary>
    public PageSet Pages => field ??= PageSet.Load(OpenApiFolder);

    /// <summary>Everything wrong with pages and templates.</summary>
    public IReadOnlyList<Problem> Lint() => PageLint.Check(Pages, TemplatesFolder);

    /// <summary>Returns the generated files, by path below <see cref="OutputFolder"/>.</summary>
    /// <exception cref="ProblemsException">Lint refuses the pages.</exception>
    /// <exception cref="GenerationException">NSwag or a template failed.</exception>
    public async Task<SortedDictionary<string, string>> GenerateAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Problem> problems = PageLint.Check(Pages, TemplatesFolder);
        if (problems.Count > 0)
        {
            throw new ProblemsException(problems);
        }

        JsonObject bundle = Bundler.Bundle(Pages);
        DirectoryInfo work = Directory.CreateTempSubdirectory("whatsapp-generator-");
        try
        {
            string printed = await NSwagRunner.RunAsync(Root, work.FullName, bundle, cancellationToken);
            IReadOnlyList<PrintedPart> parts = Splitter.Split(printed);
            PrintedCode.RequireAll(bundle, parts);
            SortedDictionary<string, string> files = Splitter.Join(parts, Pages);
            if (EndDatesFile.Load(Root) is { } ends)
            {
                files[EndDatesFile.CodeFile] = ends.WriteCode();
            }

            PrintedCode.RequireSyntax(files, OutputFolder);
            return files;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
