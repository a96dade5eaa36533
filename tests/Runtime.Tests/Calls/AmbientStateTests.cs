namespace Instrumentation.Runtime.Tests.Calls;

/// <summary>Our span and our log scope never stay after the call; what the method itself changed does.</summary>
public sealed class AmbientStateTests
{
    private static readonly string[] AllPaths =
        ["returns", "throws", "completed", "failed", "null", "pending", "pending failure", "value", "pending value"];

    public static TheoryData<string, bool> Paths
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var path in AllPaths)
            {
                data.Add(path, false);
                data.Add(path, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task SpanAndScopeNeverLeak(string path, bool root)
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(SubjectOptions.Full with { Root = root }, ("order_id", 42));
        var gate = new TaskCompletionSource();

        Task? task = null;
        try
        {
            task = path switch
            {
                "returns" => subject.Call(() => Task.CompletedTask),
                "throws" => subject.Call<Task>(() => throw new InvalidOperationException()),
                "completed" => subject.CallAsync(() => Task.CompletedTask),
                "failed" => subject.CallAsync(() => Task.FromException(new InvalidOperationException())),
                "null" => subject.CallAsync((Func<Task>)(() => null!)),
                "pending" or "pending failure" => subject.CallAsync(() => gate.Task),
                "value" => subject.CallValueAsync(() => default).AsTask(),
                _ => subject.CallValueAsync(() => new ValueTask(gate.Task)).AsTask(),
            };
        }
        catch (InvalidOperationException)
        {
        }

        MustBeTheCallers();
        if (path == "pending failure")
            gate.SetException(new InvalidOperationException());
        else
            gate.SetResult();
        MustBeTheCallers();
        await (task ?? Task.CompletedTask).ContinueWith(static _ => { }, TaskScheduler.Default);
        MustBeTheCallers();
        Assert.Single(subject.Spans.Spans);
        Assert.Equal(root, subject.Spans.Only().TraceId != ambient.Caller.TraceId);

        void MustBeTheCallers()
        {
            Assert.Same(ambient.Caller, Activity.Current);
            Assert.Empty(subject.Logs.OpenScopeValues);
        }
    }

    [Fact]
    public async Task AsyncMethodSeesSpanAndScopeBeforeAndAfterItsAwaits()
    {
        using var subject = Subject.Full(("order_id", 42));
        Activity? before = null;
        Activity? after = null;
        var scope = Array.Empty<KeyValuePair<string, object?>>();

        await subject.CallAsync(async () =>
        {
            before = Activity.Current;
            await Task.Yield();
            after = Activity.Current;
            scope = [.. subject.Logs.OpenScopeValues];
        });

        var span = subject.Spans.Only().Activity;
        Assert.Same(span, before);
        Assert.Same(span, after);
        Assert.Equal([new("order_id", 42)], scope);
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueThatANonAsyncMethodSetsStays(bool pending)
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        var gate = new TaskCompletionSource();

        var task = subject.CallAsync(() =>
        {
            ambient.Value.Value = "set by the method";
            return pending ? gate.Task : Task.CompletedTask;
        });

        Assert.Equal("set by the method", ambient.Value.Value);
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Empty(subject.Logs.OpenScopeValues);
        gate.SetResult();
        await task;
        Assert.Equal("set by the method", ambient.Value.Value);
        Assert.Same(ambient.Caller, Activity.Current);
    }

    [Fact]
    public async Task ValueThatAnAsyncMethodSetsDoesNotReachTheCaller()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();

        await subject.CallAsync(async () =>
        {
            ambient.Value.Value = "set by the method";
            await Task.Yield();
        });

        Assert.Null(ambient.Value.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SpanThatTheMethodLeavesCurrentStaysCurrent(bool root)
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(new SubjectOptions { Traced = true, Root = root });

        using var begun = subject.Call(() => ambient.Start("begun"));

        Assert.Same(begun, Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SpanThatTheMethodStartsAndStopsBeforeItsTaskIsPendingDoesNotKeepOursCurrent(bool root)
    {
        using var ambient = new Ambient();
        using var subject = Subject.With(new SubjectOptions { Traced = true, Root = root });
        var gate = new TaskCompletionSource();

        var task = subject.CallAsync(() =>
        {
            using var own = ambient.Start("own");
            return gate.Task;
        });

        Assert.Same(ambient.Caller, Activity.Current);
        gate.SetResult();
        await task;
        Assert.Same(ambient.Caller, Activity.Current);
    }

    [Fact]
    public async Task SuppressedFlowLeaksNothing()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full(("order_id", 42));
        var gate = new TaskCompletionSource();
        Task task;

        using (ExecutionContext.SuppressFlow())
        {
            task = subject.CallAsync(() => gate.Task);
            Assert.Same(ambient.Caller, Activity.Current);
            Assert.Empty(subject.Logs.OpenScopeValues);
            Assert.True(ExecutionContext.IsFlowSuppressed());
        }

        gate.SetResult();
        await task;
        Assert.Same(ambient.Caller, Activity.Current);
        Assert.Equal(ambient.Caller.SpanId, subject.Spans.Only().ParentSpanId);
    }

    [Fact]
    public async Task ThreadThatCompletesTheTaskKeepsItsOwnCurrentSpan()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource();
        var task = subject.CallAsync(() => gate.Task);
        Activity? expected = null;
        Activity? actual = null;

        var thread = new Thread(() =>
        {
            Activity.Current = null;
            using var own = ambient.Start("completing thread");
            expected = own;
            gate.SetResult();
            actual = Activity.Current;
        });
        thread.Start();
        thread.Join();
        await task;

        Assert.NotNull(expected);
        Assert.Same(expected, actual);
    }

    [Fact]
    public async Task FireAndForgetEndsItsSpanWithoutTouchingTheCaller()
    {
        using var ambient = new Ambient();
        using var subject = Subject.Full();
        var gate = new TaskCompletionSource();

        var forgotten = subject.CallAsync(() => gate.Task);
        Assert.Same(ambient.Caller, Activity.Current);
        gate.SetResult();
        await forgotten;

        Assert.Equal(ambient.Caller.SpanId, subject.Spans.Only().ParentSpanId);
    }
}
