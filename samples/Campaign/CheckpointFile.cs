using System.Text;
using WhatsApp.Generated.Bulk;

namespace Campaign;

/// <summary>The last checkpoint, in a file that is always whole.</summary>
internal sealed class CheckpointFile(string path)
{
    public SendCheckpoint Load() =>
        File.Exists(path) ? SendCheckpoint.Parse(File.ReadAllText(path)) : SendCheckpoint.Start;

    public async Task SaveAsync(SendCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        string temporary = path + ".new";
        await using (FileStream file = File.Create(temporary))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(checkpoint.ToString()), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
