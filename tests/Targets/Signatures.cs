using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Instrumentation;

namespace Targets;

/// <summary>Signatures that generated code has to repeat exactly.</summary>
public static class Signatures
{
    [Traced]
    public static bool TryParse(string text, out int value, ref int calls, in int offset)
    {
        calls++;
        var parsed = int.TryParse(text, out value);
        value += offset;
        return parsed;
    }

    [Traced]
    public static int Sum([Tag] params int[] numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    [Traced]
    public static string Defaults([Tag] int first, [Tag] string second = "two", [Tag] int? third = null, DayOfWeek day = DayOfWeek.Friday) =>
        $"{first} {second} {third} {day}";

    [Traced]
    public static string Caller([CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(member))] string text = "") =>
        $"{member} {line > 0} {text}";

    [Traced]
    public static int Keywords([Tag] int @class, [Tag] int @event, [Tag] int async) => @class + @event + async;

    [Traced]
    public static string Reserved(
        string call, string frame, string returned, string failure, string exception, string state, string arguments, string result, string index, string tags) =>
        call + frame + returned + failure + exception + state + arguments + result + index + tags;

    [Traced]
    public static Call Typed<Call, Arguments, Result>(Call call, [Tag] Arguments arguments, Result result)
        where Arguments : notnull
    {
        _ = (arguments, result);
        return call;
    }

    [Traced]
    public static (int Count, string? Name) Tuple((string Key, int Value) pair, Dictionary<string, (int A, int B)?> map) =>
        (pair.Value + map.Count, pair.Key);

    [Traced]
    public static string Dynamic(dynamic value) => $"{value}";

    [Traced]
    public static string Twice([Tag] this string text) => text + text;

    [Traced]
    public static string Overloaded([Tag] int value) => $"int {value}";

    [Traced]
    public static string Overloaded([Tag] string value) => $"string {value}";

    [Traced]
    public static string overloaded([Tag] string value) => $"lower {value}";
}

/// <summary>Constraints of every kind, in nested generic types.</summary>
public class Outer<TKey>
    where TKey : notnull, IComparable<TKey>
{
    public class Inner<TValue>(TKey key)
        where TValue : class?, new()
    {
        public TKey Key => key;

        [Traced]
        public (TKey Key, TValue Value, TResult Result) Map<TResult, TSource>([Tag] TSource source, Func<TSource, TResult> map)
            where TResult : struct, IEquatable<TResult>
            where TSource : unmanaged =>
            (key, new TValue(), map(source));
    }
}

public struct Counter
{
    public int Count;

    [Traced]
    public int Add([Tag] int by) => Count += by;

    [Traced]
    public readonly int Read() => Count;
}

public readonly record struct Point(int X, int Y)
{
    [Traced]
    public int Distance(Point other) => Math.Abs(X - other.X) + Math.Abs(Y - other.Y);
}
