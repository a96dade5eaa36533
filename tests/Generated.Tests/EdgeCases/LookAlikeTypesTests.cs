using System.Diagnostics;
using Targets.EdgeCases.Own;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A type is known by its namespace, not by its name.</summary>
public sealed class LookAlikeTypesTests : Behaviour
{
    [Fact]
    public void AnOwnCancellationIsAFailureWhateverTokenIsSignalled()
    {
        Assert.Throws<Targets.EdgeCases.Own.OperationCanceledException>(() => LookAlikeTypes.Cancel(default));
        Assert.Throws<Targets.EdgeCases.Own.OperationCanceledException>(
            () => LookAlikeTypes.CancelWithTheirs(default, new System.Threading.CancellationToken(canceled: true)));

        Assert.All(Spans.Spans, static span => Assert.Equal(
            (ActivityStatusCode.Error, "Targets.EdgeCases.Own.OperationCanceledException"), (span.Status, span["error.type"])));
        Assert.Equal(["error", "error"], Metrics.Of("operation.calls").Select(static call => call["outcome"]));
    }

    [Fact]
    public async System.Threading.Tasks.Task AnOwnTaskIsAValueThatIsThereWhenTheMethodReturns()
    {
        var own = new Targets.EdgeCases.Own.Task<int>(5);
        Assert.Equal(new Targets.EdgeCases.Own.ValueTask(3), LookAlikeTypes.Run(new(3)));
        Assert.Same(own, LookAlikeTypes.RunOwn(own));
        Assert.Equal(2, Spans.Spans.Count);
        Assert.Equal(3, Spans.Only("LookAlikeTypes.Run")["id"]);
        Assert.Same(own, await LookAlikeTypes.BeginAsync(own));
        Assert.NotNull(LookAlikeTypes.Begin(null));

        Assert.Equal(4, Spans.Spans.Count);
        Assert.Equal(["code.function.name"], Spans.Only("LookAlikeTypes.Begin").Tags.Select(static tag => tag.Key));
        AssertNothingActive();
    }
}
