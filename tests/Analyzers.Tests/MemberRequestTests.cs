using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests;

/// <summary>Attributes of the assembly that ask for calls of other people's methods, in vain.</summary>
public class MemberRequestTests
{
    private static readonly RuleTest NotApplicable = new(RuleIds.AttributeNotApplicable);
    private static readonly RuleTest NotFound = new(RuleIds.MemberPath);

    [Fact]
    public Task WhatIsFoundIsFine() => NotApplicable.ReportsAsync("""
        [assembly: Traced(typeof(Math), "Abs"), Metered(typeof(Math), "Abs"), Traced(typeof(List<>), nameof(List<int>.Clear)), Traced(typeof(IShop), "*")]
        public interface IShop { void Open(); }
        public interface IOther : IShop { }
        """);

    [Fact]
    public async Task AnUnknownMethodIsReportedAtItsNameWithTheMostSimilarOne()
    {
        var diagnostics = await NotFound.ReportsAsync("""[assembly: Traced(typeof(System.Net.Http.HttpClient), [|"SendAsnyc"|])]""");

        Assert.Equal(
            "The path 'SendAsnyc' from 'HttpClient' does not resolve: 'HttpClient' has no accessible method 'SendAsnyc'; did you mean 'SendAsync'?",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public Task AMethodThatIsNotAccessibleIsUnknown() => NotFound.ReportsAsync("""
        [assembly: Traced(typeof(string), [|"FastAllocateString"|]), Traced(member: [|"Zzzzzzzzzz"|], type: typeof(Math)), Metered(typeof(Math), [|""|], Name = "m"), Traced(typeof(Math), [|null!|])]
        """);

    [Fact]
    public async Task AnInheritedMethodIsAskedForAtTheTypeThatDeclaresIt()
    {
        var diagnostics = await NotFound.ReportsAsync("""[assembly: Traced(typeof(System.Net.Http.HttpClient), [|nameof(System.Net.Http.HttpClient.Equals)|])]""");

        Assert.EndsWith("it is one of 'Object': name that type, and calls on every type that has it are covered", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATypeWithoutMethodsHasNone()
    {
        var diagnostics = await NotFound.ReportsAsync("""
            [assembly: Traced(typeof(Empty), [|"*"|]), Traced(typeof(Color), [|"*"|]), Traced(typeof(IQueryable), [|"*"|])]
            public class Empty { public int Property { get; set; } public override string ToString() => string.Empty; private void Hidden() { } }
            public enum Color { Red }
            """);

        Assert.EndsWith(
            "'IQueryable' has no accessible method '*'; it speaks of those that the type itself declares, without accessors, private ones and overrides of what every object has; name the type that declares them",
            diagnostics[^1].GetMessage(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PropertiesConstructorsAndTheLikeHaveNoCallsToRedirect()
    {
        var diagnostics = await NotApplicable.ReportsAsync("""
            [assembly: [|Traced(typeof(System.Net.Http.HttpClient), nameof(System.Net.Http.HttpClient.Timeout))|]]
            [assembly: [|Metered(typeof(Uri), ".ctor")|], [|Traced(typeof(Uri), "Uri")|], [|Traced(typeof(decimal), "op_Addition")|]]
            [assembly: [|Traced(typeof(AppDomain), "UnhandledException")|], [|Traced(typeof(int), "MaxValue")|], [|Traced(typeof(Action), "Invoke")|]]
            """);

        Assert.Equal(
            "[Traced] cannot be applied to 'HttpClient.Timeout': calls of a property accessor cannot be redirected; use a method",
            diagnostics[0].GetMessage());
    }

    [Fact]
    public async Task WhatAStarLeavesOutIsAWarningThatNamesIt()
    {
        var diagnostics = await NotApplicable.ReportsAsync("""
            [assembly: [|Traced(typeof(Tool), "*")|]]
            public static class Tool
            {
                public static void Fine() { }
                public static async void Lost() => await Task.Yield();
                public static void Gone(__arglist) { }
                [NotInstrumented] public static async void Meant() => await Task.Yield();
            }
            """);

        var diagnostic = diagnostics.Single();
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(
            "[Traced] cannot be applied to 'Tool.Lost()', 'Tool.Gone(__arglist)': the end of an 'async void' method cannot be seen; return a Task; "
            + "'__arglist' cannot be handed on; use 'params'",
            diagnostic.GetMessage());
    }

    [Fact]
    public async Task WhenNothingIsLeftItIsAnError()
    {
        var diagnostics = await NotApplicable.ReportsAsync("""
            [assembly: [|Traced(typeof(Tool), "Lost")|], [|Traced(typeof(Tool), "Meant")|]]
            public static class Tool
            {
                public static async void Lost() => await Task.Yield();
                [NotInstrumented] public static void Meant() { }
            }
            """);

        Assert.All(diagnostics, static diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }

    [Fact]
    public Task AnAttributeOfTheAssemblyNamesATypeWithMethods() => NotApplicable.ReportsAsync("""
        [assembly: [|Traced|], [|Metered("name")|]]
        [assembly: [|Traced(typeof(List<int>), "Add")|], [|Traced(typeof(int[]), "Clone")|], [|Traced(typeof(List<int>.Enumerator), "MoveNext")|], [|Traced(null!, "Add")|]]
        """);

    [Fact]
    public Task WhatIsAskedForTwiceIsReportedTheSecondTime() => NotApplicable.ReportsAsync("""
        [assembly: Traced(typeof(Math), "Abs"), [|Traced(typeof(Math), "Abs", Name = "x")|], Metered(typeof(Math), "Abs"), Traced(typeof(Math), "Max")]
        """);

    [Fact]
    public Task AnUnknownTypeIsTheCompilersToReport() => (NotFound with { CompilerErrors = ["CS0246"] }).ReportsAsync("""
        [assembly: Traced(typeof(Missing), "Abs")]
        """);

    [Fact]
    public Task AMethodAndATypeHaveOneOfAKind() => NotApplicable.ReportsAsync("""
        [Traced, [|Traced("second")|]]
        public partial class Orders
        {
            [Metered] [[|Metered("second")|]]
            public void Place() { }
        }

        [[|Traced|]]
        public partial class Orders;
        """);

    [Fact]
    public Task TheFormForTheAssemblySaysNothingOfAMethodOrAType() => NotApplicable.ReportsAsync("""
        [[|Traced(typeof(Math), "Abs")|]]
        public class Orders
        {
            [[|Traced(typeof(Math), "Abs")|], Traced]
            public int Place() => Math.Abs(-1);
        }
        """);

    [Fact]
    public Task AnInstrumentMustBeTheSameForOthersMethodsToo() => new RuleTest(RuleIds.InstrumentAgreement).ReportsAsync("""
        [assembly: Metered(typeof(Math), "Abs", Name = "math", Buckets = new[] { 1d })]
        [assembly: [|Metered(typeof(Math), "Max", Name = "math")|]]
        """);

    [Fact]
    public Task ABuildThatDoesNotLetThemBeInstrumentedIsReported() =>
        (new RuleTest(RuleIds.SwitchedOff) with { Setup = new GeneratorSetup { InterceptorsNamespaces = "" } }).ReportsAsync("""
            [assembly: [|Traced(typeof(Math), "Abs")|]]
            """);
}
