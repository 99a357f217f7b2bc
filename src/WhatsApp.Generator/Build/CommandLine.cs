using System.Diagnostics;
using System.Globalization;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using static System.StringComparison;

namespace WhatsApp.Generator.Build;

/// <summary>
/// The verbs of <c>build.sh</c> and <c>build.ps1</c>. Those that are not about generating are programs of their own,
/// which this starts, since they may need the SDK compiled.
/// </summary>
public static class CommandLine
{
    private const string Diff = "src/WhatsApp.Diff";
    private const string Release = "src/WhatsApp.Release";
    private const string Upstream = "src/WhatsApp.Upstream";
    private const string WireMock = "src/WhatsApp.WireMock";
    private const string OpenApi = "src/WhatsApp.OpenApi";
    private const string Interop = "src/WhatsApp.Interop";
    private const string Benchmarks = "tests/WhatsApp.Benchmarks";

    private const string Usage = """
        Usage: ./build.sh [VERB]

          (none)            restore, lint, regenerate, build, pack, and run the quickstart
          test              format, lint, check, build and run every test
          format            fix the whitespace of handwritten C#
          lint              find mistakes in openapi/ and generator-templates/
          generate          regenerate src/WhatsApp.Generated/Pages
          check             fail where the committed code differs from what the pages generate
          lines             count the handwritten and the generated lines
          api               regenerate the listings of the public API, tests/PublicApi
          diff [BASE] [HEAD] [--format json]
                            what changed between two folders, commits or contracts, and what it breaks
          compat [BASE]     compare the packages with those of BASE or of the last release, and check the changelog
          new-version V     set the Graph version everywhere it is stated, such as v24.0, and list what is left to do
          pack [TAG]        make the packages, with symbols, and check that a tag fits them and the changelog
          coverage CONTRACT
                            compare the pages with a contract document, in both directions
          drift PAGE-TEXT…  compare the text of pages of Meta's reference, files or folders, with our pages
          roundtrip DIR     read and write the examples DIR/<operation>/<request|response-CODE>/<name>.json
          watch [--base URL] [--format json|issue]
                            report what Meta has published since the last time: pages, changelogs, versions
          webhook FILE…     print the events of webhook bodies, one JSON line each, and what no model knows
          wiremock DIR      write mappings for WireMock.Net and WireMock, which then respond as the pages say
          openapi DIR       write the pages as OpenAPI documents for other tools, one for each kind of node
          interop [--list]  run clients of others against the fake server, or list them; needs Node.js
          bench [NAME] […]  measure the SDK; NAME is a part of a measurement's name, without it this lists them
        """;

    /// <summary>Runs a verb and returns the exit code.</summary>
    public static Task<int> RunAsync(string[] args) =>
        RunAsync(async (generation, cancellationToken) =>
        {
            var build = new BuildCommands(generation, cancellationToken);
            return args switch
            {
                [] => await build.EverythingAsync(),
                ["test"] => await build.TestAsync(),
                ["format"] => await Formatting.FixAsync(generation.Root, Console.Out, cancellationToken),
                ["lint"] => Lint(generation),
                ["generate"] => await GenerateAsync(generation, cancellationToken),
                ["check"] => await CheckAsync(generation, cancellationToken),
                ["lines"] => LineCount.Run(generation.Root, Console.Out),
                ["diff", .. var sides] when DiffArguments.Of(sides) is { } diff =>
                    await build.ToolAsync(diff.NamesContract ? Upstream : Diff, args),
                ["api"] or ["compat" or "pack"] or ["compat" or "pack" or "new-version", _] =>
                    await build.ToolAsync(Release, args),
                ["coverage", _] or ["drift", _, ..] or ["watch", ..] => await build.ToolAsync(Upstream, args),
                ["roundtrip", var folder] => await build.ToolAsync(Upstream, Existing(args, folder)),
                ["webhook", _, ..] => await build.ToolAsync(Upstream, Existing(args, args[1..])),
                ["wiremock", ..] => await build.ToolAsync(WireMock, args[1..]),
                ["openapi", ..] => await build.ToolAsync(OpenApi, args[1..]),
                ["interop"] or ["interop", "--list"] => await build.ToolAsync(Interop, args[1..]),
                ["bench", ..] => await build.ToolAsync(Benchmarks, args[1..], "Release"),
                ["help" or "--help" or "-h"] => Help(),
                _ => Refuse(args),
            };
        });

