using System.Text.Json;
using WhatsApp.Benchmarks;
using WhatsApp.Benchmarks.Comparisons;
using WhatsApp.Benchmarks.Processes;
using WhatsApp.Benchmarks.Scale;

if (args is ["server"])
{
    await GraphServer.RunAsync();
    return 0;
}

if (args is ["inbox-worker", var connectionString, var schema])
{
    await InboxWorkerProcess.RunAsync(connectionString, schema);
    return 0;
}

Settings settings;
try
{
    settings = Settings.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

(string Name, string Question, Func<object> Make)[] all =
[
    ("WebhookParse", "one webhook of each kind, to its typed event", () => new WebhookParse()),
    ("WebhookBatch", "an event in a webhook of 50", () => new WebhookBatch()),
    ("WebhookVerify", "signature, then events", () => new WebhookVerify()),
    ("WebhookGrowth", "a change in webhooks of 1 to 1,000 changes", () => new WebhookGrowth()),
    ("Write", "a message to the bytes of its JSON", () => new Write()),
    ("LoopbackCall", "a message sent to a server on loopback", () => new LoopbackCall()),
    ("LoopbackPage", "a page of 25 templates from a server on loopback", () => new LoopbackPage()),
    ("StubCall", "a call without the network", () => new StubCall()),
    ("Validation", "a call with and without the checks of its body", () => new Validation()),
    ("Paging", "an item of a list of 10,000", () => new Paging()),
    ("RedactionGrowth", "a kilobyte of an error of 16 to 256 kB", () => new RedactionGrowth()),
    ("PagingGrowth", "an item in lists of 10 to 10,000", () => new PagingGrowth()),
    ("ColdStart", "a process that sends or reads one message; ReadyToRun, native AOT", () => new ColdStart()),
    ("SendMany", "messages per second, allocations, and the heap that SendManyAsync needs", () => new SendMany()),
    ("MessageLimiter", "the slowest permit, and the memory of recipients", () => new MessageLimiter()),
    ("Download", "the heap that a download needs", () => new Download()),
    ("EndpointScale", "the endpoint with the store in memory, texts and batches", () => new EndpointScale()),
    ("DatabaseScale", "the endpoint with the store in PostgreSQL, texts and batches", () => new DatabaseScale()),
    ("InboxScale", "a worker that drains the inbox, near the database and further away", () => new InboxScale()),
    ("Regeneration", "the generator, with all pages and with nothing changed", () => new Regeneration()),
    ("SdkBuild", "compiling the SDK, and its size", () => new SdkBuild()),
];
(string Name, string Question, Func<object> Make)[] chosen = settings.Name switch
{
    "" => [],
    "all" => all,
    _ when all.Any(IsExact) => [.. all.Where(IsExact)],
    _ => [.. all.Where(it => it.Name.Contains(settings.Name, StringComparison.OrdinalIgnoreCase))],
};
if (settings.Name.Length == 0)
{
    Console.WriteLine(Settings.Usage);
    Console.WriteLine();
    Array.ForEach(all, it => Console.WriteLine($"  {it.Name,-16}{it.Question}"));
    return 0;
}

if (chosen.Length == 0)
{
    Console.Error.WriteLine(
        $"Nothing is called '{settings.Name}'. Run './build.sh bench' to list the measurements.");
    return 2;
}

Directory.CreateDirectory(Path.Combine(Folders.Artifacts, "results"));
var results = new Dictionary<string, object>();
foreach ((string name, _, Func<object> make) in chosen)
{
    Console.WriteLine($"// {name}");
    switch (make())
    {
        case Comparison comparison:
            using (comparison as IDisposable)
            {
                if (settings.Loop is { } time)
                {
                    return await LoopAsync(await RowsAsync(comparison), settings.Only, time);
                }

                List<Figure> figures = settings.Processes > 1
                    ? await InProcesses.MeasureAsync(name, settings)
                    : await InTurns.MeasureAsync(await RowsAsync(comparison), settings);
                results[name] = figures;
                await ShowFiguresAsync(name, figures, comparison);
            }

            break;

        case IMeasurement measurement when settings.Loop is null:
            MarkdownTable table = await measurement.RunAsync(settings.IsQuick);
            results[name] = table.ToObjects();
            await ShowAsync(name, table.ToString());
            break;

        default:
            Console.Error.WriteLine($"{name} has no contenders that could run in a loop.");
            return 2;
    }
}

if (settings.JsonFile is { } file)
{
    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, Json.Options));
}

return 0;

bool IsExact((string Name, string, Func<object>) it) =>
    it.Name.Equals(settings.Name, StringComparison.OrdinalIgnoreCase);

async Task<IReadOnlyList<Row>> RowsAsync(Comparison comparison) => [.. (await comparison.PrepareAsync())
    .Where(row => row.Name.Contains(settings.Row, StringComparison.OrdinalIgnoreCase))];

static Task ShowFiguresAsync(string name, List<Figure> figures, Comparison comparison) => ShowAsync(
    name,
    [
        Figure.ToTable(figures).ToString(),
        .. comparison.HasLikeRows ? Figure.ToSummary(figures) : [],
        .. comparison.Notes,
    ]);

static async Task ShowAsync(string name, params string[] parts)
{
    string text = string.Join(Environment.NewLine, parts);
    Console.WriteLine(text);
    Console.WriteLine();
    await File.WriteAllTextAsync(Path.Combine(Folders.Artifacts, "results", $"{name}.md"), text + Environment.NewLine);
}

static async Task<int> LoopAsync(IReadOnlyList<Row> rows, string only, TimeSpan time)
{
    Row? row = rows is [var first, ..] ? first : null;
    Contender? contender = row?.Contenders.FirstOrDefault(it =>
        it.Name.Contains(only, StringComparison.OrdinalIgnoreCase));
    if (contender is null)
    {
        Console.Error.WriteLine($"No contender of a row is called '{only}'.");
        return 2;
    }

    Console.WriteLine($"Process {Environment.ProcessId}: '{row!.Name}', {contender.Name}, {time.TotalSeconds} s");
    Console.WriteLine($"{await InTurns.LoopAsync(contender, time):N0} operations");
    return 0;
}
