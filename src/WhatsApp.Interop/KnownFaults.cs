using System.Text.Json;

namespace WhatsApp.Interop;

/// <summary>Faults of the clients themselves, each with its reason.</summary>
internal sealed class KnownFaults(IReadOnlyList<KnownFault> faults)
{
    public static KnownFaults Read(string file) => new(
        JsonSerializer.Deserialize<KnownFault[]>(File.ReadAllText(file), new JsonSerializerOptions(JsonSerializerDefaults.Web))!);

    /// <summary>Prints every fault with its reason. Returns 1 if one has none, or a reason is no longer needed.</summary>
    public int Report(IReadOnlyList<Outcome> outcomes, TextWriter output)
    {
        int exitCode = 0;
        foreach (KnownFault fault in faults)
        {
            int count = outcomes.Count(outcome => outcome.Error is not null && fault.Matches(outcome));
            output.WriteLine($"{fault.Client}, faults: {count}. {fault.Reason}");
        }

        foreach (Outcome outcome in outcomes.Where(outcome =>
            outcome.Error is not null && !faults.Any(fault => fault.Matches(outcome))))
        {
            output.WriteLine($"{outcome.Client}, {outcome.Name}: NOT EXPLAINED: {outcome.Error}");
            exitCode = 1;
        }

        foreach (KnownFault fault in faults.Where(fault => !outcomes.Any(o => o.Error is not null && fault.Matches(o))))
        {
            output.WriteLine($"{fault.Client}, {fault.Name ?? fault.Error}: works now. Remove it from known-faults.json.");
            exitCode = 1;
        }

        return exitCode;
    }
}

/// <summary>A fault of a client.</summary>
/// <param name="Client">Name of the package.</param>
/// <param name="Name">The operation or webhook. Null: all.</param>
/// <param name="Error">A part of the error. Null: any.</param>
/// <param name="Reason">What the client does wrong.</param>
internal sealed record KnownFault(string Client, string? Name, string? Error, string Reason)
{
    public bool Matches(Outcome outcome) =>
        outcome.Client == Client
        && (Name is null || outcome.Name == Name)
        && (Error is null || outcome.Error?.Contains(Error, StringComparison.Ordinal) == true);
}
