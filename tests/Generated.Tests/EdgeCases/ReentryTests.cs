using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Listeners that call an instrumented method themselves: without a guard, that would never end.</summary>
public sealed class ReentryTests
{
    private const string Scope = "Targets";

    private readonly Returns returns = new();

    [Fact]
    public void ASpanListenerMayCallATracedMethod()
    {
        var calls = 0;
        using var spans = new SpanRecorder(Scope) { Stopped = _ => calls += returns.Value(static () => 1), Started = _ => calls += returns.Value(static () => 1) };

        Assert.Equal(5, returns.Value(static () => 5));

        Assert.Equal((2, 1), (calls, spans.Spans.Count));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void AMeterListenerMayCallAMeteredMethod()
    {
        var calls = 0;
        using var metrics = new MetricRecorder(Scope) { Recorded = _ => calls += returns.Value(static () => 1) };

        returns.Value(static () => 5);

        Assert.Equal(4, metrics.Measurements.Count);
        Assert.Equal((4, 0), (calls, (int)metrics.Sum("operation.active")));
    }

    [Fact]
    public void AMeterListenerMayCallACountedMethod()
    {
        var business = new Business();
        using var metrics = new MetricRecorder(Scope) { Recorded = _ => business.Read(1) };
        business.Read(5);
        Assert.Equal(5L, metrics.Only("bytes.read").Value);
    }

    [Fact]
    public async Task ALoggerMayCallAMethodWithALogContext()
    {
        Logs? logs = null;
        var calls = 0;
        using var recorder = new LogRecorder { Written = _ => logs!.Quiet(1, () => calls++) };
        using var use = InstrumentationLogging.UseLoggerFactory(recorder);
        logs = new Logs(recorder.CreateLogger("App"));

        await logs.OuterAsync(1, failure: null);

        Assert.Equal((5, 5), (calls, recorder.Logs.Count));
    }
}
