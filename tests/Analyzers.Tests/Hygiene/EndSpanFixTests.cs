using Instrumentation.CodeFixes.Hygiene;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class EndSpanFixTests
{
    private static readonly FixTest Fix = new(new EndSpanFix());

    [Theory]
    [InlineData("""source.StartActivity("a");""", """using var activity = source.StartActivity("a");""")]
    [InlineData("""_ = source.StartActivity("a"); // all of it""", """using var activity = source.StartActivity("a"); // all of it""")]
    [InlineData("""source.StartActivity("a")?.SetTag("b", 1);""", """using var activity = source.StartActivity("a")?.SetTag("b", 1);""")]
    [InlineData("""logger.BeginScope("order {Id}", 1);""", """using var scope = logger.BeginScope("order {Id}", 1);""")]
    [InlineData("ExecutionContext.SuppressFlow();", "using var flow = ExecutionContext.SuppressFlow();")]
    [InlineData("""var span = source.StartActivity("a");""", """using var span = source.StartActivity("a");""")]
    public Task AUsingIsDeclared(string before, string after) => Fix.FixesAsync(Method(before), Method(after));

    [Fact]
    public Task ATaskIsAwaited() => Fix.FixesAsync(
        Depot.Method("", """
            using var span = source.StartActivity("a");
                    _ = Task.Run(Work);
                    await Task.Yield();
            """, returns: "async Task"),
        Depot.Method("", """
            using var span = source.StartActivity("a");
                    await Task.Run(Work);
                    await Task.Yield();
            """, returns: "async Task"));

    [Fact]
    public Task AMethodThatReturnsItsTaskBecomesAsync() => Fix.FixesAsync(
        Depot.Method("", """
            using var span = source.StartActivity("a");
                    return Task.Run(Work);
            """, returns: "public Task"),
        Depot.Method("", """
            using var span = source.StartActivity("a");
                    await Task.Run(Work);
            """, returns: "public async Task"));

    [Fact]
    public Task AllResultsOfAMethodThatBecomesAsyncAreAwaited() => Fix.FixesAsync(
        Depot.Method("bool isEmpty", """
            using var span = source.StartActivity("a");
                    if (isEmpty)
                        return Task.FromResult(0);
                    return Task.Run(() => 1);
            """, returns: "public Task<int>"),
        Depot.Method("bool isEmpty", """
            using var span = source.StartActivity("a");
                    if (isEmpty)
                        return await Task.FromResult(0);
                    return await Task.Run(() => 1);
            """, returns: "public async Task<int>"));

    [Fact]
    public Task AllAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("""
            source.StartActivity("a");
                    logger.BeginScope("order {Id}", 1);
            """),
        Method("""
            using var activity = source.StartActivity("a");
                    using var scope = logger.BeginScope("order {Id}", 1);
            """));

    [Fact]
    public Task AMethodThatCannotWaitIsLeft() => Fix.OffersNothingAsync(Method("""
        using var span = source.StartActivity("a");
                _ = Task.Run(Work);
        """));

    private static string Method(string start) => Depot.Method("", $$"""
        {{start}}
                Work();
        """);
}
