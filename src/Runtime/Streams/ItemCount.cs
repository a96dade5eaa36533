using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>The number of items of a stream, as a tag of its span and of the record of its end. Never on a metric.</summary>
/// <param name="Items">The number, or <see langword="null"/> when it is not known.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ItemCount(long? Items) : ITags
{
    internal const string Key = "items";

    /// <inheritdoc/>
    public static bool HasMetricTags => false;

    /// <inheritdoc/>
    public int Count => 1;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] =>
        index == 0 ? new(Key, Items) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public void AddMetricTags(ref TagList tags)
    {
    }
}
