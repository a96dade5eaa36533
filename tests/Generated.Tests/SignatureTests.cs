using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class SignatureTests : Behaviour
{
    [Fact]
    public void ReferencesAreHandedOn()
    {
        var calls = 0;
        Assert.True(Signatures.TryParse("40", out var value, ref calls, 2));
        Assert.Equal((42, 1), (value, calls));
        Spans.Only("Signatures.TryParse");
    }

    [Fact]
    public void ParamsDefaultsAndNamedArgumentsMeanWhatTheyMeant()
    {
        Assert.Equal(6, Signatures.Sum(1, 2, 3));
        Assert.Equal(0, Signatures.Sum());
        Assert.Equal("1 two  Friday", Signatures.Defaults(1));
        Assert.Equal("1 2 3 Monday", Signatures.Defaults(day: DayOfWeek.Monday, third: 3, second: "2", first: 1));
        Assert.Equal(4, Spans.Spans.Count);
        Assert.Equal(new[] { 1, 2, 3 }, Spans.Spans[0]["numbers"]);
        Assert.Null(Spans.Spans[2]["third"]);
    }

    [Fact]
    public void CallerInformationIsThatOfTheCall()
    {
        Assert.Equal($"{nameof(CallerInformationIsThatOfTheCall)} True ", Signatures.Caller());
        Spans.Only();
    }

    [Fact]
    public void KeywordsAndNamesOfGeneratedCodeMayBeUsed()
    {
        Assert.Equal(6, Signatures.Keywords(1, 2, 3));
        Assert.Equal(["code.function.name", "class", "event", "async"], Spans.Only().Tags.Select(static tag => tag.Key));
        Assert.Equal("abcdefghij", Signatures.Reserved("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        Assert.Equal("t", Signatures.Typed("t", 5, 'r'));
        Assert.Equal(5, Spans.Only("Signatures.Typed")["arguments"]);
    }

    [Fact]
    public void TuplesDynamicValuesAndOverloadsKeepTheirTypes()
    {
        var (count, name) = Signatures.Tuple((Key: "k", Value: 2), []);
        Assert.Equal((2, "k"), (count, name));
        Assert.Equal("7", Signatures.Dynamic(7));
        Assert.Equal("int 1", Signatures.Overloaded(1));
        Assert.Equal("string a", Signatures.Overloaded("a"));
        Assert.Equal("lower a", Signatures.overloaded("a"));
        Assert.Equal(5, Spans.Spans.Count);
    }

    [Fact]
    public void ExtensionMethodsAreSeenInBothFormsOfCall()
    {
        Assert.Equal("abab", "ab".Twice());
        Assert.Equal("cdcd", Signatures.Twice("cd"));
        Assert.Equal(["ab", "cd"], Spans.Spans.Select(static span => span["text"]));
    }

    [Fact]
    public void GenericsKeepTheirConstraintsAtEveryDepth()
    {
        var inner = new Outer<string>.Inner<List<int>?>("k");
        var (key, value, result) = inner.Map((byte)3, static source => source + 0.5);
        Assert.Equal(("k", 3.5), (key, result));
        Assert.NotNull(value);
        Assert.Equal("Inner.Map", Spans.Only().Name);
        Assert.Equal("Targets.Outer.Inner.Map", Spans.Only()["code.function.name"]);
    }

    [Fact]
    public void StructsAreChangedInPlace()
    {
        var counter = new Counter();
        counter.Add(2);
        counter.Add(3);
        Assert.Equal(5, counter.Read());
        Assert.Equal(5, counter.Count);
        Assert.Equal(3, new Point(1, 1).Distance(new Point(2, 3)));
        Assert.Equal(["Counter.Add", "Counter.Add", "Counter.Read", "Point.Distance"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public async Task TypesNamedLikeThoseOfTheFrameworkAreNotTakenForThem()
    {
        Assert.NotNull(Targets.Names.Task.Create());
        Assert.Null(await new Targets.Names.System().Load(new(), new(), new(), new()));
        Assert.Equal(3, Targets.Names.Instrumentation.Operation.Run(3));
        Assert.Equal(3, Spans.Spans.Count);
        Assert.Equal(3, Spans.Only("Operation.Run")["ünïcode"]);
    }

    [Fact]
    public void ALookAlikeAttributeMeansNothing()
    {
        Assert.Equal(1, Targets.LookAlike.LookAlikes.Nothing(1));
        Assert.Empty(Spans.Spans);
    }

    [Fact]
    public void PointersAreHandedOn()
    {
        Assert.Equal(15, Pointers.Run());
        Assert.Equal(["Pointers.Next", "Pointers.Sum", "Pointers.Apply", "Pointers.ReadAsync"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal(4, Spans.Only("Pointers.Apply")["value"]);
    }

    [Fact]
    public void ConditionalCallsAreLeftOutOrSeenAsTheCompilerDecides()
    {
        Assert.Equal(2, Conditionals.Count());
        Conditionals.CallNever();
        Assert.Equal(2, Conditionals.Calls);
        Assert.Equal(1, Spans.Only("Conditionals.Kept")["value"]);
    }
}
