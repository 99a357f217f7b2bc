using System.Diagnostics;
using System.Globalization;
using WhatsApp.Generator.Api;
using WhatsApp.Generator.Coverage;
using WhatsApp.Generator.Diff;
using WhatsApp.Generator.Drift;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Versions;
using WhatsApp.Generator.WireMock;
using static System.StringComparison;

namespace WhatsApp.Generator.Build;

/// <summary>The verbs of <c>build.sh</c> and <c>build.ps1</c>.</summary>
public static class CommandLine
{
    private const string Usage = """
        Usage: ./build.sh [VERB]

          (none)            restore, lint, regenerate, build, pack, and run the quickstart
          test              lint, check, build and run every test
          lint              look for what is wrong in openapi/ and generator-templates/
          generate          regenerate src/WhatsApp.Generated/Pages
          check             fail where the committed code is not what the pages say
          api               regenerate the listings of the public API, tests/PublicApi
          diff [BASE] [HEAD] [--format json]
                            what changed between two folders, commits or contracts, and what it breaks
          compat [BASE]     compile an earlier commit's tests with the SDK, and hold the changelog against what breaks
          new-version V     set the Graph version everywhere it is stated, such as v24.0, and tell what is left to do
          pack [TAG]        make the packages, with symbols, and check that a tag fits them and the changelog
          coverage CONTRACT
                            compare the pages with a contract document, in both directions
          drift PAGE-TEXT…  compare the text of pages of Meta's reference, files or folders, with our pages
          roundtrip DIR     read and write the examples DIR/<operation>/<request|response-CODE>/<name>.json
          webhook FILE…     print the events of webhook bodies, one JSON line each, and what no model knows
          wiremock DIR      write mappings for WireMock.Net and WireMock, which then respond as the pages say
          bench [NAME] […]  measure the SDK; NAME is a part of a measurement's name, without it this lists them
        """;

    /// <summary>Runs a verb and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancel.Cancel();
        };

        try
        {
            var generation = new Generation(Repository.Root());
            var build = new BuildCommands(generation, cancel.Token);
            return args switch
            {
                [] => await build.EverythingAsync(),
                ["test"] => await build.TestAsync(),
                ["lint"] => Lint(generation),
                ["generate"] => await GenerateAsync(generation, cancel.Token),
                ["check"] => await CheckAsync(generation, cancel.Token),
                ["api"] => ApiVerb.Run(generation.Root),
                ["diff", .. var sides] when DiffVerb.Takes(sides) => await new DiffVerb(
                    generation,
                    cancel.Token
                ).RunAsync(sides),
                ["compat"] => await new CompatVerb(generation.Root, cancel.Token).RunAsync(null),
                ["compat", var commit] => await new CompatVerb(generation.Root, cancel.Token).RunAsync(commit),
                ["new-version", var version] => new NewVersionVerb(generation).Run(version),
                ["pack"] => await new PackVerb(generation.Root, cancel.Token).RunAsync(null),
                ["pack", var tag] => await new PackVerb(generation.Root, cancel.Token).RunAsync(tag),
                ["coverage", var contract] => Coverage(generation, contract),
                ["drift", .. var captures] when captures.Length > 0 => DriftVerb.Run(generation, captures, Console.Out),
                ["roundtrip", var folder] => await build.InspectAsync("roundtrip", Existing(folder, Directory.Exists)),
                ["webhook", .. var files] when files.Length > 0 => await build.InspectAsync([
                    "webhook",
                    .. files.Select(file => Existing(file, File.Exists)),
                ]),
                ["wiremock", .. var folders] => WireMockVerb.Run(generation, folders, Console.Out),
                ["bench", .. var arguments] => await build.BenchAsync(arguments),
                ["help" or "--help" or "-h"] => Help(),
                _ => Refuse(args),
            };
        }
        catch (ProblemsException error)
        {
            return Fail(error.Problems);
        }
        catch (GenerationException error)
        {
            Console.Error.WriteLine(error.Message);
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
        List<(string File, string How)> differences = OutputTree.Differences(generation.OutputFolder, files).ToList();
        foreach ((string file, string how) in differences)
        {
            Console.Error.WriteLine(
                $"src/WhatsApp.Generated/Pages/{file} {how}. Run './build.sh generate' and commit the result."
            );
        }

        foreach ((string file, _) in SideFiles.Differing(generation))
        {
            differences.Add((file, "differs"));
            Console.Error.WriteLine($"{file} differs. Run './build.sh generate' and commit the result.");
        }

        if (differences.Count == 0)
        {
            Console.WriteLine($"check: {files.Count} files are what the pages say");
        }

        return differences.Count == 0 ? 0 : 1;
    }

    internal static async Task<int> GenerateAsync(Generation generation, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
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
                $"generate: {files.Count} files, {changed} changed, in {clock.Elapsed.TotalSeconds:0.0} s"
            )
        );
        return 0;
    }

    private static int Coverage(Generation generation, string contract)
    {
        const string exceptionsFile = "docs/coverage-exceptions.yaml";
        var exceptions = new CoverageExceptions(Path.Combine(generation.Root, exceptionsFile), exceptionsFile);
        List<CoverageGap> gaps = CoverageReport
            .Compare(generation.Pages, PageSet.LoadDocument(contract))
            .ToList();
        List<CoverageGap> open = gaps.Where(gap => !exceptions.Allows(gap)).ToList();
        List<Problem> unused = exceptions.Unused().ToList();
        open.ForEach(gap => Console.Error.WriteLine(gap));
        unused.ForEach(problem => Console.Error.WriteLine(problem));
        Console.WriteLine(
            $"coverage: gaps={gaps.Count} decided={gaps.Count - open.Count} open={open.Count} unused-exceptions={unused.Count}"
        );
        return open.Count + unused.Count == 0 ? 0 : 1;
    }

    // Before anything is built for it.
    private static string Existing(string path, Func<string, bool> exists) =>
        exists(path)
            ? Path.GetFullPath(path)
            : throw new GenerationException($"There is nothing to read at {path}. Mind the spelling.");

    private static int Help()
    {
        Console.WriteLine(Usage);
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
        Console.Error.WriteLine(message);
        return 2;
    }

    private static int Fail(IReadOnlyList<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.Error.WriteLine(
            $"lint: {problems.Count} problem(s). The rules are in openapi/README.md and generator-templates/README.md."
        );
        return 1;
    }
}
