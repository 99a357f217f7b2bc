using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using WhatsApp.Benchmarks.Processes;

if (args is ["server"])
{
    await GraphServer.RunAsync();
    return 0;
}

string name = args is [var first, ..] && !first.StartsWith('-') ? first : string.Empty;
string[] options = name.Length > 0 ? args[1..] : args;
Type[] all = [.. typeof(Program).Assembly.GetTypes().Where(IsBenchmark).Concat(Measurements())];
Type[] chosen = [.. all.Where(type => type.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine(
        $"No benchmark is called '{name}'. There are: {string.Join(", ", all.Select(type => type.Name).Order())}.");
    return 2;
}

string results = Path.Combine(Folders.Artifacts, "results");
Directory.CreateDirectory(results);
bool succeeded = RunBenchmarks([.. chosen.Where(IsBenchmark)], options);
foreach (Type type in chosen.Except(all.Where(IsBenchmark)))
{
    Console.WriteLine($"// {type.Name}");
    var measurement = (IMeasurement)Activator.CreateInstance(type)!;
    MarkdownTable table = await measurement.RunAsync(quick: options.Contains("dry", StringComparer.OrdinalIgnoreCase));
    Console.WriteLine(table);
    await File.WriteAllTextAsync(Path.Combine(results, $"{type.Name}.md"), table.ToString());
}

return succeeded ? 0 : 1;

static bool IsBenchmark(Type type) =>
    type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: true));

static IEnumerable<Type> Measurements() => typeof(Program)
    .Assembly.GetTypes()
    .Where(type => type.IsClass && type.IsAssignableTo(typeof(IMeasurement)));

static bool RunBenchmarks(Type[] types, string[] options)
{
    if (types.Length == 0)
    {
        return true;
    }

    ManualConfig config = BenchmarkConfig.Create(Folders.Artifacts);
    if (!options.Contains("--job"))
    {
        config.AddJob(BenchmarkConfig.Job);
    }

    return BenchmarkSwitcher
        .FromTypes(types)
        .Run(["--filter", "*", .. options], config)
        .All(summary => summary.Reports.Count(report => report.Success) == summary.BenchmarksCases.Length);
}
