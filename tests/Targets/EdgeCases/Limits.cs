using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Metric tags with a limit.</summary>
public static partial class Limits
{
    [Metered("limits"), Counted("limits.counted")]
    public static void Shard([MetricTag(Limit = 10)] int shard)
    {
    }

    [Metered("partial.limits")]
    public static partial int Part([MetricTag(Limit = 3)] string part, [MetricTag(Limit = 2)] bool even);

    private static int PartCore(string part, bool even) => part.Length;
}
