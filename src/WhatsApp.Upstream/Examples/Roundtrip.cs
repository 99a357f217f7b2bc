using System.Text.Json;
using WhatsApp.Generated;
using WhatsApp.Generated.Json;

namespace WhatsApp.Upstream.Examples;

/// <summary>
/// Reads every example with the model of its operation and writes it again. A file is exact when the same JSON comes
/// back and the typed members contain all of it; unknown when it comes back but some of it is not modelled, or has
/// another form; failed when something is lost or cannot be read; skipped when no model is generated for it. A request is
/// refused as well when it breaks a rule that the client checks before sending.
/// </summary>
internal static class Roundtrip
{
    private const string Refused = "would not be sent: ";

    private enum Outcome
    {
        Exact,
        Unknown,
        Failed,
        Skipped,
    }

    /// <summary>Returns 0 unless a file failed, or there was no file that a model is generated for.</summary>
    public static int Run(string folder, TextWriter output, TextWriter error)
    {
        Dictionary<string, OperationModels> operations = Operations.BySlug();
        var totals = new int[4];
        int refused = 0;
        foreach (string operation in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string slug = Path.GetFileName(operation);
            var counts = new int[4];
            var remarks = new List<string>();
            foreach (
                string file in Directory
                    .EnumerateFiles(operation, "*.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                string part = Path.GetRelativePath(operation, file).Replace('\\', '/');
                Outcome outcome = Check(
                    operations.GetValueOrDefault(slug),
                    part,
                    File.ReadAllBytes(file),
                    out IReadOnlyList<string> found
                );
                counts[(int)outcome]++;
                totals[(int)outcome]++;
                remarks.AddRange(found.Select(remark => $"  {part}: {remark}"));
                refused += found.Any(remark => remark.StartsWith(Refused, StringComparison.Ordinal)) ? 1 : 0;
            }

            output.WriteLine($"{slug}: {Counts(counts)}");
            remarks.ForEach(output.WriteLine);
        }

        output.WriteLine($"roundtrip: {Counts(totals)} refused={refused}");
        if (totals.Sum() == totals[(int)Outcome.Skipped])
        {
            error.WriteLine(
                $"{folder} has no example of an operation. Name the folder of "
                    + "<operation>/<request|response-CODE>/<name>.json, such as "
                    + "post-phone-number-id-messages/request/text.json."
            );
            return 1;
        }

        return totals[(int)Outcome.Failed] == 0 ? 0 : 1;
    }

    private static Outcome Check(
        OperationModels? operation,
        string part,
        byte[] json,
        out IReadOnlyList<string> remarks
    )
    {
        string kind = part.Split('/')[0];
        Type? model = kind switch
        {
            "request" => operation?.Request,
            _ when kind.StartsWith("response-2", StringComparison.Ordinal) => operation?.Response,
            _ when kind.StartsWith("response-", StringComparison.Ordinal) => operation is null
                ? null
                : typeof(GraphErrorResponse),
            _ => null,
        };
        if (model is null)
        {
            remarks = operation is null ? [] : [$"the operation has no model for {kind}"];
            return Outcome.Skipped;
        }

        try
        {
            JsonModel read = Models.Read(model, json);
            List<string> rules =
                kind == "request" ? [.. GraphValidation.Check(read).Select(violation => Refused + violation)] : [];
            using JsonDocument original = JsonDocument.Parse(json);
            using JsonDocument written = JsonDocument.Parse(GraphJson.WriteUtf8(read));

            var changes = JsonComparison.Compare(original.RootElement, written.RootElement).ToList();
            var losses = changes
                .Where(change => change.Difference != Difference.Form)
                .Select(change => change.Pointer)
                .ToList();
            if (losses.Count > 0)
            {
                remarks = [.. losses.Select(pointer => $"{pointer} is not what was read")];
                return Outcome.Failed;
            }

            IEnumerable<string> unknown = Models.UnknownMembers(read).Select(pointer => $"{pointer} is not modelled");
            remarks =
            [
                .. unknown,
                .. changes.Select(change => $"{change.Pointer} comes back as text instead of a number, or the reverse"),
            ];
            Outcome outcome = remarks.Count == 0 ? Outcome.Exact : Outcome.Unknown;
            remarks = [.. remarks, .. rules];
            return outcome;
        }
        catch (Exception error) when (error is GraphJsonException or JsonException)
        {
            remarks = [error.Message];
            return Outcome.Failed;
        }
    }

    private static string Counts(int[] counts) =>
        $"files={counts.Sum()} exact={counts[0]} unknown={counts[1]} failed={counts[2]} skipped={counts[3]}";
}
