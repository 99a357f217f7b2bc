using System.Globalization;

namespace WhatsApp.Benchmarks.Running;

/// <summary>The measurements of one contender of a row. Ratios are to the floor of the row.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="Contender">The contender's name.</param>
/// <param name="Rounds">How many rounds there were.</param>
/// <param name="Nanoseconds">Elapsed time of one operation, median of the rounds.</param>
/// <param name="Ratio">Median of the ratios of each round.</param>
/// <param name="LowerQuartile">A quarter of the ratios are below.</param>
/// <param name="UpperQuartile">A quarter of the ratios are above.</param>
/// <param name="CpuRatio">The same as <paramref name="Ratio"/>, of the time of all threads.</param>
/// <param name="Bytes">What one operation allocates, median of the rounds.</param>
/// <param name="BytesRatio">Ratio of these medians.</param>
internal sealed record Figure(
    string Row,
    string Contender,
    int Rounds,
    double Nanoseconds,
    double Ratio,
    double LowerQuartile,
    double UpperQuartile,
    double? CpuRatio,
    double? Bytes,
    double? BytesRatio)
{
    public bool IsFloor { get; init; }

    /// <summary>Makes the figures of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="samples">For each contender, a sample of each round.</param>
    public static IEnumerable<Figure> Of(Row row, List<Sample>[] samples) =>
        row.Contenders.Select((contender, index) => Of(row, contender, samples[0], samples[index]));

    /// <summary>The median of what several processes measured of one contender.</summary>
    public static Figure MedianOf(IEnumerable<Figure> processes)
    {
        Figure[] all = [.. processes];
        return all[0] with
        {
            Rounds = all.Sum(it => it.Rounds),
            Nanoseconds = Median(it => it.Nanoseconds)!.Value,
            Ratio = Median(it => it.Ratio)!.Value,
            LowerQuartile = Median(it => it.LowerQuartile)!.Value,
            UpperQuartile = Median(it => it.UpperQuartile)!.Value,
            CpuRatio = Median(it => it.CpuRatio),
            Bytes = Median(it => it.Bytes),
            BytesRatio = Median(it => it.BytesRatio),
        };

        double? Median(Func<Figure, double?> value) => Figure.Median(all.Select(value));
    }

    /// <summary>The figures as a table.</summary>
    public static MarkdownTable ToTable(IReadOnlyList<Figure> figures)
    {
        var table = new MarkdownTable(
            "Row", "Contender", "Time", "Ratio", "Quartiles", "CPU", "Allocated", "Alloc ratio");
        foreach (Figure it in figures)
        {
            table.Add(
                it.Row,
                it.Contender,
                Time(it.Nanoseconds),
                Text(it.Ratio),
                it.IsFloor ? "" : $"{Text(it.LowerQuartile)} to {Text(it.UpperQuartile)}",
                Text(it.CpuRatio),
                it.Bytes is { } bytes ? bytes.ToString("#,0 B", CultureInfo.InvariantCulture) : "",
                Text(it.BytesRatio));
        }

        return table;
    }

    /// <summary>The median and the spread of the ratios of all rows, for each contender.</summary>
    public static IEnumerable<string> ToSummary(IEnumerable<Figure> figures) => figures
        .Where(figure => !figure.IsFloor)
        .GroupBy(figure => figure.Contender)
        .Select(group => $"{group.Key}, {group.Count()} rows: "
            + $"time {Spread(group.Select(it => (double?)it.Ratio))}; "
            + $"CPU {Spread(group.Select(it => it.CpuRatio))}; "
            + $"bytes {Spread(group.Select(it => it.BytesRatio))}");

    private static Figure Of(Row row, Contender contender, List<Sample> floor, List<Sample> samples)
    {
        double[] ratios = [.. samples.Zip(floor, (sample, other) => sample.Time / other.Time).Order()];
        double? bytes = Median(samples.Select(sample => sample.Bytes));
        return new(
            row.Name,
            contender.Name,
            samples.Count,
            Quantile([.. samples.Select(sample => sample.Time).Order()], 0.5),
            Quantile(ratios, 0.5),
            Quantile(ratios, 0.25),
            Quantile(ratios, 0.75),
            Median(samples.Zip(floor, (sample, other) => sample.Cpu / other.Cpu)),
            bytes,
            bytes / Median(floor.Select(sample => sample.Bytes)))
        {
            IsFloor = ReferenceEquals(contender, row.Contenders[0]),
        };
    }

    private static double? Median(IEnumerable<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        return sorted.Length == 0 ? null : Quantile(sorted, 0.5);
    }

    private static double Quantile(double[] sorted, double quantile)
    {
        double at = (sorted.Length - 1) * quantile;
        double lower = sorted[(int)at];
        return lower + ((at - (int)at) * (sorted[(int)Math.Ceiling(at)] - lower));
    }

    private static string Spread(IEnumerable<double?> ratios) =>
        $"median {Text(Median(ratios))}, from {Text(ratios.Min())} to {Text(ratios.Max())}";

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => nanoseconds.ToString("0 ns", CultureInfo.InvariantCulture),
        < 1e5 => (nanoseconds / 1e3).ToString("0.00 μs", CultureInfo.InvariantCulture),
        < 1e6 => (nanoseconds / 1e3).ToString("0 μs", CultureInfo.InvariantCulture),
        _ => (nanoseconds / 1e6).ToString("0.0 \\ms", CultureInfo.InvariantCulture),
    };

    private static string Text(double? ratio) => ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
