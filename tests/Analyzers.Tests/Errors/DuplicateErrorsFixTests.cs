using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests.Errors;

public class DuplicateErrorsFixTests
{
    private static readonly FixTest Fix = new(new DuplicateErrorsFix());
    private static readonly FixTest Fold = Fix with { Title = "Move the message" };
    private static readonly FixTest Handle = Fix with { Title = "Handle" };

    [Fact]
    public Task ValuesGoOnWithTheException() => Fix.FixesAsync(
        Source("""
            // Not saved.
            logger.LogError(exception, "order {OrderId} of {@Customer} is not saved: {Error}", id, "x" + id, exception.Message); // Why?
            throw;
            """),
        Source("""
            // Not saved.
            exception.AddLogContext("OrderId", id);
            exception.AddLogContext("Customer", "x" + id); // Why?
            throw;
            """));

    [Fact]
    public Task ALogWithoutValuesGoes() => Fix.FixesAsync(
        Source("""
            logger.LogError(exception, "not saved");
            throw;
            """),
        Source("throw;").Replace("(Exception exception)", "(Exception)", StringComparison.Ordinal));

    [Fact]
    public Task AVariableThatIsStillUsedStays() => Fix.FixesAsync(
        Source("""
            logger.LogError(exception, "not saved");
            throw new InvalidOperationException("not saved", exception);
            """),
        Source("""throw new InvalidOperationException("not saved", exception);"""));

    [Fact]
    public Task TheQuestionWhetherTheLogIsOnGoesWithIt() => Fix.FixesAsync(
        Source("""
            if (logger.IsEnabled(LogLevel.Error))
            {
                logger.LogError(exception, "not saved");
            }

            throw new InvalidOperationException("not saved", exception);
            """),
        Source("""throw new InvalidOperationException("not saved", exception);"""));

    [Fact]
    public Task AConditionalAccessIsAStatementAsWell() => Fix.FixesAsync(
        Source("""
            optional?.LogError(exception, "order {OrderId}", id);
            throw;
            """),
        Source("""
            exception.AddLogContext("OrderId", id);
            throw;
            """));

    [Fact]
    public Task AStatementWithoutABlockLeavesAnEmptyOne() => Fix.FixesAsync(
        Source("""
            if (id > 0)
                logger.LogError(exception, "positive");
            throw new InvalidOperationException("not saved", exception);
            """),
        Source("""
            if (id > 0)
            {
            }
            throw new InvalidOperationException("not saved", exception);
            """));

    [Fact]
    public Task TheMessageGoesIntoTheNewException() => Fold.FixesAsync(
        Source("""
            logger.LogError(exception, "order {OrderId:D4} is \"not\" {{saved}}", id);
            throw new InvalidOperationException("store", exception);
            """),
        Source("""throw new InvalidOperationException($"store: order {id:D4} is \"not\" {{saved}}", exception);"""));

    [Fact]
    public Task AMessageWithoutValuesStaysALiteral() => Fold.FixesAsync(
        Source("""
            logger.LogError(exception, "{{0}}");
            throw new InvalidOperationException("", exception);
            """),
        Source("""throw new InvalidOperationException("{0}", exception);"""));

    [Fact]
    public Task TheErrorMayEndWhereItIsLogged() => Handle.FixesAsync(
        Source("""
            logger.LogError(exception, "not saved");
            throw;
            """),
        Source("""logger.LogError(exception, "not saved");"""));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        Source("""
            logger.LogError(exception, "order {OrderId}", id);
            throw;
            """, """
            logger.LogWarning(exception, "order {OrderId}", id);
            throw;
            """),
        Source("""
            exception.AddLogContext("OrderId", id);
            throw;
            """, """
            exception.AddLogContext("OrderId", id);
            throw;
            """));

    [Fact]
    public Task AFilterIsNotRewritten() => Fix.OffersNothingAsync("""
        using Microsoft.Extensions.Logging;

        class Store(ILogger logger)
        {
            void Save()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception) when (IsNoted(exception)) { throw new InvalidOperationException("not saved", exception); }
            }

            bool IsNoted(Exception exception)
            {
                logger.LogError(exception, "noted");
                return exception is FormatException;
            }
        }
        """.Replace("throw new InvalidOperationException(\"not saved\", exception);", "ThrowAgain(exception);", StringComparison.Ordinal)
        .Replace("    bool IsNoted", "    static int ThrowAgain(Exception exception) => throw new InvalidOperationException(\"not saved\", exception);\n\n    bool IsNoted", StringComparison.Ordinal));

    [Fact]
    public Task TheLogOfTheCalledMethodGoes() => (Fix with { Title = "Remove the log of the called method" }).FixesAsync(
        Pair("""logger.LogError(exception, "saving");""", "(Exception exception)", """logger.LogError(exception, "not saved");"""),
        Pair("", "(Exception exception)", """logger.LogError(exception, "not saved");""").Replace("        \n", "", StringComparison.Ordinal));

    [Fact]
    public Task OrTheOneOfTheCaller() => (Fix with { Title = "Remove this log" }).FixesAsync(
        Pair("""logger.LogError(exception, "saving");""", "(Exception exception)", """logger.LogError(exception, "not saved");"""),
        Pair("""logger.LogError(exception, "saving");""", "(Exception)", ""));

    private static string Pair(string below, string declaration, string above) => $$"""
        using Microsoft.Extensions.Logging;

        class Store(ILogger logger)
        {
            int attempts;

            void Save()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception)
                {
                    {{below}}
                    if (attempts++ > 3 && exception is not FormatException)
                        throw;
                }
            }

            void Run()
            {
                logger.LogInformation("running");
                try { Save(); }
                catch {{declaration}} { {{above}}}
            }
        }
        """.Replace("            \n", "", StringComparison.Ordinal);

    private static string Source(string statements, string? more = null)
    {
        var second = more is null ? "" : $$"""


                void Load(int id)
                {
                    try { Console.Out.Flush(); }
                    catch (Exception exception)
                    {
                        {{Indented(more)}}
                    }
                }
            """;
        return $$"""
            using Microsoft.Extensions.Logging;

            class Store(ILogger logger, ILogger? optional)
            {
                void Save(int id)
                {
                    try { logger.LogInformation("saving {OrderId}", id); optional?.LogInformation("saving"); }
                    catch (Exception exception)
                    {
                        {{Indented(statements)}}
                    }
                }{{second}}
            }
            """;
    }

    private static string Indented(string statements) =>
        string.Join("\n", statements.Split('\n').Select(static (line, index) => index == 0 || line.Length == 0 ? line : $"            {line}"));
}
