using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Unended;

public class Leaks(ActivitySource source, ILogger<Leaks> logger, List<int> ids)
{
    private Activity? pending;

    private void Work() => ids.Clear();

    private Task WorkAsync() => Task.Delay(ids.Count);

    private Task<int> CountAsync() => Task.Run(() => ids.Count);

    private Activity? StartOwn() => source.StartActivity("own");

    public void Discarded() { source.StartActivity("work"); Work(); } //! INS4005

    public void DiscardedByName() { _ = source.StartActivity("work"); Work(); } //! INS4005

    public void DiscardedWithTags() { source.StartActivity("work")?.SetTag("count", 1); Work(); } //! INS4005

    public void DiscardedOfAHelper() { StartOwn(); Work(); } //! INS4005

    public void DiscardedScope() { logger.BeginScope("order {Id}", 1); Work(); } //! INS4005

    public void DiscardedScopeByName() { _ = logger.BeginScope("order {Id}", 1); Work(); } //! INS4005

    public void DiscardedScopeOfPairs() { logger.BeginScope(new Dictionary<string, object> { ["Id"] = 1 }); Work(); } //! INS4005

    public void DiscardedNew() { new Activity("work").Start(); Work(); } //! INS4005

    public void Suppressed() { ExecutionContext.SuppressFlow(); _ = Task.Run(Work); } //! INS4005

    public void SuppressedUnlessItThrows() { ExecutionContext.SuppressFlow(); Work(); ExecutionContext.RestoreFlow(); } //! INS4005

    public void NeverEnded() { var span = source.StartActivity("work"); span?.SetTag("count", 1); Work(); } //! INS4005

    public void NeverEndedScope() { var scope = logger.BeginScope("order {Id}", 1); Work(); } //! INS4005

    public void UnlessItThrows() { var span = source.StartActivity("work"); Work(); span?.Stop(); } //! INS4005

    public void UnlessItThrowsToo() { var span = source.StartActivity("work"); Work(); span?.Dispose(); } //! INS4005

    public void StartedLater() { var span = new Activity("work"); span.Start(); Work(); span.Stop(); } //! INS4005

    public void ScopeUnlessItThrows() { var scope = logger.BeginScope("order {Id}", 1); Work(); scope?.Dispose(); } //! INS4005

    public void OnePath(bool isDone) { var span = source.StartActivity("work"); try { Work(); } catch (Exception) { } if (isDone) span?.Dispose(); } //! INS4005

    public void EarlyReturn(bool isDone) { var span = source.StartActivity("work"); if (isDone) return; span?.Dispose(); } //! INS4005

    public void OneHandler() { var span = source.StartActivity("work"); try { Work(); span?.Dispose(); } catch (TimeoutException) { span?.Dispose(); } } //! INS4005

    public async Task Awaited() { var span = source.StartActivity("work"); await WorkAsync(); span?.Dispose(); } //! INS4005

    public void Held() { pending = source.StartActivity("work"); pending?.SetTag("count", 1); } //! INS4005

    public void NotAwaited() { using var span = source.StartActivity("work"); _ = Task.Run(Work); } //! INS4005

    public void NotAwaitedToo() { using var span = source.StartActivity("work"); WorkAsync(); } //! INS4005

    public void NotAwaitedInAStatement() { using (var span = source.StartActivity("work")) { _ = WorkAsync(); } } //! INS4005

    public async Task NotAwaitedInAsync() { using var span = source.StartActivity("work"); await WorkAsync(); _ = CountAsync(); } //! INS4005

    public Task Returned() { using var span = source.StartActivity("work"); return WorkAsync(); } //! INS4005

    public Task<int> ReturnedResult() { using var span = source.StartActivity("work"); Work(); return CountAsync(); } //! INS4005

    public Task ReturnedInAStatement() { using (source.StartActivity("work")) { return Task.WhenAll(WorkAsync(), WorkAsync()); } } //! INS4005

    public Task ReturnedOnOneBranch(bool isDone) { using var span = source.StartActivity("work"); return isDone ? Task.CompletedTask : WorkAsync(); } //! INS4005

    public void InALambda() => ids.ForEach(id => { source.StartActivity("one"); Work(); }); //! INS4005
}

public sealed class Ends(ActivitySource source, ILogger<Ends> logger, List<IDisposable> open) : IDisposable
{
    private Activity? held;

    private IDisposable? scope;

    private void Work() => open.Clear();

    private Task WorkAsync() => Task.Delay(open.Count);

    private static Wrapper Wrap(Activity? span) => new(span);

    public void Using() { using var span = source.StartActivity("work"); Work(); } //~ INS4005

    public void UsingStatement() { using (var span = source.StartActivity("work")) Work(); } //~ INS4005

    public void UsingAnExpression() { using (source.StartActivity("work")) Work(); } //~ INS4005

    public void UsingLater() { var span = source.StartActivity("work"); using (span) Work(); } //~ INS4005

