using System.Globalization;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Emission;

/// <summary>Values as C# source writes them.</summary>
internal static class Literal
{
    public static string Of(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "D";

    /// <summary>An array of numbers; <c>null</c> for an empty one.</summary>
    public static string OfArray(EquatableArray<double> numbers, string type)
    {
        if (numbers.Count == 0)
            return "null";

        var items = numbers.Select(number => type == "long" ? number.ToString("F0", CultureInfo.InvariantCulture) + "L" : Of(number));
        return $"new {type}[] {{ {string.Join(", ", items)} }}";
    }
}
