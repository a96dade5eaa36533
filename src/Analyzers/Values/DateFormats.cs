using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>Formats that show one recurring part of a moment, the hour or the day of the week, and not which moment it is.</summary>
internal static class DateFormats
{
    /// <summary>How many texts the format makes of all moments.</summary>
    public static long? IsCoarse(ITypeSymbol? type, string? format)
    {
        type = type.WithoutNullable();
        if (!type.Is("System", "DateTime") && !type.Is("System", "DateTimeOffset") && !type.Is("System", "DateOnly") && !type.Is("System", "TimeOnly"))
            return null;
        return format?.TrimStart('%') switch
        {
            "dddd" or "ddd" => 7,
            "MMMM" or "MMM" or "MM" => 12,
            "HH" or "hh" => 24,
            "dd" => 31,
            "mm" or "ss" => 60,
            "tt" => 2,
            "yyyy" or "yy" => 100,
            _ => null,
        };
    }
}
