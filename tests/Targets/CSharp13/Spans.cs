using System;
using Instrumentation;

namespace Targets;

/// <summary>Spans as C# 13 knows them.</summary>
public static partial class Spans
{
    [Traced]
    public static int Sum([Tag("count", Member = "Length")] params ReadOnlySpan<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    [Traced]
    public static partial string Join(string separator, params ReadOnlySpan<string> values);

    [Traced]
    public static TResult Map<TSource, TResult>(TSource source, Func<TSource, TResult> map)
        where TSource : allows ref struct
        where TResult : allows ref struct => map(source);

    [Traced]
    public static partial ref T Same<T>(ref T value)
        where T : allows ref struct;

    private static string JoinCore(string separator, params ReadOnlySpan<string> values) => string.Join(separator, values);

    private static ref T SameCore<T>(ref T value)
        where T : allows ref struct => ref value;
}
