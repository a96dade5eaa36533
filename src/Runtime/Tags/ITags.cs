using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>The captured values of one call, read when somebody asks for them. Implemented by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITags
{
    /// <summary>Whether the method has metric tags at all: without any, the cached tag arrays are used.</summary>
    static abstract bool HasMetricTags { get; }

    /// <summary>The number of tags.</summary>
    int Count { get; }

    /// <summary>The tag at <paramref name="index"/>; a <see langword="null"/> value means that it is left out.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    KeyValuePair<string, object?> this[int index] { get; }

    /// <summary>Adds the metric tags, in their fixed order, to <paramref name="tags"/>.</summary>
    /// <param name="tags">The tags of the measurement that is being recorded.</param>
    void AddMetricTags(ref TagList tags);
}
