using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>The result of a method that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NoResult
{
    /// <summary>The only value.</summary>
    Value,
}
