using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Nothing ever blocks on a task, and the compiler's own result of a task without one does not show.</summary>
public sealed class NoBlockingTests : Behaviour
{
    [Fact]
    public async Task ACallOfAPendingTaskReturnsOnTheSameThreadBeforeTheTaskEnds()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Only this thread can open the gate: had a call waited for it, the test would not end.
        var pending = new[]
        {
            NoBlocking.Wait(1, gate.Task),
            NoBlocking.WaitAsync(2, gate.Task).AsTask(),
            NoBlocking.WaitPartialAsync(3, gate.Task),
        };
        Assert.All(pending, static task => Assert.False(task.IsCompleted));
        gate.SetResult();
        await Task.WhenAll(pending);

        Assert.Equal([1, 2, 3], Spans.Spans.Select(static span => span["id"]).Order());
        Assert.DoesNotContain(Spans.Spans.SelectMany(static span => span.Tags), IsVoid);
        Assert.DoesNotContain(logs.Logs.SelectMany(static log => log.State.Concat(log.ScopeValues)), IsVoid);
        Assert.DoesNotContain(Metrics.Measurements.SelectMany(static measurement => measurement.Tags), IsVoid);
        AssertNothingActive();

        static bool IsVoid(KeyValuePair<string, object?> pair) =>
            pair.Value?.ToString()?.Contains("VoidTaskResult", StringComparison.Ordinal) == true || pair.Key == "result";
    }
}
