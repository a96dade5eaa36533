namespace Instrumentation.Runtime.Tests.Errors;

/// <summary>The variable is read once in the life of a process, so every case is a process.</summary>
public sealed class ExceptionSignalTests
{
    internal const string Command = "exception-signal";

    private const string Variable = "OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN";

    [Theory]
    [InlineData(null, "events=1 logs=0")]
    [InlineData("", "events=1 logs=0")]
    [InlineData("other", "events=1 logs=0")]
    [InlineData("logs", "events=0 logs=1")]
    [InlineData("other, logs", "events=0 logs=1")]
    [InlineData("logs/dup", "events=1 logs=1")]
    [InlineData("logs,logs/dup", "events=1 logs=1")]
    public void ExceptionIsRecordedWhereTheVariableSays(string? value, string expected) =>
        Assert.Equal(expected, ChildProcess.Run($"{Command} method", Variable, value));

    [Theory]
    [InlineData("task")]
    [InlineData("value task")]
    [InlineData("stream")]
    [InlineData("asynchronous stream")]
    public void ItIsTheSameHoweverTheCallEnds(string kind)
    {
        Assert.Equal("events=1 logs=0", ChildProcess.Run($"{Command} {kind}", Variable, value: null));
        Assert.Equal("events=0 logs=1", ChildProcess.Run($"{Command} {kind}", Variable, "logs"));
        Assert.Equal("events=1 logs=1", ChildProcess.Run($"{Command} {kind}", Variable, "logs/dup"));
    }

    /// <summary>An exception leaves two nested methods; prints how often it was recorded on spans and in logs.</summary>
    internal static async Task<int> RunInThisProcess(string kind)
    {
        using var outer = Subject.Traced();
        using var inner = Subject.Traced();
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        try
        {
            await Fail(kind, outer, inner);
        }
        catch (InvalidOperationException)
        {
        }

        var events = outer.Spans.Only().Events.Count + inner.Spans.Only().Events.Count;
        var records = logs.Logs.Count(log =>
            log.EventId.Name == "exception"
            && log.Exception is InvalidOperationException
            && log.SpanId == inner.Spans.Only().SpanId
            && Equals(log["exception.type"], "System.InvalidOperationException")
            && Equals(log["exception.message"], "no stock"));
        Console.WriteLine($"events={events} logs={records}");
        return logs.Logs.Count == records ? 0 : 2;
    }

    private static async Task Fail<TTags>(string kind, Subject<TTags> outer, Subject<TTags> inner)
        where TTags : struct, ITags
    {
        switch (kind)
        {
            case "task":
                await outer.CallAsync(() => inner.CallAsync(FailLater));
                break;
            case "value task":
                await outer.CallValueAsync(async () => await inner.CallValueAsync(async () => await FailLater()));
                break;
            case "stream":
                _ = outer.Stream(() => inner.Stream(Broken)).Count();
                break;
            case "asynchronous stream":
                await foreach (var _ in outer.StreamAsync(() => inner.StreamAsync(BrokenAsync)))
                {
                }

                break;
            default:
                outer.Call(() => inner.Call(() => throw new InvalidOperationException("no stock")));
                break;
        }
    }

    private static async Task FailLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("no stock");
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new InvalidOperationException("no stock");
    }

    private static async IAsyncEnumerable<int> BrokenAsync()
    {
        yield return 1;
        await FailLater();
    }
}
