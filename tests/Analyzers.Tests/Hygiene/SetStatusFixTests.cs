using Instrumentation.CodeFixes.Hygiene;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class SetStatusFixTests
{
    private static readonly FixTest Fix = new(new SetStatusFix());

    [Fact]
    public Task TheStatusHasTheTypeOfTheException() => Fix.FixesAsync(
        Caught("(Exception cause)", """
            // Why?
                        throw new InvalidOperationException("work", cause);
            """),
        Caught("(Exception cause)", """
            // Why?
                        span?.SetStatus(ActivityStatusCode.Error, cause.GetType().Name);
                        throw new InvalidOperationException("work", cause);
            """));

    [Fact]
    public Task WithoutAVariableThereIsNoDescription() => Fix.FixesAsync(
        Caught("", "throw;"),
        Caught("", """
            span?.SetStatus(ActivityStatusCode.Error);
                        throw;
            """));

    [Fact]
    public Task ABlockOnOneLineStaysOnIt() => Fix.FixesAsync(
        Depot.Method("", """using var span = source.StartActivity("a"); try { Work(); } catch (Exception) { throw; }"""),
        Depot.Method("", """using var span = source.StartActivity("a"); try { Work(); } catch (Exception) { span?.SetStatus(ActivityStatusCode.Error); throw; }"""));

    [Fact]
    public Task AnEventIsAddedWhereItIsRequired()
    {
        var fix = Fix with { Setup = Fix.Setup with { Options = Fix.Setup.Options.SetItem("instrumentation.INS4003.require_event", "true") } };
        return fix.FixesAsync(
            Caught("(Exception cause)", """
                span?.SetStatus(ActivityStatusCode.Error);
                            throw;
                """),
            Caught("(Exception cause)", """
                span?.AddException(cause);
                            span?.SetStatus(ActivityStatusCode.Error);
                            throw;
                """));
    }

    [Fact]
    public Task AFailureThatIsReturnedIsMarkedBefore() => Fix.FixesAsync(
        Depot.Method("bool isFull", """
            using var span = source.StartActivity("a");
                    if (isFull)
                    {
                        return Outcome.Fail("full");
                    }

                    return new Outcome();
            """, Outcome, "Depot.Outcome"),
        Depot.Method("bool isFull", """
            using var span = source.StartActivity("a");
                    if (isFull)
                    {
                        span?.SetStatus(ActivityStatusCode.Error);
                        return Outcome.Fail("full");
                    }

                    return new Outcome();
            """, Outcome, "Depot.Outcome"));

    [Fact]
    public Task AllAreFixedAtOnce() => Fix.FixesAllAsync(
        Depot.Method("", """
            using var span = source.StartActivity("a");
                    try { Work(); } catch (TimeoutException) { throw; } catch (Exception) { throw; }
            """),
        Depot.Method("", """
            using var span = source.StartActivity("a");
                    try { Work(); } catch (TimeoutException) { span?.SetStatus(ActivityStatusCode.Error); throw; } catch (Exception) { span?.SetStatus(ActivityStatusCode.Error); throw; }
            """));

    private const string Outcome =
        "public sealed class Outcome { public bool IsSuccess { get; set; } public string? Error { get; set; } public static Outcome Fail(string error) => new() { Error = error }; }";

    private static string Caught(string declaration, string handler) => Depot.Method("", $$"""
        using var span = source.StartActivity("a");
                try
                {
                    Work();
                }
                catch {{declaration}}
                {
                    {{handler}}
                }
        """);
}
