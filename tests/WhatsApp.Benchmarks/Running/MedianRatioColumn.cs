using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace WhatsApp.Benchmarks.Running;

/// <summary>
/// Median of a benchmark divided by that of another with the same parameters. The ratios of BenchmarkDotNet are those
/// of means, which one disturbance on a busy machine can spoil.
/// </summary>
/// <param name="name">Head of the column.</param>
/// <param name="method">The other benchmark; null for the baseline.</param>
internal sealed class MedianRatioColumn(string name, string? method) : IColumn
{
    public string Id => $"{nameof(MedianRatioColumn)}.{name}";

    public string ColumnName => name;

    public string Legend => $"Median divided by that of {method ?? "the baseline"}";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(IsOther);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        GetValue(summary, benchmarkCase, summary.Style);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        BenchmarkCase? other = summary.BenchmarksCases.FirstOrDefault(candidate =>
            IsOther(candidate)
            && candidate.Job == benchmarkCase.Job
            && candidate.Parameters.DisplayInfo == benchmarkCase.Parameters.DisplayInfo);
        double? ratio = Median(summary, benchmarkCase) / (other is null ? null : Median(summary, other));
        return ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "?";
    }

    private static double? Median(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics?.Median;

    private bool IsOther(BenchmarkCase candidate) =>
        method is null ? candidate.Descriptor.Baseline : candidate.Descriptor.WorkloadMethod.Name == method;
}
