using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What is known of an error on one path: who holds it, which calls have logged it, and whether somebody else got it already.</summary>
internal sealed class PathState : IEquatable<PathState>
{
    /// <summary>Nobody holds it.</summary>
    public static readonly PathState Empty = new([], 0, isHandedOn: false);

    // Few hold it at a time: a list is searched faster than a hash table.
    private readonly ImmutableArray<KeyValuePair<object, Carried>> holders;

    private PathState(ImmutableArray<KeyValuePair<object, Carried>> holders, ulong logged, bool isHandedOn)
    {
        this.holders = holders;
        Logged = logged;
        IsHandedOn = isHandedOn;
    }

    /// <summary>The log calls on the path, one bit each.</summary>
    public ulong Logged { get; }

    /// <summary>Whether a task, a channel or the like has got the error.</summary>
    public bool IsHandedOn { get; }

    /// <summary>What a symbol, a capture of the flow graph, or a handler holds.</summary>
    public Carried Of(object holder)
    {
        foreach (var known in holders)
        {
            if (AreSame(known.Key, holder))
                return known.Value;
        }

        return Carried.None;
    }

    /// <summary>The state after an assignment.</summary>
    public PathState With(object holder, Carried carried)
    {
        for (var i = 0; i < holders.Length; i++)
        {
            if (!AreSame(holders[i].Key, holder))
                continue;
            if (holders[i].Value == carried)
                return this;

            var changed = carried == Carried.None ? holders.RemoveAt(i) : holders.SetItem(i, new(holder, carried));
            return new PathState(changed, Logged, IsHandedOn);
        }

        return carried == Carried.None ? this : new PathState(holders.Add(new(holder, carried)), Logged, IsHandedOn);
    }

    /// <summary>The state after a log call.</summary>
    public PathState WithLogged(int call) => new(holders, Logged | (1UL << call), IsHandedOn);

    /// <summary>The state after the error was handed on.</summary>
    public PathState HandedOn() => IsHandedOn ? this : new(holders, Logged, isHandedOn: true);

    /// <inheritdoc/>
    public bool Equals(PathState? other)
    {
        if (other is null || Logged != other.Logged || IsHandedOn != other.IsHandedOn
            || holders.Length != other.holders.Length)
        {
            return false;
        }

        foreach (var holder in holders)
        {
            if (other.Of(holder.Key) != holder.Value)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathState);

    /// <inheritdoc/>
    public override int GetHashCode() => (Logged.GetHashCode() * 31) + holders.Length;

    private static bool AreSame(object left, object right) =>
        left is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, right as ISymbol) : left.Equals(right);
}
