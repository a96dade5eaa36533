using System.Collections.Concurrent;
using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Lets the first distinct values of a metric tag through and turns later ones into <c>other</c>.</summary>
/// <param name="maximum">How many distinct values are let through in the life of the process.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TagLimit(int maximum)
{
    private const string Other = "other";

    private readonly ConcurrentDictionary<object, bool> admitted = new();
    private readonly object gate = new();

    /// <summary>The value, or <c>other</c>.</summary>
    /// <param name="value">The value on its way to a metric.</param>
    public object? Admit(object? value)
    {
        if (value is null || admitted.ContainsKey(value))
            return value;

        // Counting and adding are one step, or two threads at the limit would both get in.
        lock (gate)
        {
            if (admitted.ContainsKey(value))
                return value;
            if (admitted.Count >= maximum)
                return Other;
            admitted[value] = true;
            return value;
        }
    }
}
