using Instrumentation.CodeFixes.Hygiene;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class PassExceptionFixTests
{
    private static readonly FixTest Fix = new(new PassExceptionFix());

    [Theory]
    [InlineData("""logger.LogError("failed")""", """logger.LogError(cause, "failed")""")]
    [InlineData("""logger.LogError("order {Id} failed", id)""", """logger.LogError(cause, "order {Id} failed", id)""")]
    [InlineData("""logger.LogError("order {Id} failed: {Error}", id, cause)""", """logger.LogError(cause, "order {Id} failed", id)""")]
    [InlineData("""logger.LogError("failed ({Error}) for {Id}", cause.Message, id)""", """logger.LogError(cause, "failed for {Id}", id)""")]
    [InlineData("""logger.LogError("{Error}", cause)""", """logger.LogError(cause, "'Store' failed")""")]
    [InlineData("""logger.LogError(cause.ToString())""", """logger.LogError(cause, "'Store' failed")""")]
    [InlineData("""logger.LogError($"order {id} failed: {cause.Message}")""", """logger.LogError(cause, "order {Id} failed", id)""")]
    [InlineData("""logger.LogError("failed: " + cause)""", """logger.LogError(cause, "failed")""")]
    [InlineData("""logger.Log(LogLevel.Error, "failed")""", """logger.Log(LogLevel.Error, cause, "failed")""")]
    [InlineData("""logger.LogError(new EventId(1), "failed")""", """logger.LogError(new EventId(1), cause, "failed")""")]
    public Task TheExceptionComesBeforeTheMessage(string before, string after) =>
        Fix.FixesAsync(Caught("(Exception cause) ", before), Caught("(Exception cause) ", after));

    [Theory]
    [InlineData("(Exception) ", "(Exception exception) ")]
    [InlineData("(InvalidOperationException) ", "(InvalidOperationException exception) ")]
    [InlineData("", "(Exception exception) ")]
    public Task AVariableIsDeclared(string before, string after) =>
        Fix.FixesAsync(Caught(before, """logger.LogError("failed")"""), Caught(after, """logger.LogError(exception, "failed")"""));

    [Fact]
    public Task AnotherVariableOfThatNameIsLeftAlone() => Fix.FixesAsync(
        Depot.Method("string exception", """try { Work(); } catch (Exception) { logger.LogError("failed {What}", exception); }"""),
        Depot.Method("string exception", """try { Work(); } catch (Exception exception2) { logger.LogError(exception2, "failed {What}", exception); }"""));

    [Fact]
    public Task AllAreFixedAtOnce() => Fix.FixesAllAsync(
        Depot.Method("", """
            try { Work(); } catch { logger.LogError("one"); }
                    try { Work(); } catch (Exception cause) { logger.LogError("two {Error}", cause); }
            """),
        Depot.Method("", """
            try { Work(); } catch (Exception exception) { logger.LogError(exception, "one"); }
                    try { Work(); } catch (Exception cause) { logger.LogError(cause, "two"); }
            """));

    private static string Caught(string declaration, string log) => Depot.Method("int id", $$"""
        try { Work(); }
                catch {{declaration}}{ {{log}}; }
        """);
}
