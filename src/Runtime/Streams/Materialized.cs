using System.Collections;
using System.Collections.Immutable;

namespace Instrumentation.CompilerServices;

/// <summary>Sequences whose items were there when the method returned, or that are a query for somebody else to translate.</summary>
internal static class Materialized
{
    /// <summary>Whether the caller can do more with the object than enumerate it: then it is handed on as it is.</summary>
    public static bool Contains<T>(IEnumerable<T> sequence) =>
        sequence is ICollection<T> or IReadOnlyCollection<T> or ICollection or string or IQueryable;

    /// <inheritdoc cref="Contains{T}"/>
    public static bool Contains(IEnumerable sequence) =>
        sequence is ICollection or IReadOnlyCollection<object> or string or IQueryable || HoldsItsItems(sequence);

    /// <summary>The number of items; <see langword="null"/> when it is not known, or when asking could do work.</summary>
    public static long? Count<T>(IEnumerable<T> sequence) => Count((IEnumerable)sequence) ?? sequence switch
    {
        IReadOnlyCollection<T> items when HoldsItsItems(items) => items.Count,
        ICollection<T> items when HoldsItsItems(items) => items.Count,
        _ => null,
    };

    /// <inheritdoc cref="Count{T}"/>
    public static long? Count(IEnumerable sequence) => sequence switch
    {
        Array items => items.LongLength,
        string text => text.Length,
        ICollection items when HoldsItsItems(items) => items.Count,
        IReadOnlyCollection<object> items when HoldsItsItems(items) => items.Count,
        _ => null,
    };

    /// <summary>
    /// Whether it is one of the framework's own collections, or one that the compiler has made of a collection expression. Others may load
    /// their items to count them, and those that wrap a list of somebody's (System.Collections.ObjectModel) ask that.
    /// </summary>
    private static bool HoldsItsItems(object sequence)
    {
        var type = sequence.GetType();
        if (type.Name.StartsWith('<'))
            return sequence is ICollection;
        return (type.Assembly == typeof(List<>).Assembly || type.Assembly == typeof(SortedSet<>).Assembly || type.Assembly == typeof(ImmutableArray).Assembly)
            && type.Namespace is "System.Collections" or "System.Collections.Generic" or "System.Collections.Immutable";
    }
}
