namespace Instrumentation.CompilerServices;

/// <summary>Boundaries as an instrument accepts them: it throws at any other, and would take the instrumented method with it.</summary>
internal static class BucketBoundaries
{
    /// <summary>The boundaries in ascending order, each once, without those that are no number; <see langword="null"/> when none is left.</summary>
    public static T[]? Of<T>(T[]? boundaries)
        where T : struct
    {
        if (boundaries is null)
            return null;

        var usable = boundaries.Where(static boundary => boundary is not double.NaN).Distinct().Order().ToArray();
        return usable.Length == 0 ? null : usable;
    }
}
