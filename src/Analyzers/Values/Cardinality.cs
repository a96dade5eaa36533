using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>How many distinct values an expression can have in the life of a process, as far as the source proves it. Immutable.</summary>
/// <remarks>
/// <c>Constants ⊑ Bounded(n) ⊑ Unknown</c>. <c>Unbounded</c> stands beside them: it wins every join and every concatenation, because one
/// unbounded part is enough to make the whole unbounded.
/// </remarks>
internal sealed class Cardinality
{
    /// <summary>How many constants are kept apart; more of them are only counted.</summary>
    public const int MaxConstants = 64;

    private const int MaxOrigins = 8;
    private const int MaxPath = 16;
    private const int MaxHoles = 8;

    /// <summary>No value at all: an expression that waits for itself. It leaves every join as it is.</summary>
    public static readonly Cardinality Nothing = new(CardinalityKind.Constants) { Constants = ImmutableSortedSet.Create(StringComparer.Ordinal, []) };

    /// <summary>Nothing is proven.</summary>
    public static readonly Cardinality Unknown = new(CardinalityKind.Unknown);

    private Cardinality(CardinalityKind kind) => Kind = kind;

    /// <summary>What is proven.</summary>
    public CardinalityKind Kind { get; }

    /// <summary>The values themselves, as text.</summary>
    public ImmutableSortedSet<string> Constants { get; private init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>The most values that there can be, if that is proven.</summary>
    public long Maximum { get; private init; }

    /// <summary>Why there is no bound, in words that end a sentence.</summary>
    public string Reason { get; private init; } = string.Empty;

    /// <summary>Where the value has been on its way from its source.</summary>
    public ImmutableArray<Location> Path { get; private init; } = [];

    /// <summary>The argument with which an unbounded value enters the methods that record it, of the first of them; none where it is born in that method.</summary>
    public Location? EntersAt { get; private init; }

    /// <summary>The names under which an unknown value was met: a hint where there is no proof.</summary>
    public ImmutableArray<Origin> Origins { get; private init; } = [];

    /// <summary>What varies in an unknown value that is put together of several; nothing of any other.</summary>
    public ImmutableArray<Hole> Holes { get; private init; } = [];

    /// <summary>Whether an unknown value is put together of several.</summary>
    public bool IsComposed => !Holes.IsEmpty;

    private string? Text { get; init; }

    /// <summary>The smallest number that an unknown value can be.</summary>
    public long? Low { get; private init; }

    /// <summary>The largest number that an unknown value can be.</summary>
    public long? High { get; private init; }

    /// <summary>Whether a bound is proven.</summary>
    public bool IsProven => Kind is CardinalityKind.Constants or CardinalityKind.Bounded;

    /// <summary>Whether there is no bound.</summary>
    public bool IsUnbounded => Kind == CardinalityKind.Unbounded;

    /// <summary>Whether this is <see cref="Nothing"/>.</summary>
    public bool IsNothing => Kind == CardinalityKind.Constants && Constants.IsEmpty;

    /// <summary>The only value, if it is known.</summary>
    public string? Single => Kind == CardinalityKind.Constants && Constants.Count == 1 ? Constants[0] : null;

    /// <summary>One value.</summary>
    public static Cardinality Constant(string value) =>
        new(CardinalityKind.Constants) { Constants = ImmutableSortedSet.Create(StringComparer.Ordinal, value), Maximum = 1 };

    /// <summary>At most so many values, whatever they are.</summary>
    public static Cardinality Bounded(long maximum) => new(CardinalityKind.Bounded) { Maximum = Math.Max(1, maximum) };

    /// <summary>No proof, but a name.</summary>
    public static Cardinality Named(Origin origin) => new(CardinalityKind.Unknown) { Origins = [origin] };

    /// <summary>A new value for every request, order or moment.</summary>
    public static Cardinality Unbounded(string reason, Location? at) =>
        new(CardinalityKind.Unbounded) { Reason = reason, Path = at is null ? [] : [at] };

    /// <summary>Either of the values.</summary>
    public static Cardinality Join(Cardinality left, Cardinality right)
    {
        if (left.IsNothing || ReferenceEquals(left, right))
            return right;
        if (right.IsNothing)
            return left;
        if (left.IsUnbounded || right.IsUnbounded)
            return left.IsUnbounded ? left : right;
        if (left.Kind == CardinalityKind.Unknown || right.Kind == CardinalityKind.Unknown)
            return Mixed(left, right, left.Holes, right.Holes);
        return left.Kind == CardinalityKind.Constants && right.Kind == CardinalityKind.Constants
            ? OfConstants(left.Constants.Union(right.Constants))
            : Bounded(Sum(left.Maximum, right.Maximum));
    }

    /// <summary>A text that is made of both.</summary>
    public static Cardinality Concatenate(Cardinality left, Cardinality right)
    {
        if (left.IsUnbounded || right.IsUnbounded)
            return left.IsUnbounded ? left : right;

        if (left.Single is { Length: 0 })
            return right;
        if (right.Single is { Length: 0 })
            return left;

        // What is made of itself grows with every turn of its loop.
        if (left.IsNothing || right.IsNothing)
            return Unknown;
        if (left.Kind == CardinalityKind.Unknown || right.Kind == CardinalityKind.Unknown)
            return Mixed(left, right, left.AsHoles(), right.AsHoles());
        if (left.Kind != CardinalityKind.Constants || right.Kind != CardinalityKind.Constants || left.Maximum * right.Maximum > MaxConstants)
            return Bounded(Product(left.Maximum, right.Maximum));

        var texts = ImmutableSortedSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var first in left.Constants)
        {
            foreach (var second in right.Constants)
                texts.Add(first + second);
        }

        return OfConstants(texts.ToImmutable());
    }

