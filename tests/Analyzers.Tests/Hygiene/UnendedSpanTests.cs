namespace Instrumentation.Analyzers.Tests.Hygiene;

public class UnendedSpanTests
{
    private static readonly RuleTest Rule = new(RuleIds.UnendedSpan);

    [Theory]
    [InlineData("""[|source.StartActivity("a")|]; Work();""", "'StartActivity' starts a span, and nothing ends it on every path; declare it with using")]
    [InlineData("""[|logger.BeginScope("order {Id}", 1)|]; Work();""", "'BeginScope' opens a scope, and nothing ends it on every path; declare it with using")]
    [InlineData("""var span = [|source.StartActivity("a")|]; Work(); span?.Stop();""", "'StartActivity' starts a span, and an exception leaves it so; end it by using, or in a finally block")]
    [InlineData(
        "[|ExecutionContext.SuppressFlow()|]; Work();",
        "'SuppressFlow' suppresses the flow of the trace context, and nothing ends it on every path; declare it with using")]
    [InlineData("""using var span = source.StartActivity("a"); _ = [|Task.Run(Work)|];""", "'span' ends before the task of 'Run' does; await the task")]
    public async Task TheMessageSaysWhatIsLeftOpen(string body, string message)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method("", body)));

        Assert.Equal(message, diagnostic.GetMessage(null));
    }

    [Fact]
    public Task AHandlerOfEventsMayEndWhatIsCurrent() => Rule.ReportsAsync(Depot.Method(
        "", """source.StartActivity("a");""", "void Stop() { Activity.Current?.Stop(); }"));

    [Fact]
    public Task AFieldThatAnotherPartOfTheTypeEndsIsSafe() => Rule.ReportsAsync(
        new SourceFile("One.cs", """
            partial class Held(ActivitySource source)
            {
                private Activity? span;
                public void Start() => span = source.StartActivity("a");
            }
            """),
        new SourceFile("Two.cs", """
            partial class Held : IDisposable
            {
                public void Dispose() => span?.Dispose();
            }
            """));

    [Fact]
    public Task ALoopEndsEachOne() => Rule.ReportsAsync(Depot.Method("int[] ids", """
        foreach (var id in ids)
                {
                    var span = source.StartActivity("a");
                    try { Work(); }
                    finally { span?.Dispose(); }
                }
        """));
}
