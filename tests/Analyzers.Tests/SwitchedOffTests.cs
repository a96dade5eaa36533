using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests;

public class SwitchedOffTests
{
    private const string Source = """
        class Orders
        {
            public void Cancel() { }

            [Traced]
            public void [|Place|]() { }

            [Traced]
            public void Close() { }
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.SwitchedOff);

    private static readonly GeneratorSetup WithoutTargets = new()
    {
        InterceptorsNamespaces = "",
        Properties = new GeneratorSetup().Properties.Clear(),
    };

    [Fact]
    public async Task MissingTargetsAreReportedAtTheFirstInstrumentedMethod()
    {
        var diagnostics = await (Rule with { Setup = WithoutTargets }).ReportsAsync(Source);

        Assert.Equal(
            "'Place' is not instrumented: the package's build files are not imported; "
            + "reference 'Instrumentation' without excluding its 'build' assets",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public async Task AListOfNamespacesWithoutOursIsReported()
    {
        var diagnostics = await (Rule with { Setup = new GeneratorSetup { InterceptorsNamespaces = "Somebody.Else" } }).ReportsAsync(Source);

        Assert.Contains("InterceptorsNamespaces lacks 'Instrumentation.Generated'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOldLanguageIsReported()
    {
        var diagnostics = await (Rule with { Setup = new GeneratorSetup { LanguageVersion = LanguageVersion.CSharp11 } }).ReportsAsync(Source);

        Assert.Contains("this project is compiled as C# 11.0; set LangVersion to 12 or more", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task CSharp12IsNewEnough() => SilentAsync(new GeneratorSetup { LanguageVersion = LanguageVersion.CSharp12 });

    [Fact]
    public Task OursAmongOtherNamespacesIsFine() => SilentAsync(new GeneratorSetup { InterceptorsNamespaces = "Somebody.Else;Instrumentation.Generated" });

    [Fact]
    public Task WhoSwitchesItOffOnPurposeKnows() => SilentAsync(
        new GeneratorSetup { InterceptorsNamespaces = "" }.With("InstrumentationEnabled", "false"));

    [Fact]
    public Task ABuildWithTheTargetsIsFine() => SilentAsync(new GeneratorSetup());

    [Fact]
    public Task WithoutAnInstrumentedMethodThereIsNothingToMiss() => (Rule with { Setup = WithoutTargets }).ReportsAsync("""
        class Orders
        {
            public void Place() { }
        }
        """);

    [Fact]
    public Task ABodyOfAPartialMethodNeedsNoInterceptor() =>
        (Rule with { Setup = new GeneratorSetup { InterceptorsNamespaces = "" } }).ReportsAsync("""
            partial class Orders
            {
                [Traced]
                public partial void Place();

                private void PlaceCore() { }
            }
            """);

    [Fact]
    public Task TheFirstFileIsTheOneThatSpeaks() => (Rule with { Setup = WithoutTargets }).ReportsAsync(
        new SourceFile("B.cs", """
            class Orders
            {
                [Traced]
                public void [|Place|]() { }
            }
            """),
        new SourceFile("A.cs", """
            class Stock
            {
                [Traced]
                public void Reserve() { }
            }
            """));

    private static async Task SilentAsync(GeneratorSetup setup) => await (Rule with { Setup = setup }).ReportsAsync(
        Source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
}