    /// <summary>Runs a verb with the repository and reports its errors in one line each.</summary>
    /// <returns>The exit code of the verb; 1 after an error, 130 where it was cancelled.</returns>
    public static async Task<int> RunAsync(Func<Generation, CancellationToken, Task<int>> verb)
    {
        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancel.Cancel();
        };

        try
        {
            return await verb(new Generation(Repository.Root()), cancel.Token);
        }
        catch (ProblemsException error)
        {
            return Fail(error.Problems);
        }
        catch (GenerationException error)
        {
            Console.Error.WriteLine(BuildScript.In(error.Message));
            return 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that is not there, or that may not be read or written: the message names it.
            Console.Error.WriteLine(error.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    internal static int Lint(Generation generation)
    {
        IReadOnlyList<Problem> problems = generation.Lint();
        if (problems.Count > 0)
        {
            return Fail(problems);
        }

        Console.WriteLine("lint: no problems");
        return 0;
    }

    internal static async Task<int> CheckAsync(Generation generation, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> files = await generation.GenerateAsync(cancellationToken);
        string[] differences =
        [
            .. OutputTree.Differences(generation.OutputFolder, files)
                .Select(difference => $"src/WhatsApp.Generated/Pages/{difference.File} {difference.How}"),
            .. SideFiles.Differing(generation).Select(difference => $"{difference.File} differs"),
        ];
        foreach (string difference in differences)
        {
            Console.Error.WriteLine($"{difference}. Run '{BuildScript.Name} generate' and commit the result.");
        }

        if (differences.Length == 0)
        {
            Console.WriteLine($"check: {files.Count} files are what the pages say");
        }

        return differences.Length == 0 ? 0 : 1;
    }

    internal static async Task<int> GenerateAsync(Generation generation, CancellationToken cancellationToken)
    {
        var stopwatch = Stopwatch.StartNew();
        var stamp = new GenerationStamp(generation);
        if (stamp.IsCurrent())
        {
            Console.WriteLine("generate: nothing has changed since the last time");
            return 0;
        }

        SortedDictionary<string, string> files = await generation.GenerateAsync(cancellationToken);
        int changed = OutputTree.Write(generation.OutputFolder, files);
        foreach ((string file, string text) in SideFiles.Differing(generation))
        {
            await File.WriteAllTextAsync(Path.Combine(generation.Root, file), text, cancellationToken);
            changed++;
        }

        stamp.Write();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"generate: {files.Count} files, {changed} changed, in {stopwatch.Elapsed.TotalSeconds:0.0} s"
            )
        );
        return 0;
    }

    // Before anything is built for it.
    private static string[] Existing(string[] args, params string[] paths) =>
        Array.Find(paths, path => !Path.Exists(path)) is { } missing
            ? throw new GenerationException($"There is nothing to read at {missing}. Check the spelling.")
            : args;

    private static int Help()
    {
        Console.WriteLine(BuildScript.In(Usage));
        return 0;
    }

    private static int Refuse(string[] args)
    {
        // A form ends where the line ends, or at two spaces.
        string[] forms =
        [
            .. Usage.Split('\n').Select(line => line.StartsWith("  ", Ordinal) ? line[2..].Split("  ")[0] : "")
                .Where(form => form.Length > 0 && char.IsLetter(form[0])),
        ];
        string said = string.Join(' ', args);
        string message = forms.FirstOrDefault(form => form.Split(' ')[0] == args[0]) is { } form
            ? $"'{said}' is not how to call it. Run './build.sh {form}'."
            : Spelling.Find(args[0], forms.Select(known => known.Split(' ')[0])) is { } meant
                ? $"There is no verb '{args[0]}'. Run './build.sh {meant}', or './build.sh --help' to see all verbs."
                : $"There is no verb '{args[0]}'. Run './build.sh --help' to see all verbs.";
        Console.Error.WriteLine(BuildScript.In(message));
        return 2;
    }

    private static int Fail(IReadOnlyList<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            Console.Error.WriteLine(BuildScript.In(problem.ToString()));
        }

        Console.Error.WriteLine(
            $"lint: {problems.Count} problem(s). The rules are in openapi/README.md and generator-templates/README.md."
        );
        return 1;
    }
}