    /// <summary>The product of two counts; one that does not fit is as good as the largest.</summary>
    public static long Product(long left, long right) => right != 0 && left > long.MaxValue / right ? long.MaxValue : left * right;

    /// <summary>A value that is made of this one by a function: it has no more values, but others.</summary>
    public Cardinality Mapped() => Kind switch
    {
        CardinalityKind.Constants when !IsNothing => Bounded(Maximum),
        CardinalityKind.Unknown when Low is not null || High is not null => new(CardinalityKind.Unknown) { Origins = Origins, Holes = Holes, Text = Text },
        _ => this,
    };

    /// <summary>The constants that a function makes of these constants; any other value as it is.</summary>
    public Cardinality Mapped(Func<string, string> function)
    {
        if (Kind != CardinalityKind.Constants)
            return this;

        var mapped = ImmutableSortedSet.CreateBuilder(StringComparer.Ordinal);
        foreach (var constant in Constants)
            mapped.Add(function(constant));
        return OfConstants(mapped.ToImmutable());
    }

    /// <summary>The value after one more step on its way.</summary>
    public Cardinality Through(Location step) => IsUnbounded && Path.Length < MaxPath && !Path.Contains(step)
        ? new(CardinalityKind.Unbounded) { Reason = Reason, Path = Path.Add(step), EntersAt = EntersAt }
        : this;

    /// <summary>The value as the argument of a call.</summary>
    public Cardinality Entering(Location argument) => IsUnbounded
        ? new(CardinalityKind.Unbounded) { Reason = Reason, Path = Path, EntersAt = EntersAt ?? argument }
        : this;

    /// <summary>The value that a call returns: what entered the call with its arguments is at the call now.</summary>
    public Cardinality Leaving(SyntaxNode call) => EntersAt is { } argument && argument.SourceTree == call.SyntaxTree && call.Span.Contains(argument.SourceSpan)
        ? new(CardinalityKind.Unbounded) { Reason = Reason, Path = Path }
        : this;

    /// <summary>The unknown value under one more name.</summary>
    public Cardinality NamedAlso(Origin origin) =>
        Kind == CardinalityKind.Unknown && Origins.Length < MaxOrigins && !Origins.Contains(origin)
            ? new(CardinalityKind.Unknown) { Origins = Origins.Add(origin), Low = Low, High = High, Holes = Holes, Text = Text }
            : this;

    /// <summary>The unknown value as an expression writes it that uses it; of a value that is put together, its holes are written.</summary>
    public Cardinality Written(string text) => Kind == CardinalityKind.Unknown && !IsComposed
        ? new(CardinalityKind.Unknown) { Origins = Origins, Low = Low, High = High, Text = text }
        : this;

    /// <summary>The number after a comparison: with both ends it is bounded.</summary>
    public Cardinality Within(long? low, long? high)
    {
        if (IsProven && !IsNothing)
            return this;
        var smallest = low is { } l && (Low is null || l > Low) ? l : Low;
        var largest = high is { } h && (High is null || h < High) ? h : High;
        if (smallest is { } from && largest is { } to)
            return Bounded(to < from ? 1 : to - from >= 0 && to - from < long.MaxValue ? to - from + 1 : long.MaxValue);

        // A counter is below a limit, too: only both ends make an unbounded number a bounded one.
        return IsUnbounded ? this : new(CardinalityKind.Unknown) { Origins = Origins, Low = smallest, High = largest, Holes = Holes, Text = Text };
    }

    private static Cardinality Mixed(Cardinality left, Cardinality right, ImmutableArray<Hole> leftHoles, ImmutableArray<Hole> rightHoles)
    {
        var origins = left.Origins;
        foreach (var origin in right.Origins)
        {
            if (origins.Length < MaxOrigins && !origins.Contains(origin))
                origins = origins.Add(origin);
        }

        var holes = leftHoles;
        foreach (var hole in rightHoles)
        {
            if (holes.Length < MaxHoles && !holes.Contains(hole))
                holes = holes.Add(hole);
        }

        return new(CardinalityKind.Unknown) { Origins = origins, Holes = holes };
    }

    private ImmutableArray<Hole> AsHoles() => Kind != CardinalityKind.Unknown ? []
        : IsComposed ? Holes
        : [new Hole(Text ?? (Origins.IsEmpty ? string.Empty : Origins[0].Text), Origins)];

    private static Cardinality OfConstants(ImmutableSortedSet<string> constants) => constants.Count > MaxConstants
        ? Bounded(constants.Count)
        : new(CardinalityKind.Constants) { Constants = constants, Maximum = constants.Count };

    private static long Sum(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
