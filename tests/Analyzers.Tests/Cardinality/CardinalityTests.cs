using Instrumentation.Analyzers.Values;
using Number = Instrumentation.Analyzers.Values.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

/// <summary>The laws of the lattice.</summary>
public class CardinalityTests
{
    private static readonly Number[] All =
    [
        Number.Constant("a"), Number.Constant("b"), Number.Constant(""), Number.Bounded(3), Number.Bounded(long.MaxValue), Number.Unknown,
        Number.Unbounded("is a Guid", at: null), Number.Join(Number.Constant("a"), Number.Constant("c")), Number.Unknown.Within(0, null),
    ];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (var i = 0; i < All.Length; i++)
            {
                for (var j = 0; j < All.Length; j++)
                    pairs.Add(i, j);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void AJoinIsNoSmallerThanEither(int left, int right)
    {
        var join = Number.Join(All[left], All[right]);

        Assert.Equal(Kind(All[left]) > Kind(All[right]) ? Kind(All[left]) : Kind(All[right]), Kind(join));
        Assert.Equal(Kind(join), Kind(Number.Join(All[right], All[left])));
        if (join.IsProven)
            Assert.True(join.Maximum >= All[left].Maximum && join.Maximum >= All[right].Maximum);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ATextIsAsUnboundedAsItsParts(int left, int right)
    {
        var text = Number.Concatenate(All[left], All[right]);

        Assert.Equal(All[left].IsUnbounded || All[right].IsUnbounded, text.IsUnbounded);
        Assert.Equal(All[left].IsProven && All[right].IsProven, text.IsProven);
        Assert.True(text.Maximum >= 0);
    }

    [Fact]
    public void ConstantsStayThemselves()
    {
        var ends = Number.Join(Number.Constant("x"), Number.Constant("y"));

        Assert.Equal(["ax", "ay"], Number.Concatenate(Number.Constant("a"), ends).Constants);
        Assert.Equal(["x", "y"], Number.Join(ends, ends).Constants);
    }

    [Fact]
    public void TooManyConstantsAreOnlyCounted()
    {
        var all = Enumerable.Range(0, Number.MaxConstants + 1).Aggregate(Number.Nothing, static (join, i) => Number.Join(join, Number.Constant($"{i}")));

        Assert.Equal(CardinalityKind.Bounded, all.Kind);
        Assert.Equal(Number.MaxConstants + 1, all.Maximum);
    }

    [Fact]
    public void NothingIsNeutralInAJoinAndUnknownInAText()
    {
        Assert.Same(All[0], Number.Join(Number.Nothing, All[0]));
        Assert.Equal(CardinalityKind.Unknown, Number.Concatenate(Number.Nothing, All[0]).Kind);
    }

    [Fact]
    public void BothEndsBoundANumber()
    {
        Assert.Equal(CardinalityKind.Unknown, Number.Unknown.Within(0, null).Kind);
        Assert.Equal(10, Number.Unknown.Within(0, null).Within(null, 9).Maximum);
        Assert.True(Number.Unknown.Within(long.MinValue, long.MaxValue).IsProven);
    }

    [Fact]
    public void AProductThatDoesNotFitIsTheLargest()
    {
        Assert.Equal(long.MaxValue, Number.Product(long.MaxValue, 2));
        Assert.Equal(12, Number.Product(3, 4));
    }

    [Fact]
    public void WhatEntersKeepsTheFirstArgument()
    {
        var first = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseSyntaxTree("a b").GetRoot().GetLocation();

        Assert.Same(first, Number.Unbounded("x", null).Entering(first).Entering(Microsoft.CodeAnalysis.Location.None).EntersAt);
        Assert.Null(Number.Unknown.Entering(first).EntersAt);
    }

    private static int Kind(Number number) => (int)number.Kind;
}
