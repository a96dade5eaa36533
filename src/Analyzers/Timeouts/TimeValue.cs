using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>A time limit as it is written: a number in the unit of whoever reads it, or a <see cref="TimeSpan"/>.</summary>
/// <param name="Number">The number; of a span, the milliseconds.</param>
/// <param name="IsSpan">Whether it is a span.</param>
internal readonly record struct TimeValue(double Number, bool IsSpan)
{
    /// <summary>What <c>Timeout.Infinite</c> is, as a number and as milliseconds.</summary>
    private const double Infinite = -1;

    /// <summary>The longest span, which a double does not hold exactly.</summary>
    private static readonly double Longest = TimeSpan.MaxValue.TotalMilliseconds;

    /// <summary>Zero as a span.</summary>
    public static TimeValue Zero => new(0, IsSpan: true);

    /// <summary>Whether it is one of the values that mean "no limit", whatever they are given to.</summary>
    public bool IsInfinite => Number == Infinite || (IsSpan ? Number >= Longest : Number is int.MaxValue or uint.MaxValue or >= long.MaxValue);

    /// <summary>Whether it is zero, which some read as "no limit".</summary>
    public bool IsZero => Number == 0;

    /// <summary>The value of a field of the framework.</summary>
    public static TimeValue? Known(IFieldSymbol field) => field.Name switch
    {
        "InfiniteTimeSpan" when field.ContainingType.Is("System.Threading", "Timeout") => new(Infinite, IsSpan: true),
        "InfiniteMatchTimeout" when field.ContainingType.Is("System.Text.RegularExpressions", "Regex") => new(Infinite, IsSpan: true),
        "Zero" when IsTimeSpan(field.ContainingType) => Zero,
        "MaxValue" when IsTimeSpan(field.ContainingType) => new(Longest, IsSpan: true),
        "MinValue" when IsTimeSpan(field.ContainingType) => new(TimeSpan.MinValue.TotalMilliseconds, IsSpan: true),
        _ => null,
    };

    /// <summary>How many milliseconds a unit has, by the name that <see cref="TimeSpan"/> gives it; 0 if it is none.</summary>
    public static double Milliseconds(string unit) => unit switch
    {
        "FromDays" or "days" or "TotalDays" => 86_400_000,
        "FromHours" or "hours" or "TotalHours" => 3_600_000,
        "FromMinutes" or "minutes" or "TotalMinutes" => 60_000,
        "FromSeconds" or "seconds" or "TotalSeconds" => 1_000,
        "FromMilliseconds" or "milliseconds" or "TotalMilliseconds" => 1,
        "FromMicroseconds" or "microseconds" or "TotalMicroseconds" => 0.001,
        "FromTicks" or "ticks" or "Ticks" => 0.0001,
        _ => 0,
    };

    /// <summary>Whether the type is <see cref="TimeSpan"/>.</summary>
    public static bool IsTimeSpan(ITypeSymbol? type) => type.WithoutNullable().Is("System", "TimeSpan");
}
