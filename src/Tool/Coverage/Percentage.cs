using System.Globalization;

namespace Instrumentation.Tool.Coverage;

/// <summary>A part of a whole, in percent.</summary>
internal static class Percentage
{
    public static decimal Of(int part, int whole) => whole == 0 ? 100 : 100m * part / whole;

    /// <summary>With one digit, and cut: what is not whole does not look so.</summary>
    public static string Text(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{Cut(percent):0.#} %");

    /// <summary>As somebody has asked for it.</summary>
    public static string Whole(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0.#######} %");

    /// <summary>The number that is shown.</summary>
    public static decimal Cut(decimal percent) => Math.Floor(percent * 10) / 10;
}
