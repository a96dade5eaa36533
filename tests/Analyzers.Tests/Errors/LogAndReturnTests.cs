using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Errors;

public class LogAndReturnTests
{
    private static readonly RuleTest Rule = new(RuleIds.LogAndReturn);

    [Theory]
    [InlineData("return exception;", "is returned")]
    [InlineData("completion.SetException(exception); return null;", "is handed on")]
    public async Task TheMessageSaysHowTheErrorLeaves(string exit, string words)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Catch("Exception?", $$"""[|logger.LogError(exception, "failed")|]; {{exit}}""")));

        Assert.Contains(words, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Single(diagnostic.AdditionalLocations);
    }

    [Fact]
    public async Task ABoundaryIsAnOption()
    {
        await Rule.ReportsAsync(Catch("Reply?", """[|logger.LogError(exception, "failed")|]; return new Reply(exception);"""));
        foreach (var name in new[] { "Reply", "Other; Remote.Reply" })
            await With("boundary_types", name).ReportsAsync(Catch("Reply?", """logger.LogError(exception, "failed"); return new Reply(exception);"""));
    }

    [Fact]
    public async Task AResultIsAnOption()
    {
        await Rule.ReportsAsync(Catch("Reply?", """logger.LogError(exception, "failed"); return Reply.Of(exception.Message);"""));
        await With("result_types", "Reply").ReportsAsync(
            Catch("Reply?", """[|logger.LogError(exception, "failed")|]; return Reply.Of(exception.Message);"""));
    }

    [Fact]
    public Task AnErrorThatIsThrownOnOnePathIsReportedOnce() => Rule.ReportsAsync(Catch(
        "Exception?",
        """{|INS2001:logger.LogError(exception, "failed")|}; if (exception is FormatException) throw; return exception;"""));

    [Fact]
    public Task AResultThatIsTestedTwiceIsOneFailure() => Rule.ReportsAsync("""
        record Result(bool IsSuccess, string? Error);

        class Store(ILogger logger)
        {
            private static Result Save() => new(false, "failed");

            private Result Retry()
            {
                var result = Save();
                if (!result.IsSuccess)
                    [|logger.LogError("failed: {Error}", result.Error)|];
                return result.IsSuccess ? new(true, null) : result;
            }
        }
        """);

    private static RuleTest With(string option, string value) => Rule with
    {
        Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem($"instrumentation.{option}", value) },
    };

    private static string Catch(string type, string statements) => $$"""
        namespace Remote;

        class Reply(Exception exception)
        {
            public Exception Cause { get; } = exception;
            public static Reply Of(string message) => new(new InvalidOperationException(message));
        }

        class Store(ILogger logger, TaskCompletionSource completion)
        {
            private {{type}} Save()
            {
                try { completion.SetResult(); return null; }
                catch (Exception exception) { {{statements}} }
            }
        }
        """;
}
