using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class NameConventionFixTests
{
    private static readonly FixTest Fix = new(new NameConventionFix());

    [Fact]
    public Task TheSuggestedNameIsWritten() => Fix.FixesAsync(
        """
        class Orders
        {
            [Counted("OrdersPlaced_total" /* why */, Unit = "{order}")]
            public void Place() { }
        }
        """,
        """
        class Orders
        {
            [Counted("orders_placed" /* why */, Unit = "{order}")]
            public void Place() { }
        }
        """);

    [Fact]
    public Task AllNamesAreFixedAtOnce() => Fix.FixesAllAsync(
        """
        class Orders
        {
            [Traced(" place "), Metered("Orders")]
            public void Place([Tag("http.method")] string method, [Measured(name: "latency_ms")] int latency) { }
        }
        """,
        """
        class Orders
        {
            [Traced("place"), Metered("orders")]
            public void Place([Tag("http.request.method")] string method, [Measured(name: "latency")] int latency) { }
        }
        """);

    [Fact]
    public Task ANameThatStandsElsewhereIsLeftToTheUser() => Fix.OffersNothingAsync("""
        class Orders
        {
            private const string Name = "OrdersPlaced";
            [Counted(Name)] public void Place([Tag("otel.order")] int id) { }
        }
        """);
}
