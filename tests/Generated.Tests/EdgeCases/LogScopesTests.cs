using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Whatever a provider does with scopes, and whatever the method does: after the call they are what they were before.</summary>
public sealed class LogScopesTests : Behaviour
{
    [Fact]
    public async Task AProviderWithAMutableStackIsBalancedAfterEveryCall()
    {
        using var stack = new ScopeStack();
        using var use = InstrumentationLogging.UseLoggerFactory(stack);
        var scopes = new LogScopes(stack);
        var firstGate = new TaskCompletionSource();
        var secondGate = new TaskCompletionSource();

        scopes.Sync(1, () => scopes.Sync(2, static () => { }));
        Assert.Throws<InvalidOperationException>(() => scopes.Sync(3, static () => throw new InvalidOperationException()));
        await scopes.Plain(4, Task.CompletedTask);
        var first = scopes.PendingAsync(5, firstGate.Task);
        Assert.Equal(0, stack.Open);
        var second = scopes.PendingAsync(6, secondGate.Task);
        Assert.Equal(0, stack.Open);
        firstGate.SetResult();
        await first;
        secondGate.SetResult();
        await second;

        Assert.Equal((0, 0), (stack.Open, stack.OutOfTurn));
        Assert.Equal(["before [order:5]", "before [order:6]", "after []", "after []"], stack.Written);
    }

    [Fact]
    public async Task AScopeThatTheMethodLeavesOpenGoesWithItsOwn()
    {
        using var recorder = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(recorder);
        var logger = recorder.CreateLogger("App");
        var scopes = new LogScopes(logger);
        var gate = new TaskCompletionSource();
        using var outer = logger.BeginScope(new Dictionary<string, object?> { ["request"] = 1 });

        scopes.LeavesOneOpen(1);
        AssertOnlyRequest();
        scopes.PartialLeavesOneOpen(2);
        AssertOnlyRequest();
        var pending = scopes.LeavesOneOpenAndReturns(3, gate.Task);
        AssertOnlyRequest();
        gate.SetResult();
        await pending;
        AssertOnlyRequest();

        Assert.Equal(1, recorder.Only().Scope("order"));
        Assert.Equal("left open", recorder.Only().Scopes[^1]);

        void AssertOnlyRequest() => Assert.Equal([new("request", 1)], recorder.OpenScopeValues);
    }
}
