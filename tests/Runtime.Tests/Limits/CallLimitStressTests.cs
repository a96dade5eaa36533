namespace Instrumentation.Runtime.Tests.Limits;

/// <summary>Many calls of mixed limits at once: none sees the end of another one's time, nor another caller's cancellation.</summary>
public sealed class CallLimitStressTests
{
    private const int Threads = 8;
    private const int Calls = 10_000;
    private const int Long = 3_600_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NoCallSeesTheCancellationOfAnother(bool reuse)
    {
        var expired = 0;
        OnThreads(random =>
        {
            using var shared = new CancellationTokenSource();
            for (var i = 0; i < Calls; i++)
            {
                var way = random.Next(100);
                using var caller = way == 0 ? new CancellationTokenSource() : null;
                var milliseconds = way == 1 ? 1 : way < 30 ? random.Next(1, 20) : Long;
                var limit = CallLimit.Start(milliseconds, "stress", way < 60 ? caller?.Token ?? shared.Token : CancellationToken.None, reuse);
                var started = Environment.TickCount64;
                if (way == 0)
                    caller!.Cancel();
                else if (way == 1)
                    limit.Token.WaitHandle.WaitOne();

                if (limit.HasExpired)
                {
                    Interlocked.Increment(ref expired);

                    // The clock was read after the start, and has steps of its own.
                    Assert.True(milliseconds < Long && Environment.TickCount64 - started >= milliseconds - 1);
                }
                else if (way != 0 && milliseconds == Long)
                {
                    Assert.False(limit.Token.IsCancellationRequested);
                }

                limit.End();
            }
        });
        Assert.True(expired > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NoPendingCallSeesTheCancellationOfAnother(bool reuse)
    {
        var timeouts = 0;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (var i = 0; i < Calls; i++)
            {
                // Begun by one thread, ended by another, with a limit that is never, always or perhaps reached.
                var way = random.Next(200);
                var milliseconds = way == 0 ? 1 : way < 50 ? 2 : Long;
                try
                {
                    await Limited(milliseconds, token => way == 0 ? Task.Delay(Timeout.Infinite, token) : Yielding(token), reuse);
                    Assert.NotEqual(0, way);
                }
                catch (TimeoutException)
                {
                    Interlocked.Increment(ref timeouts);
                    Assert.NotEqual(Long, milliseconds);
                }
            }
        })));
        Assert.True(timeouts > 0);
    }

    private static async Task Yielding(CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
    }

    private static Task Limited(int milliseconds, Func<CancellationToken, Task> work, bool reuse)
    {
        var limit = CallLimit.Start(milliseconds, "stress", CancellationToken.None, reuse);
        try
        {
            return limit.Until(work(limit.Token));
        }
        catch (OperationCanceledException exception) when (limit.HasExpired)
        {
            throw limit.Exceeded(exception);
        }
        finally
        {
            limit.End();
        }
    }

    private static void OnThreads(Action<Random> run)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            try
            {
                run(new Random(seed));
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        Assert.Null(failure);
    }
}
