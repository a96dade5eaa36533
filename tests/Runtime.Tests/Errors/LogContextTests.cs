namespace Instrumentation.Runtime.Tests.Errors;

public sealed class LogContextTests
{
    [Fact]
    public void ContextIsThatOfEveryFrameInnermostFirst()
    {
        using var outer = Subject.Logged(("order_id", 42), ("coupon", null));
        using var inner = Subject.Logged(("card", "visa"));

        var exception = Assert.Throws<InvalidOperationException>(() => outer.Call(() =>
            inner.Call(() => throw new InvalidOperationException().AddLogContext("user.id", 7))));

        Assert.Equal([new("user.id", 7), new("card", "visa"), new("order_id", 42)], exception.GetLogContext());
    }

    [Fact]
    public async Task ContextOfAsyncFramesIsCarried()
    {
        using var outer = Subject.Logged(("order_id", 42));
        using var inner = Subject.Logged(("card", "visa"));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => outer.CallAsync(() => inner.CallAsync(static async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException();
        })));

        Assert.Equal([new("card", "visa"), new("order_id", 42)], exception.GetLogContext());
    }

    [Fact]
    public void ContextOfTheCauseComesBeforeThatOfTheWrapper()
    {
        var cause = new ArgumentException("bad").AddLogContext("cause", 1);
        var wrapper = new InvalidOperationException("wrapped", cause).AddLogContext("wrapper", 2);

        Assert.Equal(["cause", "wrapper"], wrapper.GetLogContext().Select(static pair => pair.Key));
    }

    [Fact]
    public void ContextOfAnAggregateIsThatOfAllThatItHolds()
    {
        var aggregate = new AggregateException(
            new ArgumentException("a").AddLogContext("a", 1),
            new ArgumentException("b", new InvalidOperationException().AddLogContext("b.cause", 2)).AddLogContext("b", 3));
        aggregate.AddLogContext("all", 4);

        Assert.Equal(["a", "b.cause", "b", "all"], aggregate.GetLogContext().Select(static pair => pair.Key));
    }

    [Fact]
    public void ExceptionWithoutContextHasNone() => Assert.Empty(new InvalidOperationException().GetLogContext());

    [Fact]
    public void CachedExceptionDoesNotGrowForEver()
    {
        using var subject = Subject.Logged(("order_id", 42));
        var cached = new InvalidOperationException();

        for (var i = 0; i < 1000; i++)
            Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw cached));

        Assert.Equal(128, cached.GetLogContext().Count);
    }

    [Fact]
    public void MissingArgumentsAreRefused()
    {
        Assert.Throws<ArgumentNullException>(static () => ((Exception)null!).GetLogContext());
        Assert.Throws<ArgumentNullException>(static () => ((Exception)null!).AddLogContext("key", 1));
        Assert.Throws<ArgumentNullException>(static () => new InvalidOperationException().AddLogContext(null!, 1));
    }
}
