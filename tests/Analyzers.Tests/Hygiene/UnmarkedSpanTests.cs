using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class UnmarkedSpanTests
{
    private const string RequireEvent = "instrumentation.INS4003.require_event";

    private static readonly RuleTest Rule = new(RuleIds.UnmarkedSpan);

    [Theory]
    [InlineData("throw;", "the exception is thrown again")]
    [InlineData("""throw new InvalidOperationException("work", cause);""", "an exception is thrown")]
    public async Task TheClauseIsReported(string exit, string how)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Caught("[|catch (Exception cause)|]", exit)));

        Assert.Equal($"'span' is not marked as failed although {how}; set its status to Error", diagnostic.GetMessage(null));
    }

    [Fact]
    public async Task AnEventIsNoStatusButMayBeRequired()
    {
        var rule = Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem(RequireEvent, "true") } };
        var diagnostic = Assert.Single(await rule.ReportsAsync(Caught("[|catch (Exception cause)|]", "span?.SetStatus(ActivityStatusCode.Error); throw;")));

        Assert.Equal("'span' has no event with the exception although the exception is thrown again; add the exception to it", diagnostic.GetMessage(null));
    }

    [Fact]
    public async Task AMethodWithoutAClauseIsReportedInStrictMode()
    {
        var source = Depot.Method("", """
            using var [|span = source.StartActivity("work")|];
                    Work();
            """);
        var strict = Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem("instrumentation.strict", "true") } };
        var diagnostic = Assert.Single(await strict.ReportsAsync(source));

        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        await Rule.ReportsAsync(source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
    }

    [Fact]
    public Task TheInnermostSpanIsTheOne() => Rule.ReportsAsync(Depot.Method("", """
        using var outer = source.StartActivity("outer");
                using var inner = source.StartActivity("inner");
                try { Work(); }
                catch (Exception) { inner?.SetStatus(ActivityStatusCode.Error); throw; }
        """));

    [Fact]
    public Task ALogThatIsReportedForTheSpanIsNotReportedTwice() => Rule.ReportsAsync(Caught("[|catch (Exception cause)|]", """logger.LogError(cause, "work"); throw;"""));

    [Fact]
    public Task ASpanThatHasEverythingNeedsNoLog() => Rule.ReportsAsync(Caught(
        "catch (Exception cause)",
        """span?.SetStatus(ActivityStatusCode.Error); span?.AddException(cause); {|INS2001:logger.LogError(cause, "work")|}; throw;"""));

    private static string Caught(string clause, string handler) => Depot.Method("", $$"""
        using var span = source.StartActivity("work");
                try { Work(); }
                {{clause}} { {{handler}} }
        """);
}
