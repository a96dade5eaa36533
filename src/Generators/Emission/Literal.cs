using System.Globalization;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Emission;

/// <summary>Values as C# source writes them.</summary>
internal static class Literal
{
    public static string Of(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>An array of numbers; <c>null</c> for an empty one.</summary>
    public static string OfArray(EquatableArray<double> numbers, string type)
    {
        if (numbers.Count == 0)
            return "null";

        var suffix = type == "long" ? "L" : "D";
        var items = numbers.Select(number => number.ToString(type == "long" ? "F0" : "R", CultureInfo.InvariantCulture) + suffix);
        return $"new {type}[] {{ {string.Join(", ", items)} }}";
    }
}
