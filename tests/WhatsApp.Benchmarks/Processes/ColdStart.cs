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

        string readyFloor = await PublishAsync("WhatsApp.Benchmarks.ColdFloor");
        string readySdk = await PublishAsync("WhatsApp.Benchmarks.Cold");
        string floor = Folders.Program("tests/WhatsApp.Benchmarks.ColdFloor", "Release");
        string sdk = Folders.Program("tests/WhatsApp.Benchmarks.Cold", "Release");
        string address = server.Address.AbsoluteUri;

        int runs = quick ? 1 : 30;
        double[] times = await ProcessTimes.MediansAsync(
            runs,
            Program(floor, "nothing"),
            Program(floor, "send", address),
            Program(sdk, "send", address),
            Program(floor, "parse", webhook),
            Program(sdk, "parse", webhook),
            Program(readyFloor, "send", address),
            Program(readySdk, "send", address),
            Program(readyFloor, "parse", webhook),
            Program(readySdk, "parse", webhook));

        var table = new MarkdownTable($"Whole process, median of {runs}", "Floor (ms)", "SDK (ms)", "Ratio");
        table.Add("nothing, the runtime alone", Text(times[0], "0.0"), "", "");
        Add(table, "first message sent", times[1], times[2]);
        Add(table, "first webhook parsed", times[3], times[4]);
        Add(table, "first message sent, published with ReadyToRun", times[5], times[6]);
        Add(table, "first webhook parsed, published with ReadyToRun", times[7], times[8]);
        return table;
    }

    private static void Add(MarkdownTable table, string what, double floor, double sdk) =>
        table.Add(what, Text(floor, "0.0"), Text(sdk, "0.0"), Text(sdk / floor, "0.00"));

    // Compiled before it runs, as a program should be that starts for every request.
    private static async Task<string> PublishAsync(string name)
    {
        string folder = Path.Combine(Folders.Artifacts, "ready-to-run", name);
        string[] publish =
        [
            "dotnet", "publish", $"tests/{name}", "-c", "Release", "--use-current-runtime", "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-o", folder, "-v:q", "-nologo",
        ];
        await ProcessTimes.RunAsync(new TimedProgram($"publish {name}", publish, Folders.Root));
        return Path.Combine(folder, $"{name}.dll");
    }

    private static TimedProgram Program(string assembly, params string[] arguments) => new(
        $"{Path.GetFileNameWithoutExtension(assembly)} {arguments[0]}", ["dotnet", assembly, .. arguments], Folders.Root);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
