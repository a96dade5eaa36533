namespace Instrumentation.Package.Tests;

/// <summary>Ways to have less than everything.</summary>
[Collection(Packed.Name)]
public sealed class OptOutTests(LocalFeed feed)
{
    private const string Library = """
        public sealed class Stock
        {
            [Instrumentation.Traced]
            public int Reserve(int count) => count;

            public int ReserveTwice(int count) => Reserve(count) + Reserve(count);
        }
        """;

    private const string Program = """
        using System.Diagnostics;

        using ActivityListener listener = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static span => Console.WriteLine(span.OperationName),
        };
        ActivitySource.AddActivityListener(listener);
        Console.WriteLine(new Stock().Reserve(1));
        Console.WriteLine(new Stock().ReserveTwice(2));
        """;

    private const string ProjectReference = """<ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>""";

    private const string Decline = "<PropertyGroup><InstrumentationTransitive>false</InstrumentationTransitive></PropertyGroup>";

    [Fact]
    public async Task AProjectThatGetsThePackageThroughAnotherMayDecline()
    {
        var folder = feed.Folder("decline");
        _ = new Stranger(folder, "Library", Stranger.PackageReference, Library);
        var application = new Stranger(folder, "Shop", Stranger.Executable + ProjectReference + Decline, Program);

        // The library's own calls are its own.
        Assert.Equal(["1", "Stock.Reserve", "Stock.Reserve", "4"], await application.RunAsync());
    }

    [Fact]
    public async Task AProjectThatReferencesThePackageItselfDoesNotDeclineByThat()
    {
        var folder = feed.Folder("no-decline");
        _ = new Stranger(folder, "Library", Stranger.PackageReference + Decline, Library);
        var application = new Stranger(folder, "Shop", Stranger.Executable + ProjectReference + Decline + Stranger.PackageReference, Program);

        Assert.Equal(["Stock.Reserve", "1", "Stock.Reserve", "Stock.Reserve", "4"], await application.RunAsync());
    }

    [Fact]
    public async Task TheSwitchTurnsSpansOffWhenTheProgramRuns()
    {
        const string off = "<PropertyGroup><InstrumentationIsSupported>false</InstrumentationIsSupported></PropertyGroup>";
        var folder = feed.Folder("switch");
        _ = new Stranger(folder, "Library", Stranger.PackageReference, Library);
        var application = new Stranger(folder, "Shop", Stranger.Executable + ProjectReference + off, Program);

        Assert.Equal(["1", "4"], await application.RunAsync());
    }

    [Fact]
    public async Task AReferenceWithoutTheGeneratorIsAWarning()
    {
        // ExcludeAssets="analyzers" does not keep this SDK from handing them to the compiler; a build that strips them does.
        const string reference = Stranger.PackageReference + """
            <Target Name="Strip" BeforeTargets="CoreCompile" AfterTargets="ResolveAssemblyReferences">
              <ItemGroup>
                <Analyzer Remove="@(Analyzer)" Condition="$([System.String]::Copy('%(Filename)').StartsWith('Instrumentation.'))" />
              </ItemGroup>
            </Target>
            """;
        var folder = feed.Folder("no-generator");
        var warned = new Stranger(folder, "Library", reference, Library);
        var meant = new Stranger(
            folder, "Meant", reference + "<PropertyGroup><InstrumentationEnabled>false</InstrumentationEnabled></PropertyGroup>", Library);

        Assert.Contains("warning INS0011: The attributes of Instrumentation do nothing in 'Library'", Assert.Single(await warned.WarningsAsync()), StringComparison.Ordinal);
        await meant.BuildAsync();
    }
}
