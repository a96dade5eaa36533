using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Whether a value that is given as a time limit is none. Not proven is no.</summary>
internal static class Infinite
{
    /// <summary>Whether the value is, or may be, without end.</summary>
    /// <param name="value">The value.</param>
    /// <param name="values">What it can come to.</param>
    /// <param name="isZeroInfinite">Whether the one that it is given to reads 0 as "no limit".</param>
    public static bool Is(IOperation value, SourceValues values, bool isZeroInfinite = false)
    {
        foreach (var time in values.TimesOf(value))
        {
            if (time.IsInfinite || (isZeroInfinite && time.IsZero))
                return true;
        }

        return false;
    }
}
