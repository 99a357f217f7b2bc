namespace WhatsApp.Benchmarks.Processes;

/// <summary>What BenchmarkDotNet does not measure: whole processes, and memory over time.</summary>
internal interface IMeasurement
{
    /// <summary>Measures, and returns the table.</summary>
    /// <param name="quick">Only to see that it works.</param>
    Task<MarkdownTable> RunAsync(bool quick);
}
