namespace Instrumentation.Package.Tests;

/// <summary>
/// Components and pages: another generator writes their code, which ours does not see. So their calls are plain; a partial method is covered
/// whoever calls it, and so is every call in a file of the user's own, the code behind a component among them.
/// </summary>
[Collection(Packed.Name)]
public sealed class RazorTests(LocalFeed feed)
{
    // Scripts for a browser come in a package of their own, which no feed of the tests has.
    private const string WithoutScripts = "<PropertyGroup><RequiresAspNetWebAssets>false</RequiresAspNetWebAssets></PropertyGroup>";

    private const string Program = """
        using System.Diagnostics;
        using Instrumentation;
        using Microsoft.AspNetCore.Components.Web;
        using Microsoft.Extensions.Logging.Abstractions;

        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Shop",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static span => Console.WriteLine($"{span.OperationName} id={span.GetTagItem("id")}"),
        };
        ActivitySource.AddActivityListener(listener);

        // No host is needed.
        #pragma warning disable ASP0000
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        Console.WriteLine(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Shop.Basket>()).ToHtmlString()));

        namespace Shop
        {
            public static partial class Prices
            {
                [Traced]
                public static partial int Total([Tag] int id);

                [Traced]
                public static int Tax([Tag] int id) => id;

                private static int TotalCore(int id) => id * 10;
            }

            public partial class Basket
            {
                private static int Behind(int id) => Prices.Tax(id);
            }
        }
        """;

    [Fact]
    public async Task APartialMethodAndTheCodeBehindAreCovered()
    {
        var stranger = new Stranger(feed.Folder("razor"), "Shop", WithoutScripts + Stranger.PackageReference, Program, "Microsoft.NET.Sdk.Web")
            .Add("Basket.razor", """
                @namespace Shop
                <p>@Prices.Total(1) @Prices.Tax(2) @Behind(3) @Twice(4)</p>
                @code {
                    private static int Twice(int id) => 2 * Prices.Total(id);
                }
                """)
            .Add("Index.cshtml", """
                @page
                <p>@Shop.Prices.Total(1) @Shop.Prices.Tax(2)</p>
                """);

        Assert.Empty(await stranger.WarningsAsync());
        Assert.Equal(["Prices.Total id=1", "Prices.Tax id=3", "Prices.Total id=4", "<p>10 2 3 80</p>"], await stranger.RunAsync());
    }
}
