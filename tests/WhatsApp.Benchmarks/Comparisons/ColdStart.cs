using System.Runtime.InteropServices;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Benchmarks.Processes;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>
/// From the start of a process to its end, with one message sent or one webhook read in between: as built, published
/// with ReadyToRun, and as native code. The command line tool sends a message as well, in turns with the SDK.
/// </summary>
internal sealed class ColdStart : Comparison, IDisposable
{
    private const string Floor = "tests/WhatsApp.Benchmarks.ColdFloor";
    private const string Sdk = "tests/WhatsApp.Benchmarks.Cold";
    private const string Tool = "src/WhatsApp.Tool";

    private readonly ServerProcess _server = ServerProcess.Start();

    public override async Task<IReadOnlyList<Row>> PrepareAsync()
    {
        string webhook = Path.Combine(Folders.Artifacts, "webhook.json");
        await File.WriteAllBytesAsync(webhook, WebhookPayloads.Single("text"));
        string address = _server.Address.AbsoluteUri;
        string[] fast = await ReadyToRunAsync(Sdk);
        List<Row> rows =
        [
            .. Rows("as built", Built(Floor), Built(Sdk)),
            .. Rows("ReadyToRun", await ReadyToRunAsync(Floor), fast),
            OfTool("as built", Built(Sdk), Built(Tool)),
            OfTool("ReadyToRun", fast, await ReadyToRunAsync(Tool)),
        ];
        if (HasLinker())
        {
            rows.AddRange(Rows("native AOT", await NativeAsync(Floor), await NativeAsync(Sdk)));
        }
        else
        {
            Notes.Add("Native AOT is not measured: it needs a C linker, and neither clang nor gcc is on the PATH.");
        }

        return rows;

        Row OfTool(string how, string[] sdk, string[] tool) => new(
            $"whatsapp send, {how}",
            Contender.OfProcess(new TimedProgram("SDK", [.. sdk, "send", address], Folders.Root)),
            Contender.OfProcess(new TimedProgram("tool", [.. tool, "send", "text", "16505551234", "Hello"], Folders.Root)
            {
                Environment = new Dictionary<string, string>
                {
                    ["WHATSAPP_ACCESS_TOKEN"] = "benchmark-token",
                    ["WHATSAPP_PHONE_NUMBER_ID"] = GraphServer.PhoneNumber,
                    ["WHATSAPP_BASE_ADDRESS"] = address,
                },
            }));

        IEnumerable<Row> Rows(string how, string[] floor, string[] sdk) =>
        [
            Of($"first message, {how}", floor, sdk, "send", address),
            Of($"first webhook, {how}", floor, sdk, "parse", webhook),
        ];
    }

    public void Dispose() => _server.Dispose();

    private static Row Of(string name, string[] floor, string[] sdk, params string[] arguments) => new(
        name,
        Contender.OfProcess(new TimedProgram("without the SDK", [.. floor, .. arguments], Folders.Root)),
        Contender.OfProcess(new TimedProgram("SDK", [.. sdk, .. arguments], Folders.Root)));

    private static string[] Built(string project) => ["dotnet", Folders.Program(project, "Release")];

    // Compiled before it runs, as a program should be that starts for every request.
    private static async Task<string[]> ReadyToRunAsync(string project)
    {
        string folder = await PublishAsync(
            project, "ready-to-run", "--self-contained", "false", "-p:PublishReadyToRun=true");
        return ["dotnet", Path.Combine(folder, $"{Path.GetFileName(project)}.dll")];
    }

    // A warning of the native compiler is an error: what it warns of may fail when it runs.
    private async Task<string[]> NativeAsync(string project)
    {
        string name = Path.GetFileName(project);
        string folder = await PublishAsync(project, "native", "-p:NativeAot=true");
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        Notes.Add($"{name} as native code: {new FileInfo(program).Length / 1024:N0} kB, published without warnings.");
        return [program];
    }

    private static async Task<string> PublishAsync(string project, string how, params string[] options)
    {
        string name = Path.GetFileName(project);
        string folder = Path.Combine(Folders.Artifacts, how, name);
        string[] publish =
        [
            "dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            .. options, "-o", folder, "-v:q", "-nologo",
        ];
        await new TimedProgram($"publish {name}", publish, Folders.Root).RunAsync();
        return folder;
    }

    // Windows has its own, which the compiler finds by itself.
    private static bool HasLinker() => OperatingSystem.IsWindows() || (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
