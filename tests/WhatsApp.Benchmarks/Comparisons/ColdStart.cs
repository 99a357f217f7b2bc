using System.Runtime.InteropServices;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Benchmarks.Processes;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>
/// From the start of a process to its end, with one message sent or one webhook read in between: as built, published
/// with ReadyToRun, and as native code.
/// </summary>
internal sealed class ColdStart : Comparison, IDisposable
{
    private const string Floor = "WhatsApp.Benchmarks.ColdFloor";
    private const string Sdk = "WhatsApp.Benchmarks.Cold";

    private readonly ServerProcess _server = ServerProcess.Start();

    public override async Task<IReadOnlyList<Row>> PrepareAsync()
    {
        string webhook = Path.Combine(Folders.Artifacts, "webhook.json");
        await File.WriteAllBytesAsync(webhook, WebhookPayloads.Single("text"));
        string address = _server.Address.AbsoluteUri;
        List<Row> rows = [.. Rows("as built", Built(Floor), Built(Sdk))];
        rows.AddRange(Rows("ReadyToRun", await ReadyToRunAsync(Floor), await ReadyToRunAsync(Sdk)));
        if (HasLinker())
        {
            rows.AddRange(Rows("native AOT", await NativeAsync(Floor), await NativeAsync(Sdk)));
        }
        else
        {
            Notes.Add("Native AOT is not measured: it needs a C linker, and neither clang nor gcc is on the PATH.");
        }

        return rows;

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

    private static string[] Built(string name) => ["dotnet", Folders.Program($"tests/{name}", "Release")];

    // Compiled before it runs, as a program should be that starts for every request.
    private static async Task<string[]> ReadyToRunAsync(string name)
    {
        string folder = await PublishAsync(
            name, "ready-to-run", "--self-contained", "false", "-p:PublishReadyToRun=true");
        return ["dotnet", Path.Combine(folder, $"{name}.dll")];
    }

    // A warning of the native compiler is an error: what it warns of may fail when it runs.
    private async Task<string[]> NativeAsync(string name)
    {
        string folder = await PublishAsync(name, "native", "-p:NativeAot=true");
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        Notes.Add($"{name} as native code: {new FileInfo(program).Length / 1024:N0} kB, published without warnings.");
        return [program];
    }

    private static async Task<string> PublishAsync(string name, string how, params string[] options)
    {
        string folder = Path.Combine(Folders.Artifacts, how, name);
        string[] publish =
        [
            "dotnet", "publish", $"tests/{name}", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
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
