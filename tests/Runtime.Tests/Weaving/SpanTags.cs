namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>The captured values of a method without metric tags.</summary>
internal readonly struct SpanTags(params KeyValuePair<string, object?>[] all) : ITags
{
    public static bool HasMetricTags => false;

    public int Count => all?.Length ?? 0;

    public KeyValuePair<string, object?> this[int index] => all[index];

    public void AddMetricTags(ref TagList tags)
    {
    }
}
