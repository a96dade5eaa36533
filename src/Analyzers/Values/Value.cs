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

    /// <summary>The values in a tuple, in their order; none of anything else.</summary>
    public ImmutableArray<Value> Elements { get; init; } = [];

    /// <summary>A value without parts.</summary>
    public static implicit operator Value(Cardinality cardinality) => new(cardinality, []);

    /// <summary>Either of the values: the parts of both.</summary>
    public static Value Join(Value left, Value right) => new(Cardinality.Join(left.Cardinality, right.Cardinality), Union(left.Parts, right.Parts))
    {
        Elements = left.IsNothing ? right.Elements : right.IsNothing ? left.Elements : Join(left.Elements, right.Elements),
    };

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

    private bool IsNothing => Cardinality.IsNothing && Parts.IsEmpty;

    /// <summary>The value at an index of a tuple, or of what one can take apart like one.</summary>
    public Value At(int index) => index < Elements.Length ? Elements[index] : Unknown;

    /// <summary>The value that a call returns or writes.</summary>
    public Value Leaving(SyntaxNode call)
    {
        var elements = Elements;
        for (var i = 0; i < elements.Length; i++)
            elements = elements.SetItem(i, elements[i].Leaving(call));
        return this with { Cardinality = Cardinality.Leaving(call), Elements = elements };
    }

    /// <summary>The value as the argument of a call; what an expression of its own has within the argument enters there.</summary>
    public Value Entering(Location argument)
    {
        var parts = Parts;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].Elements.IsEmpty)
                parts = parts.SetItem(i, parts[i] with { Elements = Entering(parts[i].Elements, parts[i].Place) });
        }

        return new Value(Cardinality.Entering(argument), parts) { Elements = Entering(Elements, argument) };
    }

    private static ImmutableArray<Value> Entering(ImmutableArray<Value> elements, Location argument)
    {
        for (var i = 0; i < elements.Length; i++)
            elements = elements.SetItem(i, elements[i].Entering(argument));
        return elements;
    }

    // A tuple that nobody saw being made may have anything in it.
    private static ImmutableArray<Value> Join(ImmutableArray<Value> left, ImmutableArray<Value> right)
    {
        var joined = left.Length >= right.Length ? left : right;
        for (var i = 0; i < joined.Length; i++)
            joined = joined.SetItem(i, Join(i < left.Length ? left[i] : Unknown, i < right.Length ? right[i] : Unknown));
        return joined;
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
    /// <summary>The values in it, of an element that is a tuple.</summary>
    public ImmutableArray<Value> Elements { get; init; } = [];

    /// <summary>Whether both are the same place of the source.</summary>
    public bool IsAt(Part other) => Place == other.Place && KeyPlace == other.KeyPlace;
}
