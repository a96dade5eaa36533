namespace Instrumentation.Runtime.Tests.Calls;

public sealed class SyncCallTests
{
    [Fact]
    public void ResultIsHandedOnAndSpanHasUnsetStatus()
    {
        using var subject = Subject.Full();

        Assert.Equal(7, subject.Call(() => 7));

        var span = subject.Spans.Only();
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Null(span["error.type"]);
        Assert.Empty(span.Events);
    }

    [Fact]
    public void SpanHasNameKindScopeAndFunction()
    {
        using var subject = Subject.With(new SubjectOptions { Traced = true, Kind = ActivityKind.Producer });

        subject.Call(() => { });

        var span = subject.Spans.Only();
        Assert.Equal("Shop.Place", span.Name);
        Assert.Equal(ActivityKind.Producer, span.Activity.Kind);
        Assert.Equal(subject.Scope, span.Activity.Source.Name);
        Assert.Equal("1.0", span.Activity.Source.Version);
        Assert.Equal("Shop.Place", span["code.function.name"]);
    }

    [Fact]
    public void ExceptionIsTheCallersOwnAndSpanHasErrorStatus()
    {
        using var subject = Subject.Full();
        var thrown = new InvalidOperationException("no stock");

        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => subject.Call(() => throw thrown)));

        var span = subject.Spans.Only();
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("no stock", span.StatusDescription);
        Assert.Equal("System.InvalidOperationException", span["error.type"]);
        Assert.Equal("exception", Assert.Single(span.Events).Name);
    }

    [Fact]
    public void ErrorTypeIsTheSameOnSpanMetricAndLog()
    {
        using var subject = Subject.Full();

        Assert.Throws<KeyNotFoundException>(() => subject.Call(() => throw new KeyNotFoundException()));

        const string expected = "System.Collections.Generic.KeyNotFoundException";
        Assert.Equal(expected, subject.Spans.Only()["error.type"]);
        Assert.Equal(expected, subject.Metrics.Only("operation.calls")["error.type"]);
        Assert.Equal(expected, subject.Logs.Only("Place.Failed")["error.type"]);
    }

    [Fact]
    public void FilterAboveSeesTheStackOnWhichTheExceptionWasThrown()
    {
        using var subject = Subject.Full();
        var unwound = false;
        bool? unwoundAtFilter = null;

        try
        {
            subject.Call(() =>
            {
                try
                {
                    throw new InvalidOperationException();
                }
                finally
                {
                    unwound = true;
                }
            });
        }
        catch (InvalidOperationException) when (Look())
        {
        }

        Assert.False(unwoundAtFilter);
        Assert.True(unwound);

        bool Look()
        {
            unwoundAtFilter = unwound;
            return true;
        }
    }

    [Fact]
    public void SpanCoversTheFinallyBlocksOfAMethodThatThrows()
    {
        using var subject = Subject.Traced();
        Activity? inFinally = null;
        var stoppedInFinally = true;

        Assert.Throws<InvalidOperationException>(() => subject.Call(() =>
        {
            try
            {
                throw new InvalidOperationException();
            }
            finally
            {
                inFinally = Activity.Current;
                stoppedInFinally = inFinally!.IsStopped;
            }
        }));

        Assert.Same(subject.Spans.Only().Activity, inFinally);
        Assert.False(stoppedInFinally);
    }

    [Fact]
    public void NestedCallIsTheChildOfTheOuterOne()
    {
        using var outer = Subject.Traced();
        using var inner = Subject.Traced();

        outer.Call(() => inner.Call(() => { }));

        Assert.Equal(outer.Spans.Only().SpanId, inner.Spans.Only().ParentSpanId);
        Assert.Equal(outer.Spans.Only().TraceId, inner.Spans.Only().TraceId);
    }

    [Fact]
    public void RecursionYieldsASpanForEveryCall()
    {
        using var subject = Subject.Full(("depth", 1));

        int Depth(int left) => subject.Call(() => left == 0 ? 0 : 1 + Depth(left - 1));

        Assert.Equal(5, Depth(5));
        var spans = subject.Spans.Spans;
        Assert.Equal(6, spans.Count);
        for (var i = 0; i < 5; i++)
            Assert.Equal(spans[i + 1].SpanId, spans[i].ParentSpanId);
        Assert.Equal(0, subject.Metrics.Sum("operation.active"));
    }

    [Fact]
    public void SpanAndHistogramAgreeOnTheDuration()
    {
        using var subject = Subject.Full();

        subject.Call(() => Thread.Sleep(20));

        var seconds = (double)subject.Metrics.Only("operation.duration").Value;
        Assert.InRange(seconds, 0.015, 5);
        Assert.Equal(seconds, subject.Spans.Only().Duration.TotalSeconds, tolerance: 1e-6);
    }

    [Fact]
    public void TagsAtEntryAreSeenBySamplersAndNullsAreLeftOut()
    {
        using var subject = Subject.Traced(("order_id", 42), ("coupon", null), ("region", "eu"));

        subject.Call(() => { });

        var seen = Assert.Single(subject.Spans.SampledTags);
        Assert.Equal(["code.function.name", "order_id", "region"], seen.Select(static tag => tag.Key));
        Assert.Equal(["code.function.name", "order_id", "region"], subject.Spans.Only().Tags.Select(static tag => tag.Key));
        Assert.Equal(42, subject.Spans.Only()["order_id"]);
    }

    [Fact]
    public void TagOfTheResultIsOnSpanMetricAndLog()
    {
        using var subject = Subject.With(SubjectOptions.Full with { TagsResult = true });

        subject.Call(() => "paid");

        Assert.Equal("paid", subject.Spans.Only()["result"]);
        Assert.Equal("paid", subject.Metrics.Only("operation.calls")["result"]);
        Assert.Equal("paid", subject.Metrics.Only("operation.duration")["result"]);
        Assert.Equal("paid", subject.Logs.Only("Place.Succeeded")["result"]);
    }

    [Fact]
    public void NothingIsWantedWhenNobodyListens()
    {
        using var subject = Subject.With(SubjectOptions.Full with { Listens = false });
        var state = default(CallState);
        var frame = default(CallFrame);

        Assert.False(subject.Operation.IsTraced);
        Assert.False(subject.Operation.IsMetered);
        Assert.False(Operation.IsLogged);
        Assert.False(subject.Operation.Start(ref state, ref frame, default(NoTags)));
        Assert.Equal(7, subject.Call(() => 7));
    }
}
