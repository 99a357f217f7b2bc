using System.Runtime.ExceptionServices;

namespace WhatsApp.Generated.Bulk;

/// <summary>Saves a checkpoint before each window of messages, so that the work per message is constant.</summary>
internal sealed class CheckpointSaving(SendManyOptions options, RunProgress progress, CancellationToken stopping)
{
    private long _end;

    /// <summary>Why a checkpoint could not be saved.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Saves a checkpoint if the message is the first of a window.</summary>
    /// <param name="index">Its index, from 0.</param>
    /// <returns>Whether the message may be started.</returns>
    public async ValueTask<bool> SaveBeforeAsync(long index)
    {
        if (options.SaveCheckpoint is null || index < _end)
        {
            return true;
        }

        _end = index + options.MaxConcurrency;
        if (options.Delivery == SendDelivery.AtMostOnce)
        {
            progress.Announce(_end);
        }

        try
        {
            await options.SaveCheckpoint(progress.Checkpoint, stopping).ConfigureAwait(false);
            return !stopping.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The run is stopping for another reason.
        }
        catch (Exception error)
        {
            Failure = ExceptionDispatchInfo.Capture(error);
        }

        return false;
    }
}
