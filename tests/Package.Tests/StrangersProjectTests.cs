namespace Instrumentation.Package.Tests;

/// <summary>Projects of people who have the package and nothing else of ours.</summary>
[Collection(Packed.Name)]
public sealed class StrangersProjectTests(LocalFeed feed)
{
    private const string Program = """
        using System.Diagnostics;
        using Instrumentation;

        using ActivityListener listener = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static span => Console.WriteLine($"{span.Source.Name}: {span.OperationName} order_id={span.GetTagItem("order_id")}"),
        };
        ActivitySource.AddActivityListener(listener);
        Console.WriteLine(await new Orders().PlaceAsync(42).ConfigureAwait(false));

        internal sealed partial class Orders
        {
            private int placed;

            [Traced]
            internal async Task<int> PlaceAsync([Tag] int orderId)
            {
                await Task.Yield();
                return Total(orderId);
            }

            [Traced("total")]
            internal partial int Total(int orderId);

            private int TotalCore(int orderId) => orderId + ++placed;
        }
        """;

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task StrictProjectBuildsCleanAndEmitsItsSpans(string framework)
    {
        // Rolled forward, it runs where only a newer runtime is installed.
        var target = $"<PropertyGroup><TargetFramework>{framework}</TargetFramework><RollForward>Major</RollForward><UseAppHost>false</UseAppHost></PropertyGroup>";
        var stranger = new Stranger(
            feed.Folder($"strict-{framework}"), "Shop", Stranger.Executable + Stranger.Strict + target + Stranger.PackageReference, Program);

        Assert.Equal(["Shop: total order_id=", "Shop: Orders.PlaceAsync order_id=42", "43"], await stranger.RunAsync());
    }

    [Fact]
    public async Task AMissingCoreMethodIsTheOnlyErrorOfTheBuildAndStandsAtTheUsersLine()
    {
        var stranger = new Stranger(feed.Folder("core"), "Shop", Stranger.PackageReference, """
            using Instrumentation;

            public partial class Orders
            {
                [Traced]
                public partial Task<int> PlaceAsync(int orderId);
            }
            """);

        var error = Assert.Single(await stranger.FailAsync());
        Assert.Contains("Program.cs(6,", error, StringComparison.Ordinal);
        Assert.Contains("INS0004", error, StringComparison.Ordinal);
        Assert.Contains("PlaceCoreAsync", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisabledProjectBuildsCleanAndEmitsNothing()
    {
        const string disabled = "<PropertyGroup><InstrumentationEnabled>false</InstrumentationEnabled></PropertyGroup>";
        var stranger = new Stranger(
            feed.Folder("disabled"), "Shop", Stranger.Executable + Stranger.Strict + disabled + Stranger.PackageReference, Program);

        Assert.Equal(["43"], await stranger.RunAsync());
    }

    [Fact]
    public async Task OwnInterceptorsNamespacesSurvive()
    {
        const string own = "<PropertyGroup><InterceptorsNamespaces>Own.Interceptors</InterceptorsNamespaces></PropertyGroup>";
        var stranger = new Stranger(feed.Folder("own-namespaces"), "Shop", Stranger.Executable + own + Stranger.PackageReference, Program);

        Assert.Equal(3, (await stranger.RunAsync()).Count);
        Assert.Equal(
            ["Own.Interceptors", "Instrumentation.Generated"],
            (await stranger.PropertyAsync("InterceptorsNamespaces")).Split(';', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task ProjectThatGetsThePackageThroughAnotherProjectIsWovenToo()
    {
        var folder = feed.Folder("transitive");
        _ = new Stranger(folder, "Middle", """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""", "");
        _ = new Stranger(folder, "Library", Stranger.PackageReference, """
            public sealed class Stock
            {
                [Instrumentation.Traced]
                public int Reserve(int count) => count;
            }
            """);
        var application = new Stranger(
            folder,
            "Shop",
            Stranger.Executable + """<ItemGroup><ProjectReference Include="../Middle/Middle.csproj" /></ItemGroup>""",
            Program.Replace("orderId + ++placed", "new Stock().Reserve(orderId) + ++placed", StringComparison.Ordinal));

        Assert.Equal(
            ["Library: Stock.Reserve order_id=", "Shop: total order_id=", "Shop: Orders.PlaceAsync order_id=42", "43"],
            await application.RunAsync());
    }

    [Fact]
    public async Task InstrumentationInfoNamesTheScopesOfReferencedProjects()
    {
        var folder = feed.Folder("info");
        _ = new Stranger(folder, "Library", Stranger.PackageReference, """
            public sealed class Stock
            {
                [Instrumentation.Traced]
                public int Reserve(int count) => count;
            }
            """);
        var application = new Stranger(
            folder,
            "Shop",
            Stranger.Executable + """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""",
            """
            using Instrumentation.Generated;

            Console.WriteLine(InstrumentationInfo.SourceName);
            Console.WriteLine(string.Join(", ", InstrumentationInfo.SourceNames.Order()));
            Console.WriteLine(string.Join(", ", InstrumentationInfo.MeterNames.Order()));
            """);

        Assert.Equal(["Shop", "Library, Shop", "Library, Shop"], await application.RunAsync());
    }

    [Fact]
    public async Task GeneratorAndRulesRunInTheStrangersCompiler()
    {
        var stranger = new Stranger(feed.Folder("compiler"), "Shop", Stranger.Executable + Stranger.PackageReference, Program);

        var output = await stranger.BuildAsync("-p:ReportAnalyzer=true", "-verbosity:detailed");

        Assert.Contains("Instrumentation.Generators.InstrumentationGenerator", output, StringComparison.Ordinal);
        Assert.Contains("Instrumentation.Analyzers.Rules.", output, StringComparison.Ordinal);
    }
}