    public void UsingScope() { using (logger.BeginScope("order {Id}", 1)) Work(); } //~ INS4005

    public void UsingDeclaredScope() { using var _ = logger.BeginScope("order {Id}", 1); Work(); } //~ INS4005

    public void UsingNew() { using var span = new Activity("work").Start(); Work(); } //~ INS4005

    public void Finally() { var span = source.StartActivity("work"); try { Work(); } finally { span?.Dispose(); } } //~ INS4005

    public void FinallyStop() { var span = source.StartActivity("work"); try { Work(); } finally { if (span is not null) { span.Stop(); } } } //~ INS4005

    public void FinallyWithTags() { var span = source.StartActivity("work"); span?.SetTag("count", 1); try { Work(); } finally { span?.SetStatus(ActivityStatusCode.Ok).Dispose(); } } //~ INS4005

    public void Declared() { Activity? span = null; try { span = source.StartActivity("work"); Work(); } finally { span?.Dispose(); } } //~ INS4005

    public void BothWays() { var span = source.StartActivity("work"); try { Work(); span?.Dispose(); } catch (Exception) { span?.SetStatus(ActivityStatusCode.Error); span?.Dispose(); throw; } } //~ INS4005

    public void NothingBetween() { var span = source.StartActivity("work"); span?.SetTag("count", 1); span?.Dispose(); } //~ INS4005

    public Activity? Returned() => source.StartActivity("work"); //~ INS4005

    public Activity? ReturnedLater() { var span = source.StartActivity("work"); span?.SetTag("count", 1); return span; } //~ INS4005

    public IDisposable? ReturnedScope(int id) => logger.BeginScope("order {Id}", id); //~ INS4005

    public Wrapper Owned() => new(source.StartActivity("work")); //~ INS4005

    public Wrapper OwnedLater() { var span = source.StartActivity("work"); return Wrap(span); } //~ INS4005

    public void Collected() => open.Add(source.StartActivity("work")!); //~ INS4005

    public void Held() { held = source.StartActivity("work"); } //~ INS4005 the type ends it

    public void HeldScope() => scope = logger.BeginScope("order {Id}", 1); //~ INS4005

    public Action Captured() { var span = source.StartActivity("work"); return () => span?.Dispose(); } //~ INS4005

    public void Restored() { using (ExecutionContext.SuppressFlow()) _ = Task.Run(Work); } //~ INS4005

    public void RestoredByHand() { var flow = ExecutionContext.SuppressFlow(); try { _ = Task.Run(Work); } finally { flow.Undo(); } } //~ INS4005

    public void RestoredInFinally() { ExecutionContext.SuppressFlow(); try { _ = Task.Run(Work); } finally { ExecutionContext.RestoreFlow(); } } //~ INS4005

    public void RestoredIfSuppressed() { var isOurs = false; try { if (!ExecutionContext.IsFlowSuppressed()) { ExecutionContext.SuppressFlow(); isOurs = true; } Work(); } finally { if (isOurs) ExecutionContext.RestoreFlow(); } } //~ INS4005

    public async Task Awaited() { using var span = source.StartActivity("work"); await WorkAsync(); } //~ INS4005

    public async Task AwaitedLater() { using var span = source.StartActivity("work"); var first = WorkAsync(); var second = WorkAsync(); await Task.WhenAll(first, second); } //~ INS4005

    public Task Completed() { using var span = source.StartActivity("work"); Work(); return Task.CompletedTask; } //~ INS4005

    public Task<int> CompletedResult() { using var span = source.StartActivity("work"); return Task.FromResult(open.Count); } //~ INS4005

    public void Waited() { using var span = source.StartActivity("work"); WorkAsync().GetAwaiter().GetResult(); } //~ INS4005

    public Task BeforeTheSpan() { var work = WorkAsync(); using (source.StartActivity("work")) Work(); return work; } //~ INS4005

    public void AtOnce() { source.StartActivity("mark")?.Dispose(); Work(); } //~ INS4005

    public void NotStarted() { var span = new Activity("work"); span.SetTag("count", 1); Work(); } //~ INS4005

    public void Dispose() { held?.Dispose(); scope?.Dispose(); }
}

public sealed class Wrapper(Activity? span) : IDisposable
{
    public void Dispose() => span?.Dispose();
}

/// <summary>Stands for a suppression.</summary>
public readonly struct Suppression : IDisposable
{
    private readonly bool isMine;

    public Suppression(bool isWanted)
    {
        if (isWanted)
        {
            System.Threading.ExecutionContext.SuppressFlow(); //~ INS4005 restored when it is disposed of
            isMine = true;
        }
    }

    public void Dispose()
    {
        if (isMine)
            System.Threading.ExecutionContext.RestoreFlow();
    }
}

public static class Suppressions
{
    public static void Forget() => System.Threading.ExecutionContext.SuppressFlow(); //! INS4005
}
