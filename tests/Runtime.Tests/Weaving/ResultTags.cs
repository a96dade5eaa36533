namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>The tag <c>result</c> of a method's result; also a metric dimension.</summary>
internal readonly struct ResultTags(object? result) : ITags
{
    private const string Key = "result";

    public static bool HasMetricTags => true;

    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] => new(Key, result);

    public void AddMetricTags(ref TagList tags) => TagValue.Add(ref tags, Key, result);
}
