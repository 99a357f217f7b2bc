namespace WhatsApp.Benchmarks.Running;

/// <summary>What has no floor: memory over time, and sizes.</summary>
internal interface IMeasurement
{
    /// <summary>Measures, and returns the table.</summary>
    /// <param name="quick">Only to check that it works.</param>
    Task<MarkdownTable> RunAsync(bool quick);
}
