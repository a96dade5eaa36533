using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>What an expression evaluates to: how many values it can have, and, of a pair or a collection, the parts it is made of.</summary>
/// <param name="Cardinality">The number of its values.</param>
/// <param name="Parts">The pairs or elements in it, as far as they are seen.</param>
internal sealed record Value(Cardinality Cardinality, ImmutableArray<Part> Parts)
{
    private const int MaxParts = 256;

    /// <summary>Nothing is known.</summary>
    public static readonly Value Unknown = new(Cardinality.Unknown, []);

    /// <summary>An expression that waits for itself.</summary>
    public static readonly Value Nothing = new(Cardinality.Nothing, []);

    /// <summary>A value without parts.</summary>
    public static implicit operator Value(Cardinality cardinality) => new(cardinality, []);

    /// <summary>Either of the values: the parts of both.</summary>
    public static Value Join(Value left, Value right) => new(Cardinality.Join(left.Cardinality, right.Cardinality), Union(left.Parts, right.Parts));

    /// <summary>The parts of both.</summary>
    public static ImmutableArray<Part> Union(ImmutableArray<Part> left, ImmutableArray<Part> right)
    {
        foreach (var part in right)
        {
            if (left.Length < MaxParts && !Has(left, part))
                left = left.Add(part);
        }

        return left;
    }

    private static bool Has(ImmutableArray<Part> parts, Part part)
    {
        foreach (var known in parts)
        {
            if (known.IsAt(part))
                return true;
        }

        return false;
    }
}

/// <summary>A key and value in a pair, or an element of a collection, which has no key.</summary>
/// <param name="Key">The key; none for an element that is no pair.</param>
/// <param name="KeyPlace">Where the key is written.</param>
/// <param name="Value">The value.</param>
/// <param name="Type">The value's own type, before it was boxed.</param>
/// <param name="Place">Where the value is written.</param>
internal sealed record Part(Cardinality? Key, Location? KeyPlace, Cardinality Value, ITypeSymbol? Type, Location Place)
{
    /// <summary>Whether both are the same place of the source.</summary>
    public bool IsAt(Part other) => Place == other.Place && KeyPlace == other.KeyPlace;
}
