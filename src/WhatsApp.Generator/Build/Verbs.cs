using System.Diagnostics;
using System.Globalization;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Build;

/// <summary>The verbs of <c>build.sh</c> and <c>build.ps1</c>.</summary>
public static class Verbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            cancel.Cancel();
        };

        var generation = new Generation(Root());
        string verb = args.Length == 0 ? "" : args[0];
        try
        {
            return verb switch
            {
                "lint" => Lint(generation),
                "generate" => await GenerateAsync(generation, cancel.Token),
                "check" => await CheckAsync(generation, cancel.Token),
                _ => Usage(),
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
    }

    private static int Lint(Generation generation)
    {
        IReadOnlyList<Problem> problems = generation.Lint();
        if (problems.Count > 0)
        {
            return Fail(problems);
        }

        Console.WriteLine("lint: no problems");
        return 0;
    }

    private static async Task<int> GenerateAsync(Generation generation, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        SortedDictionary<string, string> files = await generation.GenerateAsync(cancellationToken);
        int changed = OutputTree.Write(generation.OutputFolder, files);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"generate: {files.Count} files, {changed} changed, in {clock.Elapsed.TotalSeconds:0.0} s"));
        return 0;
    }

    private static async Task<int> CheckAsync(Generation generation, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> files = await generation.GenerateAsync(cancellationToken);
        List<(string File, string How)> differences = OutputTree.Differences(generation.OutputFolder, files).ToList();
        foreach ((string file, string how) in differences)
        {
            Console.Error.WriteLine($"src/WhatsApp.Generated/Pages/{file} {how}. Run './build.sh generate' and commit the result.");
        }

        if (differences.Count == 0)
        {
            Console.WriteLine($"check: {files.Count} files are what the pages say");
        }

        return differences.Count == 0 ? 0 : 1;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: ./build.sh [lint | generate | check | test | roundtrip DIR]");
        return 2;
    }

    private static int Fail(IReadOnlyList<Problem> problems)
    {
        foreach (Problem problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.Error.WriteLine($"{problems.Count} problems. The rules are in openapi/README.md and generator-templates/README.md.");
        return 1;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WhatsApp.Generated.sln")))
            {
                return folder.FullName;
            }
        }

        throw new GenerationException("Run this inside the repository: no folder from here up holds WhatsApp.Generated.sln.");
    }
}
