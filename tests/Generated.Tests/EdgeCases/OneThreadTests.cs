using System.Collections.Concurrent;
using Targets;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A SynchronizationContext with one thread, as that of a window: no deadlock, and the caller goes on where it was.</summary>
public sealed class OneThreadTests : Behaviour
{
    private readonly Returns returns = new();
    private readonly AsyncResults partials = new();

    [Fact]
    public void TheCallerGoesOnOnItsThread() => Pump.Run(async () =>
    {
        var thread = Environment.CurrentManagedThreadId;
        await returns.AsyncTask(static () => Task.Delay(1));
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        await partials.OfValueTask(static () => Task.Delay(1));
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        Assert.Equal(2, Spans.Spans.Count);
    });

    [Fact]
    public void ACallerThatBlocksItsOnlyThreadIsReleased() => Pump.Run(() =>
    {
        // The method does not need the thread, and neither may what ends the call.
        Assert.True(returns.AsyncTask(static () => Task.Delay(10)).Wait(TimeSpan.FromSeconds(30)));
        Assert.True(partials.OfTask(static () => Task.Delay(10)).Wait(TimeSpan.FromSeconds(30)));
        Assert.True(returns.AsyncValueTask(static () => Task.Delay(10)).AsTask().Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal(3, Spans.Spans.Count);
        return Task.CompletedTask;
    });

    /// <summary>Runs on this thread whatever is posted, until the work is done.</summary>
    private sealed class Pump : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> posted = [];

        public static void Run(Func<Task> work)
        {
            var before = Current;
            var pump = new Pump();
            SetSynchronizationContext(pump);
            try
            {
                var running = work();
                running.ContinueWith(_ => pump.posted.CompleteAdding(), TaskScheduler.Default);
                foreach (var (callback, state) in pump.posted.GetConsumingEnumerable())
                    callback(state);
                running.GetAwaiter().GetResult();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public override void Post(SendOrPostCallback d, object? state) => posted.Add((d, state));

        public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();
    }
}
