using System.Diagnostics;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A million calls on eight threads while listeners come and go: nothing is lost, nothing stays.</summary>
public sealed class StressTests
{
    private const int Workers = 8;
    private const int CallsOfAWorker = 125_000;

    private static readonly CancellationToken Signalled = new(canceled: true);

    [Fact]
    public async Task WhoListensSeesEveryCallThatRunsWhileItDoes()
    {
        var progress = new CallProgress(Workers);
        var leaks = 0;
        using var throughout = new CallCounter();
        using var done = new CancellationTokenSource();
        var meters = Task.Factory.StartNew(
            () => ComeAndGo(progress, seed: 1, static () => new CallCounter(), done.Token), TaskCreationOptions.LongRunning);
        var spans = Task.Factory.StartNew(
            () => ComeAndGo(progress, seed: 2, static () => new SpanCounter(), done.Token), TaskCreationOptions.LongRunning);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker))));
        await done.CancelAsync();
        var (visitsOfMeters, visitsOfSpans) = (await meters, await spans);

        Assert.Equal(0, leaks);
        Assert.True(visitsOfMeters > 1 && visitsOfSpans > 1, $"The listeners came {visitsOfMeters} and {visitsOfSpans} times.");
        var expected = Expected();
        Assert.Equal(expected, throughout.Calls);
        Assert.Equal(expected, throughout.Durations);
        Assert.Equal(expected.Keys.Select(static call => call.Operation).Distinct().Order(), throughout.Active.Keys.Order());
        Assert.All(throughout.Active.Values, static active => Assert.Equal(0, active));

        async Task WorkAsync(int worker)
        {
            for (var i = 0; i < CallsOfAWorker; i++)
            {
                progress.Start(worker);
                await CallAsync(i);
                progress.End(worker);
                if (Activity.Current is not null)
                    Interlocked.Increment(ref leaks);
            }
        }
    }

    /// <summary>
    /// Listeners come and go at random. Each must have seen at least what began after it came and ended before it went, and at most what
    /// ended after it was made and began before it was gone.
    /// </summary>
    private static int ComeAndGo(CallProgress progress, int seed, Func<ICallWitness> come, CancellationToken done)
    {
        var random = new Random(seed);
        var visits = 0;
        while (!done.IsCancellationRequested)
        {
            var before = progress.Ended();
            var witness = come();
            long least;
            using (witness)
            {
                var came = progress.Started();
                Thread.Sleep(random.Next(15));
                least = progress.EndedSince(came);
            }

            var most = progress.StartedSince(before);
            Assert.True(least <= witness.Seen && witness.Seen <= most, $"A {witness.GetType().Name} has seen {witness.Seen} calls, not {least} to {most}.");
            visits++;
            Thread.Sleep(random.Next(5));
        }

        return visits;
    }

    private static async Task CallAsync(int i)
    {
        try
        {
            _ = Kind(i) switch
            {
                nameof(Stress.Failing) => await Stress.Failing(i),
                nameof(Stress.Canceled) => await Stress.Canceled(i, Signalled),
                nameof(Stress.Root) => await Stress.Root(i),
                nameof(Stress.Pending) => await Stress.Pending(i),
                nameof(Stress.PendingValue) => await Stress.PendingValue(i),
                nameof(Stress.Partial) => await Stress.Partial(i),
                nameof(Stress.Completed) => await Stress.Completed(i),
                _ => Stress.Sync(i),
            };
        }
        catch (InvalidOperationException)
        {
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Exceptions are slow: they are fewer.
    private static string Kind(int i) => (i % 40) switch
    {
        0 => nameof(Stress.Failing),
        1 => nameof(Stress.Canceled),
        2 or 3 => nameof(Stress.Root),
        < 8 => nameof(Stress.Pending),
        < 12 => nameof(Stress.PendingValue),
        < 16 => nameof(Stress.Partial),
        < 24 => nameof(Stress.Completed),
        _ => nameof(Stress.Sync),
    };

    private static SortedDictionary<(string Operation, string Outcome), long> Expected()
    {
        var expected = new SortedDictionary<(string Operation, string Outcome), long>();
        foreach (var kind in Enumerable.Range(0, CallsOfAWorker).Select(Kind))
        {
            var key = ($"Stress.{kind}", kind switch { nameof(Stress.Failing) => "error", nameof(Stress.Canceled) => "canceled", _ => "success" });
            expected[key] = expected.GetValueOrDefault(key) + Workers;
        }

        return expected;
    }
}
