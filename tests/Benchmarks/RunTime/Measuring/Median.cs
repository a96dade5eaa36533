namespace Instrumentation.Benchmarks.Measuring;

/// <summary>The middle one of many values: what disturbs some of them does not move it.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
