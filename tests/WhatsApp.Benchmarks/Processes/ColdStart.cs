using System.Globalization;
using WhatsApp.Benchmarks.Payloads;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>How long until a program that has just been started has sent a message, or has read a webhook?</summary>
internal sealed class ColdStart : IMeasurement
{
    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        using var server = ServerProcess.Start();
        string webhook = Path.Combine(Folders.Artifacts, "webhook.json");
        await File.WriteAllBytesAsync(webhook, WebhookPayloads.Single("text"));

        int runs = quick ? 1 : 30;
        double[] times = await ProcessTimes.MediansAsync(
            runs,
            Program("WhatsApp.Benchmarks.ColdFloor", "nothing"),
            Program("WhatsApp.Benchmarks.ColdFloor", "send", server.Address.AbsoluteUri),
            Program("WhatsApp.Benchmarks.Cold", "send", server.Address.AbsoluteUri),
            Program("WhatsApp.Benchmarks.ColdFloor", "parse", webhook),
            Program("WhatsApp.Benchmarks.Cold", "parse", webhook));

        var table = new MarkdownTable($"Whole process, median of {runs}", "Floor (ms)", "SDK (ms)", "Ratio");
        table.Add("nothing, the runtime alone", Text(times[0], "0.0"), "", "");
        Add(table, "first message sent", times[1], times[2]);
        Add(table, "first webhook parsed", times[3], times[4]);
        return table;
    }

    private static void Add(MarkdownTable table, string what, double floor, double sdk) =>
        table.Add(what, Text(floor, "0.0"), Text(sdk, "0.0"), Text(sdk / floor, "0.00"));

    private static TimedProgram Program(string name, params string[] arguments) => new(
        $"{name} {arguments[0]}",
        ["dotnet", Folders.Program($"tests/{name}", "Release"), .. arguments],
        Folders.Root);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
