using System.Runtime.CompilerServices;
using Spectre.Console;

namespace WhatsApp.Tool;

/// <summary>An upload or a download with a progress bar on standard error.</summary>
internal static class Transfer
{
    /// <summary>Runs a transfer. There is no bar if standard error is not a terminal, or if the output is JSON.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="title">What is transferred.</param>
    /// <param name="length">Number of bytes; null if it is not known.</param>
    /// <param name="run">Runs it, and reports the number of bytes so far; with null, it need not.</param>
    public static Task<T> RunAsync<T>(VerbCall call, string title, long? length, Func<IProgress<long>?, Task<T>> run) =>
        call.IsJson || call.Tool.IsErrorRedirected ? run(null) : ShowAsync(call, title, length, run);

    // Inlined, it would load Spectre.Console for transfers without a bar.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<T> ShowAsync<T>(VerbCall call, string title, long? length, Func<IProgress<long>?, Task<T>> run) =>
        call.Tool.CreateErrorConsole().Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(),
                new TransferSpeedColumn())
            .StartAsync(async progress =>
            {
                ProgressTask bar = progress.AddTask(Markup.Escape(title), maxValue: length ?? double.MaxValue);
                bar.IsIndeterminate = length is null;
                return await run(new Bar(bar));
            });

    /// <summary>Reports at once, on the thread of the transfer: <see cref="Progress{T}"/> would report out of order.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
