using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Errors;

public sealed class LogErrorOnceTests : IDisposable
{
    private readonly LogRecorder recorder = new();
    private readonly ILogger logger;

    public LogErrorOnceTests() => logger = recorder.CreateLogger("Test");

    public void Dispose() => recorder.Dispose();

    [Fact]
    public void ExceptionIsWrittenWithMessageArgumentsAndContext()
    {
        var exception = new InvalidOperationException("no stock").AddLogContext("user.id", 7);

        logger.LogErrorOnce(exception, "Order {OrderId} failed", 42);

        var log = recorder.Only();
        Assert.Equal(LogLevel.Error, log.Level);
        Assert.Equal("Order 42 failed", log.Message);
        Assert.Same(exception, log.Exception);
        Assert.Equal([new("user.id", 7), new("OrderId", 42), new("{OriginalFormat}", "Order {OrderId} failed")], log.State);
    }

    [Fact]
    public void ExceptionIsWrittenOnce()
    {
        var exception = new InvalidOperationException();

        logger.LogErrorOnce(exception, "first");
        logger.LogErrorOnce(exception, "second");

        Assert.Equal("first", recorder.Only().Message);
    }

    [Fact]
    public void ExceptionIsWrittenOnceFromManyThreads()
    {
        var exception = new InvalidOperationException();

        Parallel.For(0, 100, _ => logger.LogErrorOnce(exception, "again"));

        Assert.Single(recorder.Logs);
    }

    [Fact]
    public void ExceptionThatAFailureRecordHasWrittenIsNotWrittenAgain()
    {
        using var subject = Subject.Full();

        var exception = Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException()));
        logger.LogErrorOnce(exception, "again");

        Assert.Same(exception, subject.Logs.Only("Place.Failed").Exception);
        Assert.Empty(recorder.Logs);
    }

    [Fact]
    public void LoggerThatIsOffDoesNotUseUpTheOneTime()
    {
        var exception = new InvalidOperationException();

        recorder.MinimumLevel = LogLevel.None;
        logger.LogErrorOnce(exception, "off");
        recorder.MinimumLevel = LogLevel.Trace;
        logger.LogErrorOnce(exception, "on");

        Assert.Equal("on", recorder.Only().Message);
    }

    [Fact]
    public void AggregateOfWrittenExceptionsIsNotWrittenAgain()
    {
        var first = new InvalidOperationException();
        var second = new ArgumentException("bad");
        logger.LogErrorOnce(first, "first");
        logger.LogErrorOnce(second, "second");

        logger.LogErrorOnce(new AggregateException(first, second), "aggregate");

        Assert.Equal(["first", "second"], recorder.Logs.Select(static log => log.Message));
    }

    [Fact]
    public void AggregateOfAnExceptionThatWasNotWrittenIsWritten()
    {
        var first = new InvalidOperationException();
        logger.LogErrorOnce(first, "first");

        var aggregate = new AggregateException(first, new ArgumentException("bad"));
        logger.LogErrorOnce(aggregate, "aggregate");
        logger.LogErrorOnce(aggregate, "aggregate again");

        Assert.Equal(["first", "aggregate"], recorder.Logs.Select(static log => log.Message));
    }

    [Fact]
    public void ExceptionThatWasWrittenInsideAnAggregateIsNotWrittenAgain()
    {
        var inner = new InvalidOperationException();

        logger.LogErrorOnce(new AggregateException(new AggregateException(inner)), "aggregate");
        logger.LogErrorOnce(inner, "inner");

        Assert.Equal("aggregate", recorder.Only().Message);
    }

    [Fact]
    public void ValueOfTheMessageAndOfTheInnermostFrameWins()
    {
        var exception = new InvalidOperationException()
            .AddLogContext("step", "inner").AddLogContext("step", "outer").AddLogContext("OrderId", 1);

        logger.LogErrorOnce(exception, "Order {OrderId} failed", 42);

        var log = recorder.Only();
        Assert.Equal("inner", Assert.Single(log.State, static pair => pair.Key == "step").Value);
        Assert.Equal(42, Assert.Single(log.State, static pair => pair.Key == "OrderId").Value);
    }

    [Fact]
    public void MissingArgumentsAreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => logger.LogErrorOnce(null!, "message"));
        Assert.Throws<ArgumentNullException>(static () => ((ILogger)null!).LogErrorOnce(new InvalidOperationException(), "message"));
    }
}
