using System.Globalization;

namespace Instrumentation.Analyzers.Values;

/// <summary>The text of a constant, as a tag or a concatenation would show it.</summary>
internal static class ConstantText
{
    /// <summary>The text; that of nothing is empty.</summary>
    public static string Of(object? constant) => constant switch
    {
        null => string.Empty,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => constant.ToString() ?? string.Empty,
    };
}
