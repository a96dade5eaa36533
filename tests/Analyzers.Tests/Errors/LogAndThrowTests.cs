using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Errors;

public class LogAndThrowTests
{
    private static readonly RuleTest Rule = new(RuleIds.LogAndThrow);

    [Fact]
    public async Task TheLogIsMarkedAndTheThrowNamed()
    {
        var diagnostics = await Rule.ReportsAsync(Catch("""[|logger.LogError(exception, "failed")|]; throw;"""));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            "'LogError' logs an error that is rethrown afterwards, and whoever handles it logs it again; leave the log to the handler",
            diagnostic.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal("throw;", Text(Assert.Single(diagnostic.AdditionalLocations)));
    }

    [Fact]
    public async Task TheThrowIsNamedInALambda()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync("""
            class Store(ILogger logger)
            {
                private Action Save() => () =>
                {
                    try { Console.Out.Flush(); }
                    catch (Exception exception) { [|logger.LogError(exception, "failed")|]; throw; }
                };
            }
            """));

        Assert.Equal("throw;", Text(Assert.Single(diagnostic.AdditionalLocations)));
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"failed\", exception);", "is wrapped and thrown")]
    [InlineData("throw exception;", "is rethrown")]
    [InlineData("throw exception.GetBaseException();", "is rethrown")]
    public async Task TheMessageSaysHowTheErrorLeaves(string exit, string words)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Catch($$"""[|logger.LogError(exception, "failed")|]; {{exit}}""")));

        Assert.Contains(words, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task OnlyTheFirstOfTwoLogsOnAPathIsReported() => Rule.ReportsAsync(Catch(
        """[|logger.LogError(exception, "failed")|]; logger.LogWarning(exception, "failed"); throw;"""));

    [Fact]
    public Task EachBranchHasItsOwn() => Rule.ReportsAsync(Catch(
        """if (exception is FormatException) { [|logger.LogWarning(exception, "format")|]; throw; } [|logger.LogError(exception, "failed")|]; throw;"""));

    [Fact]
    public Task AnExceptionOfTheFilterIsTheSame() => Rule.ReportsAsync("""
        class Store(ILogger logger)
        {
            private void Save()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception) when ([|IsNoted(exception)|]) { throw; }
            }

            private bool IsNoted(Exception exception)
            {
                logger.LogError(exception, "noted");
                return true;
            }
        }
        """);

    [Theory]
    [InlineData("LogInformation", "information")]
    [InlineData("LogDebug", "DEBUG")]
    public Task TheThresholdIsAnOption(string method, string threshold) => With("log_level_threshold", threshold).ReportsAsync(
        Catch($$"""[|logger.{{method}}(exception, "failed")|]; throw;"""));

    [Theory]
    [InlineData("Loud")]
    [InlineData("3")]
    [InlineData("")]
    public Task AThresholdThatIsNoneIsIgnored(string threshold) => With("log_level_threshold", threshold).ReportsAsync(
        Catch("""[|logger.LogWarning(exception, "failed")|]; throw;"""));

    [Fact]
    public Task AThresholdSilencesWhatIsBelow() => With("log_level_threshold", "Critical").ReportsAsync(
        Catch("""logger.LogError(exception, "failed"); throw;"""));

    [Fact]
    public async Task LevelsAreChosenOneByOne()
    {
        var rule = With("INS2001.levels", "Debug, Nonsense");
        await rule.ReportsAsync(Catch("""[|logger.LogDebug(exception, "failed")|]; throw;"""));
        await rule.ReportsAsync(Catch("""logger.LogError(exception, "failed"); throw;"""));
    }

    [Fact]
    public async Task AConditionalThrowIsReportedOnRequest()
    {
        const string Statements = """logger.LogError(exception, "failed"); if (exception is FormatException) throw;""";
        await Rule.ReportsAsync(Catch(Statements));
        await With("INS2001.report_conditional", "true").ReportsAsync(Catch(Statements.Replace(
            """logger.LogError(exception, "failed")""", """[|logger.LogError(exception, "failed")|]""", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheConsoleIsALogUnlessItIsNot()
    {
        await Rule.ReportsAsync(Catch("[|Console.Error.WriteLine(exception)|]; throw;"));
        await With("INS2001.console_is_log", "false").ReportsAsync(Catch("Console.Error.WriteLine(exception); throw;"));
    }

    [Fact]
    public async Task TestsAreLeftAloneUnlessTheyAreNot()
    {
        var tests = new RuleTest(RuleIds.LogAndThrow) { Setup = new GeneratorSetup().With("IsTestProject", "true") };
        await tests.ReportsAsync(Catch("""logger.LogError(exception, "failed"); throw;"""));

        var options = tests.Setup with { Options = tests.Setup.Options.Add("instrumentation.include_test_projects", "true") };
        await (tests with { Setup = options }).ReportsAsync(Catch("""[|logger.LogError(exception, "failed")|]; throw;"""));
    }

    [Fact]
    public Task ExtensionsOfTheSameNameInTheSameNamespaceCount() => Rule.ReportsAsync(
        new SourceFile("Extensions.cs", """
            namespace Microsoft.Extensions.Logging
            {
                public static class LoggerExtensions
                {
                    public static void LogError(this ILogger logger, Exception exception) => throw new NotSupportedException(logger + exception.Message);
                }
            }
            """),
        new SourceFile(SourceFile.DefaultPath, Catch("[|logger.LogError(exception)|]; throw;")));

    [Theory]
    [InlineData("NLog.Logger", "Error(exception, \"failed\")", true)]
    [InlineData("NLog.Logger", "Warn(exception, \"failed\")", true)]
    [InlineData("NLog.Logger", "Debug(exception, \"failed\")", false)]
    [InlineData("NLog.Logger", "Log(NLog.LogLevel.Fatal, exception)", true)]
    [InlineData("NLog.Logger", "Log(NLog.LogLevel.Trace, exception)", false)]
    [InlineData("log4net.ILog", "Fatal(\"failed\", exception)", true)]
    [InlineData("log4net.ILog", "ErrorFormat(\"failed {0}\", exception)", true)]
    [InlineData("log4net.ILog", "Info(\"failed\", exception)", false)]
    [InlineData("Wrappers.Log", "Failure(\"failed {Error}\", exception)", true)]
    [InlineData("Wrappers.Log", "At(Serilog.Events.LogEventLevel.Debug, \"failed {Error}\", exception)", false)]
    [InlineData("Wrappers.Log", "At(Serilog.Events.LogEventLevel.Warning, \"failed {Error}\", exception)", true)]
    public Task OtherLibrariesAreKnown(string type, string call, bool isReported) => Rule.ReportsAsync(
        new SourceFile("Libraries.cs", """
            namespace NLog
            {
                public sealed class LogLevel { public static readonly LogLevel Fatal = new(); public static readonly LogLevel Trace = new(); }
                public abstract class Logger
                {
                    public abstract void Error(Exception exception, string message);
                    public abstract void Warn(Exception exception, string message);
                    public abstract void Debug(Exception exception, string message);
                    public abstract void Log(LogLevel level, Exception exception);
                }
            }
            namespace log4net
            {
                public interface ILog
                {
                    void Fatal(object message, Exception exception);
                    void Info(object message, Exception exception);
                    void ErrorFormat(string format, object argument);
                }
            }
            namespace Serilog.Core
            {
                public sealed class MessageTemplateFormatMethodAttribute(string name) : Attribute { public string Name { get; } = name; }
            }
            namespace Serilog.Events
            {
                public enum LogEventLevel { Verbose, Debug, Information, Warning, Error, Fatal }
            }
            namespace Wrappers
            {
                public interface Log
                {
                    [Serilog.Core.MessageTemplateFormatMethod("template")] void Failure(string template, params object[] values);
                    [Serilog.Core.MessageTemplateFormatMethod("template")] void At(Serilog.Events.LogEventLevel level, string template, params object[] values);
                }
            }
            """),
        new SourceFile(SourceFile.DefaultPath, $$"""
            class Store({{type}} log)
            {
                private void Save()
                {
                    try { Console.Out.Flush(); }
                    catch (Exception exception) { {{(isReported ? $"[|log.{call}|]" : $"log.{call}")}}; throw; }
                }
            }
            """));

    [Fact]
    public Task ALogThatWritesAnErrorOnlyOnceIsNoneTooMany() => Rule.ReportsAsync(Catch("""logger.LogErrorOnce(exception, "failed"); throw;"""));

    [Fact]
    public async Task AProgramMayLogWhatEndsIt()
    {
        var program = Rule with { Setup = Rule.Setup with { OutputKind = OutputKind.ConsoleApplication } };
        await program.ReportsAsync("""
            ILogger logger = LoggerOf();
            try { Console.Out.Flush(); }
            catch (Exception exception) { logger.LogCritical(exception, "the end"); throw; }

            static ILogger LoggerOf() => throw new NotSupportedException();
            """);
        await program.ReportsAsync("""
            ILogger logger = LoggerOf();
            try { Console.Out.Flush(); }
            catch (Exception exception) { [|logger.LogError(exception, "the end")|]; throw; }

            static ILogger LoggerOf() => throw new NotSupportedException();
            """);
    }

    [Fact]
    public Task AHelperOfAnotherFileIsLookedInto() => Rule.ReportsAsync(
        new SourceFile("Events.cs", """
            static class Events
            {
                public static void Failed(ILogger logger, Exception exception) => Write(logger, LogLevel.Error, exception);
                public static void Tried(ILogger logger, Exception exception) => logger.LogDebug(exception, "tried");
                private static void Write(ILogger logger, LogLevel level, Exception exception) => logger.Log(level, exception, "failed");
            }
            """),
        new SourceFile(SourceFile.DefaultPath, Catch("Events.Tried(logger, exception); [|Events.Failed(logger, exception)|]; throw;")));

    [Fact]
    public async Task HowDeepAHelperIsLookedIntoIsAnOption()
    {
        var helpers = new SourceFile("Events.cs", """
            static class Events
            {
                public static void Failed(ILogger logger, Exception exception) => Write(logger, exception);
                private static void Write(ILogger logger, Exception exception) => logger.LogError(exception, "failed");
            }
            """);
        await Rule.ReportsAsync(helpers, new SourceFile(SourceFile.DefaultPath, Catch("[|Events.Failed(logger, exception)|]; throw;")));
        await With("max_call_depth", "0").ReportsAsync(
            helpers, new SourceFile(SourceFile.DefaultPath, Catch("Events.Failed(logger, exception); throw;")));
    }

    [Fact]
    public Task HelpersThatCallEachOtherEnd() => Rule.ReportsAsync("""
        class Store(ILogger logger)
        {
            private void First(Exception exception) { if (exception is FormatException) Second(exception); }
            private void Second(Exception exception) { First(exception); logger.LogError(exception, "failed"); }
            private void Save()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception) { [|First(exception)|]; throw; }
            }
        }
        """);

    [Fact]
    public Task BrokenCodeIsNoReasonToFail() => new RuleTest(RuleIds.LogAndThrow) { CompilerErrors = ["CS0103", "CS0246", "CS7036"] }.ReportsAsync("""
        class Store(ILogger logger)
        {
            private void Save()
            {
                try { Missing(); }
                catch (Nonsense exception) { logger.LogError(exception, 1, 2, 3); throw new Unknown(exception); }
                catch (Exception exception) { logger.Log(); throw Nobody(exception); }
            }
        }
        """);

    [Fact]
    public Task AMethodThatIsTooLongIsLeftAlone() => Rule.ReportsAsync(Catch(
        string.Concat(Enumerable.Range(0, 600).Select(static number => $"if (exception.HResult == {number}) Console.Out.Flush();"))
        + """logger.LogError(exception, "failed"); throw;"""));

    private static RuleTest With(string option, string value) => Rule with
    {
        Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem($"instrumentation.{option}", value) },
    };

    private static string Text(Location location) => location.SourceTree!.ToString()[location.SourceSpan.Start..location.SourceSpan.End];

    private static string Catch(string statements) => $$"""
        class Store(ILogger logger)
        {
            private void Save()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception) { {{statements}} }
            }
        }
        """;
}
