namespace Instrumentation.Runtime.Tests.Limits;

/// <summary>What one call leaves behind for the next.</summary>
public sealed class CallLimitTests
{
    private const int Long = 3_600_000;

    [Fact]
    public void ATokenThatIsKeptIsNeverCancelledByALaterCall()
    {
        var kept = Ended(Long);

        using (var caller = new CancellationTokenSource())
        {
            var limit = CallLimit.Start(1, "later", caller.Token);
            limit.Token.WaitHandle.WaitOne();
            Assert.True(limit.HasExpired);
            limit.End();
            caller.Cancel();
        }

        Assert.False(kept.IsCancellationRequested);
        Assert.False(kept.Register(static () => throw new InvalidOperationException("Somebody has cancelled it.")).Token.IsCancellationRequested);
    }

    [Fact]
    public void EachCallHasATokenOfItsOwn() => Assert.NotEqual(Ended(Long), Ended(Long));

    [Fact]
    public void ASourceThatIsPromisedToBeFreeServesTheNextCall() => Assert.Equal(Ended(Long, reuse: true), Ended(Long, reuse: true));

    [Fact]
    public void ASourceThatWasCancelledServesNoOther()
    {
        var expired = CallLimit.Start(1, "expired", CancellationToken.None, reuse: true);
        expired.Token.WaitHandle.WaitOne();
        expired.End();

        using var caller = new CancellationTokenSource();
        var canceled = CallLimit.Start(Long, "canceled", caller.Token, reuse: true);
        caller.Cancel();
        Assert.True(canceled.Token.IsCancellationRequested);
        Assert.False(canceled.HasExpired);
        canceled.End();

        Assert.False(Ended(Long, reuse: true).IsCancellationRequested);
        Assert.True(expired.Token.IsCancellationRequested);
        Assert.True(canceled.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task TheTimerOfACallBeforeEndsNoCallBeforeItsTime()
    {
        _ = Ended(1);
        var limit = CallLimit.Start(Long, "patient", CancellationToken.None);

        // The deadline is the same, and its timer goes off now.
        await Task.Delay(50);

        Assert.False(limit.Token.IsCancellationRequested);
        limit.End();
    }

    [Fact]
    public void TheTimerOfACallBeforeDoesNotDelayALimit()
    {
        _ = Ended(Long);
        var limit = CallLimit.Start(1, "impatient", CancellationToken.None);

        limit.Token.WaitHandle.WaitOne();

        Assert.True(limit.HasExpired);
        limit.End();
    }

    [Fact]
    public async Task ATimerThatWentOffInACallStillEndsItInTime()
    {
        _ = Ended(1);
        var limit = CallLimit.Start(40, "set again", CancellationToken.None);

        await Assert.ThrowsAsync<TimeoutException>(() => limit.Until(Task.Delay(Timeout.Infinite, limit.Token)));
    }

    [Fact]
    public void ACallerThatLivesLongKeepsNoCall()
    {
        using var caller = new CancellationTokenSource();
        var tokens = Enumerable.Range(0, 1_000).Select(at => Ended(Long, reuse: at % 2 == 0, caller.Token)).ToList();

        // Were one of them still linked, it would be cancelled with the caller.
        caller.Cancel();

        Assert.DoesNotContain(tokens, static token => token.IsCancellationRequested);
    }

    [Fact]
    public void TheCallsOfACallerThatLivesLongTakeNoMemory()
    {
        using var caller = new CancellationTokenSource();
        Assert.Equal(0, Allocated(() => Ended(Long, reuse: true, caller.Token)));
        Assert.Equal(0, Allocated(() => Ended(Long, reuse: true)));
    }

    [Fact]
    public void ACallThatEndsInTimeAllocatesItsSourceAndNothingElse()
    {
        var source = Allocated(static () =>
        {
            using var source = new CancellationTokenSource();
            return source.Token;
        });

        Assert.Equal(source, Allocated(static () => Ended(Long)));

        // A registration of a source: what the callee would add, were the token its caller's.
        using var caller = new CancellationTokenSource();
        Assert.Equal(source, Allocated(() => Ended(Long, reuse: false, caller.Token)));
    }

    [Fact]
    public async Task AContextOfTheFirstCallIsNotKeptByItsTimer()
    {
        var ambient = new AsyncLocal<object?>();
        var kept = await Task.Factory.StartNew(
            () =>
            {
                // A thread of its own has no deadline yet: this call makes one.
                ambient.Value = new object();
                var before = ExecutionContext.Capture();
                _ = Ended(Long);
                Assert.Same(before, ExecutionContext.Capture());
                var weak = new WeakReference(ambient.Value);
                ambient.Value = null;
                return weak;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        for (var i = 0; i < 10 && kept.IsAlive; i++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(kept.IsAlive);
    }

    private static CancellationToken Ended(int milliseconds, bool reuse = false, CancellationToken caller = default)
    {
        var limit = CallLimit.Start(milliseconds, "ended", caller, reuse);
        var token = limit.Token;
        limit.End();
        return token;
    }

    private static long Allocated<T>(Func<T> call)
    {
        const int calls = 1_000;
        for (var i = 0; i < calls; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
