using System.Text.Json;

namespace WhatsApp.Benchmarks.Running;

/// <summary>
/// Repeats a measurement in several processes, one after another. The JIT decides differently in each, which changes a
/// ratio by some hundredths.
/// </summary>
internal static class InProcesses
{
    /// <summary>Measures, and returns the medians over the processes.</summary>
    public static async Task<List<Figure>> MeasureAsync(string name, Settings settings)
    {
        var figures = new List<Figure>();
        string file = Path.Combine(Folders.Artifacts, "process.json");
        string[] command =
        [
            "dotnet", typeof(InProcesses).Assembly.Location, name, .. settings.ForOneProcess(), "--json", file,
        ];
        for (int process = 0; process < settings.Processes; process++)
        {
            await new TimedProgram(name, command, Folders.Root).RunAsync();
            string json = await File.ReadAllTextAsync(file);
            figures.AddRange(JsonSerializer.Deserialize<Dictionary<string, List<Figure>>>(json, Json.Options)![name]);
        }

        return [.. figures.GroupBy(figure => (figure.Row, figure.Contender)).Select(Figure.MedianOf)];
    }
}
