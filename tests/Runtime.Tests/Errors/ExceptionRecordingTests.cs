namespace Instrumentation.Runtime.Tests.Errors;

public sealed class ExceptionRecordingTests
{
    [Fact]
    public void ExceptionIsRecordedOnceOverNestedFramesAndOnTheInnermost()
    {
        using var outer = Subject.Full();
        using var middle = Subject.Full();
        using var inner = Subject.Full();

        Assert.Throws<InvalidOperationException>(
            () => outer.Call(() => middle.Call(() => inner.Call(() => throw new InvalidOperationException()))));

        Assert.Single(inner.Spans.Only().Events);
        Assert.Empty(middle.Spans.Only().Events);
        Assert.Empty(outer.Spans.Only().Events);
        Assert.Equal(ActivityStatusCode.Error, outer.Spans.Only().Status);
        Assert.Equal("System.InvalidOperationException", outer.Spans.Only()["error.type"]);
    }

    [Fact]
    public async Task ExceptionIsRecordedOnceOverNestedAsyncFrames()
    {
        using var outer = Subject.Full();
        using var inner = Subject.Full();

        await Assert.ThrowsAsync<InvalidOperationException>(() => outer.CallAsync(async () =>
        {
            await Task.Yield();
            await inner.CallAsync(static async () =>
            {
                await Task.Yield();
                throw new InvalidOperationException();
            });
        }));

        Assert.Single(inner.Spans.Only().Events);
        Assert.Empty(outer.Spans.Only().Events);
        Assert.Equal(ActivityStatusCode.Error, outer.Spans.Only().Status);
    }

    [Fact]
    public void SameExceptionObjectInAnotherTraceIsRecordedAgain()
    {
        using var subject = Subject.Traced();
        var cached = new InvalidOperationException();

        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw cached));
        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw cached));

        Assert.Equal(2, subject.Spans.Spans.Count);
        Assert.All(subject.Spans.Spans, static span => Assert.Single(span.Events));
    }

    [Fact]
    public void ExceptionThatLeavesASpanWhichRecordsNothingIsRecordedOnTheNext()
    {
        using var outer = Subject.Traced();
        using var inner = Subject.With(new SubjectOptions { Traced = true, Sampling = ActivitySamplingResult.PropagationData });

        Assert.Throws<InvalidOperationException>(() => outer.Call(() => inner.Call(() => throw new InvalidOperationException())));

        Assert.Empty(inner.Spans.Only().Events);
        Assert.Single(outer.Spans.Only().Events);
    }

    [Fact]
    public void WrapperWithACauseIsAnErrorOfItsOwn()
    {
        using var outer = Subject.Traced();
        using var inner = Subject.Traced();

        Assert.Throws<InvalidOperationException>(() => outer.Call(() =>
        {
            try
            {
                inner.Call(() => throw new ArgumentException("bad"));
            }
            catch (ArgumentException cause)
            {
                throw new InvalidOperationException("wrapped", cause);
            }
        }));

        Assert.Equal("System.ArgumentException", inner.Spans.Only()["error.type"]);
        Assert.Equal("System.InvalidOperationException", outer.Spans.Only()["error.type"]);
        Assert.Single(outer.Spans.Only().Events);
    }

    [Fact]
    public void EventHasTypeMessageAndStack()
    {
        using var subject = Subject.Traced();

        Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw new InvalidOperationException("no stock")));

        var tags = Assert.Single(subject.Spans.Only().Events).Tags.ToDictionary();
        Assert.Equal("System.InvalidOperationException", tags["exception.type"]);
        Assert.Equal("no stock", tags["exception.message"]);
        Assert.Contains(nameof(EventHasTypeMessageAndStack), (string?)tags["exception.stacktrace"], StringComparison.Ordinal);
    }
}
