namespace Instrumentation.Package.Tests;

/// <summary>Several assemblies that have the package: each call has one span, and each scope is named once.</summary>
[Collection(Packed.Name)]
public sealed class AssembliesTests(LocalFeed feed)
{
    private const string Listening = """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Instrumentation.Generated;

        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => InstrumentationInfo.SourceNames.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static span => Console.WriteLine($"{span.Source.Name}: {span.OperationName}"),
        };
        ActivitySource.AddActivityListener(listener);

        """;

    // Ordinary and partial methods, and a friend's internals.
    private const string Bottom = """
        using Instrumentation;

        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Top")]

        public partial class Stock
        {
            [Traced]
            public int Reserve(int count) => count;

            [Traced]
            public partial int Pick(int count);

            [Traced]
            internal int Inside(int count) => Reserve(count);

            private int PickCore(int count) => count;
        }
        """;

    private const string Middle = """
        public class Orders
        {
            [Instrumentation.Traced]
            public int Place(Stock stock) => stock.Reserve(1) + stock.Pick(1);
        }
        """;

    private const string Top = Listening + """
        Console.WriteLine(string.Join(',', InstrumentationInfo.SourceNames));
        Console.WriteLine(new Orders().Place(new Stock()));
        Console.WriteLine(new Stock().Pick(5) + new Stock().Inside(6));
        """;

    private static readonly string[] Told =
    [
        "Top,Bottom,Middle",
        "Bottom: Stock.Reserve", "Bottom: Stock.Pick", "Middle: Orders.Place", "2",
        "Bottom: Stock.Pick", "Bottom: Stock.Reserve", "Bottom: Stock.Inside", "11",
    ];

    [Theory]
    [InlineData("none")]
    [InlineData("bottom")]
    [InlineData("all")]
    public async Task AChainOfProjectsBehavesAsOne(string direct)
    {
        var folder = feed.Folder($"chain-{direct}");
        var own = direct == "all" ? Stranger.PackageReference : string.Empty;
        _ = new Stranger(folder, "Base", Stranger.PackageReference, direct == "none" ? "" : "public class Nothing;");
        _ = new Stranger(folder, "Bottom", Stranger.Strict + LeaveToTheUser + Project("Base") + (direct == "none" ? string.Empty : Stranger.PackageReference), Bottom);
        _ = new Stranger(folder, "Middle", Stranger.Strict + LeaveToTheUser + Project("Bottom") + own, Middle);
        var top = new Stranger(folder, "Top", Stranger.Executable + Project("Middle") + own, Top);

        // A project that has the package has a scope, though nothing be in it.
        Assert.Equal(["Top,Base,Bottom,Middle", .. Told.Skip(1)], await top.RunAsync());
    }

    [Fact]
    public async Task APackageThatDependsOnOursBringsItsScopeAndOurGenerator()
    {
        var folder = feed.Folder("package-chain");
        const string packed = "<PropertyGroup><IsPackable>true</IsPackable><Version>1.0.0</Version></PropertyGroup>";
        var library = new Stranger(folder, "Bottom", packed + Stranger.PackageReference, Bottom);
        await library.PackAsync(feed.Packages);
        _ = new Stranger(folder, "Middle", """<ItemGroup><PackageReference Include="Bottom" Version="1.0.0" /></ItemGroup>""", Middle);
        var top = new Stranger(folder, "Top", Stranger.Executable + Project("Middle"), Top);

        Assert.Equal(Told, await top.RunAsync());
    }

    [Fact]
    public async Task AProjectForSeveralFrameworksIsWovenInEach()
    {
        var folder = feed.Folder("frameworks");
        const string both = "<PropertyGroup><TargetFramework></TargetFramework><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup>";
        _ = new Stranger(folder, "Bottom", both + Stranger.PackageReference, Bottom);
        _ = new Stranger(folder, "Middle", both + Project("Bottom"), Middle);
        var top = new Stranger(folder, "Top", Stranger.Executable + Project("Middle"), Top);
        var old = new Stranger(
            folder,
            "Old",
            Stranger.Executable + Project("Middle") + "<PropertyGroup><AssemblyName>Top</AssemblyName><TargetFramework>net8.0</TargetFramework><RollForward>Major</RollForward><UseAppHost>false</UseAppHost></PropertyGroup>",
            Top);

        Assert.Equal(Told, await top.RunAsync());
        Assert.Equal(Told, await old.RunAsync());
    }

    [Fact]
    public async Task ADesignTimeBuildWritesNoGeneratedFile()
    {
        var folder = feed.Folder("design-time");
        var library = new Stranger(folder, "Bottom", Stranger.PackageReference, Bottom);
        await library.BuildAsync("-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-target:Restore;Compile");

        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(Path.GetFileName),
            static file => file!.EndsWith(".g.cs", StringComparison.Ordinal) && !file.EndsWith("GlobalUsings.g.cs", StringComparison.Ordinal));
    }

    private const string LeaveToTheUser = "<PropertyGroup><NoWarn>$(NoWarn);CA1812;CA1062;CA1822;CA1852;CA1515;CA1812;CA2007;CA1303;CA1016;CA1050</NoWarn></PropertyGroup>";

    private static string Project(string name) => $"""<ItemGroup><ProjectReference Include="../{name}/{name}.csproj" /></ItemGroup>""";
}
