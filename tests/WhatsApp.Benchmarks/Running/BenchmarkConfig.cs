using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace WhatsApp.Benchmarks.Running;

/// <summary>How benchmarks run, and what their tables show: medians, and ratios within the same run.</summary>
internal static class BenchmarkConfig
{
    // Enough for a steady median, and few enough that all of it is done within half an hour.
    public static Job Job { get; } = Job
        .Default.WithWarmupCount(5)
        .WithIterationCount(15)
        .WithIterationTime(TimeInterval.FromMilliseconds(200));

    public static ManualConfig Create(string artifacts) =>
        ManualConfig
            .CreateEmpty()
            .WithArtifactsPath(artifacts)
            .WithOptions(ConfigOptions.DisableLogFile)
            // Every benchmark runs in a process of its own, for which BenchmarkDotNet compiles the SDK once more.
            .WithBuildTimeout(TimeSpan.FromMinutes(15))
            .AddLogger(ConsoleLogger.Default)
            .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
            .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params)
            .AddColumn(
                StatisticColumn.Median,
                StatisticColumn.StdDev,
                new MedianRatioColumn("Ratio", null),
                new MedianRatioColumn("To JsonConvert", nameof(WebhookParseBenchmarks.JsonConvert)))
            .AddColumnProvider(DefaultColumnProviders.Metrics)
            .AddColumn(BaselineAllocationRatioColumn.RatioMean)
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40))
            .AddExporter(MarkdownExporter.GitHub);
}
