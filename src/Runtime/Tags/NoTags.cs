using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>Nothing captured.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NoTags : ITags
{
    /// <inheritdoc/>
    public static bool HasMetricTags => false;

    /// <inheritdoc/>
    public int Count => 0;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public void AddMetricTags(ref TagList tags)
    {
    }
}
