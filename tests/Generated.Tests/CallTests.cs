using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class CallTests : Behaviour
{
    private readonly Calls calls = new("c");

    [Fact]
    public void ChainedCallsEvaluateTheirArgumentsOnceAndInOrder()
    {
        Spans.Clear();
        calls.Chained();
        Assert.Equal(["c a 7", "argument 2", "argument b", "c b 2", "argument 3", "c c 3"], calls.Order);
        Assert.Equal(3, Spans.Spans.Count);
    }

    [Fact]
    public void ConditionalAccessCallsOnlyWhatIsThere()
    {
        Spans.Clear();
        Assert.Null(Calls.Conditional(null));
        Assert.Empty(Spans.Spans);
        Assert.Equal("1", Calls.Conditional(calls));
        Spans.Only("Calls.Next");
    }

    [Fact]
    public void CallsInFieldInitialisersLambdasLocalFunctionsAndQueriesAreSeen()
    {
        Assert.Equal("field", new Calls("c").Initial);
        Assert.Equal("lambdalocal", calls.Lambda());
        Assert.Equal("a,b", Calls.Query(["a", "b"]));
        Assert.Equal(5, Spans.Spans.Count(static span => span.Name == "Calls.Static"));
    }

    [Fact]
    public void ExpressionTreesMethodGroupsAndNameofStayWhatTheyAre()
    {
        Spans.Clear();
        Assert.Equal("() => Static(\"tree\")", Calls.Tree());
        Assert.Equal("Static", Calls.MethodGroup().Method.Name);
        Assert.Equal("Static", Calls.NameOf());
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public void ABaseCallReachesTheBaseAndIsNotSeenTwice()
    {
        var derived = new DerivedCalls("d");
        Spans.Clear();
        Assert.Equal("derived of base", derived.Virtual());
        Assert.Equal("DerivedCalls.Virtual", Spans.Only().Name);
    }

    [Fact]
    public void AStructBehindATypeParameterKeepsItsChanges()
    {
        Assert.Equal(2, TypeParameterCalls.Unconstrained(default(Increment)).Value);
        Assert.Empty(Spans.Spans);
        TypeParameterCalls.Reference(new Boxed());
        Spans.Only("IIncrement.Increment");
    }

    [Fact]
    public void AStructInsideAGenericTypeKeepsItsChanges()
    {
        var pair = default(Pair<int>);
        pair.GrowTwice();
        pair.Grow(1);
        Assert.Equal((5, 2), (pair.Total, Pair<int>.Part.Grown()));
        Spans.Only("Pair.Grow");
    }

    private sealed class Boxed : IIncrement
    {
        public void Increment()
        {
        }
    }
}
