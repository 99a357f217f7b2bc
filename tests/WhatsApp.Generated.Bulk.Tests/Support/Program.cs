using System.Globalization;
using WhatsApp.Generated.Bulk;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>
/// The program of a process that a test starts and kills: it starts or resumes a run, saves its checkpoints and results
/// in a folder, and prints the last checkpoint.
/// </summary>
internal static class Program
{
    public const int MaxConcurrency = 16;
    public const string Results = "results";

    public static string Number(int index) => $"1650555{index:0000}";

    // Arguments: address, phone number id, delivery, folder, number of messages.
    private static async Task Main(string[] args)
    {
        string checkpoint = Path.Combine(args[3], "checkpoint");
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "fake-token", BaseAddress = new Uri(args[0]) });
        var options = new SendManyOptions
        {
            MaxConcurrency = MaxConcurrency,
            Delivery = Enum.Parse<SendDelivery>(args[2]),
            StartFrom = File.Exists(checkpoint)
                ? SendCheckpoint.Parse(await File.ReadAllTextAsync(checkpoint))
                : SendCheckpoint.Start,
            SaveCheckpoint = SaveAsync,
        };
        BulkSend<int> run = client.PhoneNumbers[args[1]].Messages.SendManyAsync(
            Enumerable.Range(0, int.Parse(args[4], CultureInfo.InvariantCulture)),
            index => new TextMessage { To = Number(index), Text = new() { Body = "Hello" } },
            options);
        await foreach (SendResult<int> result in run)
        {
            string text = result.SuggestedAction?.ToString() ?? "Sent";
            await File.AppendAllTextAsync(Path.Combine(args[3], Results), $"{result.Index} {text}\n");
        }

        await SaveAsync(run.Checkpoint, CancellationToken.None);
        Console.WriteLine(run.Checkpoint);

        // The rename replaces the file at once, so that a killed process leaves the old or the new checkpoint.
        async Task SaveAsync(SendCheckpoint progress, CancellationToken cancellationToken)
        {
            string next = checkpoint + ".next";
            await File.WriteAllTextAsync(next, progress.ToString(), cancellationToken);
            File.Move(next, checkpoint, overwrite: true);
        }
    }
}
