namespace Instrumentation.Analyzers.Tests.Hygiene;

public class ExceptionNotLoggedTests
{
    private static readonly RuleTest Rule = new(RuleIds.ExceptionNotLogged);

    [Theory]
    [InlineData("""logger.LogError("failed")""", "and the exception is lost")]
    [InlineData("""logger.LogError("failed: {Error}", exception)""", "and the exception is only a value of its template")]
    [InlineData("""logger.LogError("failed: {Error}", exception.Message)""", "and gets no more than a text of the exception")]
    public async Task TheMessageSaysWhatTheLogHasInstead(string log, string why)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Caught($"[|{log}|];")));

        Assert.Equal($"'LogError' reports a failure that is handled here, {why}; pass the exception as the exception argument", diagnostic.GetMessage(null));
    }

    [Fact]
    public Task OneClauseIsReportedOnce() => Rule.ReportsAsync(Caught("""
        [|logger.LogWarning("failed")|];
                    logger.LogError("really");
        """));

    [Fact]
    public Task TheLogThatHasTheExceptionAmongItsValuesIsTheOne() => Rule.ReportsAsync(Caught("""
        logger.LogWarning("failed");
                    [|logger.LogError("really: {Error}", exception)|];
        """));

    [Fact]
    public Task ANestedClauseIsJudgedForItself() => Rule.ReportsAsync(Caught("""
        try { Work(); }
                    catch (Exception) { [|logger.LogError("roll-back failed")|]; }
                    logger.LogError(exception, "failed");
        """));

    [Fact]
    public Task HowBadALogMustBeIsAnOption()
    {
        var rule = Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem("instrumentation.log_level_threshold", "Critical") } };
        return rule.ReportsAsync(Caught("""logger.LogError("failed");"""));
    }

    [Fact]
    public Task AnUnknownSeverityIsNoFailure() => Rule.ReportsAsync(Depot.Method(
        "LogLevel level", """try { Work(); } catch (Exception) { logger.Log(level, "failed"); }"""));

    private static string Caught(string handler) => Depot.Method("", $$"""
        try
                {
                    Work();
                }
                catch (Exception exception)
                {
                    {{handler}}
                }
        """);
}
