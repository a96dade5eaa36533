namespace Instrumentation.Package.Tests;

/// <summary>A consumer as strict as can be: every warning an error, with the usual analyzers of style and quality beside those of the SDK.</summary>
[Collection(Packed.Name)]
public sealed class StrictConsumerTests(LocalFeed feed)
{
    private const string Analyzers = """
        <PropertyGroup>
          <GenerateDocumentationFile>true</GenerateDocumentationFile>
          <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
          <ImplicitUsings>disable</ImplicitUsings>
        </PropertyGroup>
        <ItemGroup>
          <PackageReference Include="StyleCop.Analyzers.Unstable" Version="1.2.0.556" PrivateAssets="all" />
          <PackageReference Include="Roslynator.Analyzers" Version="4.16.0" PrivateAssets="all" />
          <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" PrivateAssets="all" />
        </ItemGroup>
        """;

    // What these analyzers think of the user's own lines is not the matter here. Generated files have no such leave: only the ids stand below.
    private const string OwnLeave = "<PropertyGroup><NoWarn>$(NoWarn);SA1633;SA0001;SA1101;SA1309;SA1402;SA1649;SA1600;SA1201;SA1200;SA1516;SA1513;SA1601;SA1602;SA1128;SA1133;CA1859;SA1127;CA1303;CA1515;MA0048;MA0047;CS1591;RCS1181</NoWarn></PropertyGroup>";

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation;
        using Microsoft.Extensions.Logging;

        [assembly: CLSCompliant(false)]

        var orders = new Orders();
        IStore store = orders;
        var placed = await orders.PlaceAsync(4, "eu", CancellationToken.None).ConfigureAwait(false);
        await store.SaveAsync(placed).ConfigureAwait(false);
        var counter = default(Tally);
        counter.Grow(3);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{placed} {counter.Total} {store.IsKnown(4, CancellationToken.None)} {Orders.Map<int, string>(5, static value => value.ToString(CultureInfo.InvariantCulture))}"));

        internal interface IStore
        {
            [Traced("save")]
            Task SaveAsync([Tag] int id);

            [TimeLimit(60_000, Pooled = true)]
            bool IsKnown(int id, CancellationToken cancellationToken);
        }

        internal struct Tally
        {
            public int Total { get; private set; }

            [Traced]
            public void Grow([Tag] int by) => Total += by;
        }

        internal sealed partial class Orders : IStore
        {
            private readonly List<int> known = [];

            [Traced]
            public static TResult Map<T, TResult>(T value, Func<T, TResult> map)
                where T : struct
                where TResult : class => map(value);

            [Traced(Root = true), Metered("orders.place", Buckets = new[] { 0.1, 1 }), LogContext(OnStart = LogLevel.Debug, OnFailure = LogLevel.Error), TimeLimit(60_000)]
            [Counted("orders.placed", Unit = "{order}")]
            [return: Tag("order.total")]
            public async Task<int> PlaceAsync([Tag("order.id", Redact = Redaction.Hash)] int id, [MetricTag(Limit = 5)] string region, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                known.Add(id);
                return await TotalAsync(id, region).ConfigureAwait(false) + Hidden(id);
            }

            public Task SaveAsync(int id)
            {
                known.Add(id);
                return Task.CompletedTask;
            }

            public bool IsKnown(int id, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested && known.Contains(id);

            [Traced, Metered, LogContext(OnSuccess = LogLevel.Information)]
            [return: Measured("order.total", Unit = "USD")]
            internal partial Task<int> TotalAsync([Tag] int id, [Tag(Member = "Length")] string region);

            [Traced]
            private static int Hidden([Tag] int id) => id;

            private async Task<int> TotalCoreAsync(int id, string region)
            {
                await Task.Yield();
                return id + region.Length + known.Count;
            }
        }
        """;

    [Fact]
    public async Task NoWarningComesFromGeneratedCode()
    {
        var stranger = new Stranger(
            feed.Folder("strict-consumer"), "Shop", Stranger.Executable + Stranger.Strict + Analyzers + OwnLeave + Stranger.PackageReference, Program);

        Assert.Equal(["11 3 True 5"], await stranger.RunAsync());
    }

    [Fact]
    public async Task AUsersErrorStaysWhereTheUserMadeIt()
    {
        var stranger = new Stranger(
            feed.Folder("strict-error"),
            "Shop",
            Stranger.Executable + Stranger.Strict + Analyzers + OwnLeave + Stranger.PackageReference,
            Program.Replace("known.Add(id);\n        return Task", "known.Add(\"id\");\n        return Task", StringComparison.Ordinal));

        var error = Assert.Single(await stranger.FailAsync());
        Assert.Contains("Program.cs", error, StringComparison.Ordinal);
        Assert.Contains("CS1503", error, StringComparison.Ordinal);
    }
}
