namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>The captured values of a method whose tags are all metric dimensions.</summary>
internal readonly struct MetricTags(params KeyValuePair<string, object?>[] all) : ITags
{
    public static bool HasMetricTags => true;

    public int Count => all?.Length ?? 0;

    public KeyValuePair<string, object?> this[int index] => all[index];

    public void AddMetricTags(ref TagList tags)
    {
        foreach (var (key, value) in all ?? [])
            TagValue.Add(ref tags, key, value);
    }
}
