using System.Diagnostics;
using Instrumentation.TestKit.Listeners;

namespace Instrumentation.Generated.Tests;

/// <summary>Real listeners to the woven targets. Whatever a test does, nothing of ours may stay current.</summary>
public abstract class Behaviour : IDisposable
{
    protected const string Scope = "Targets";

    protected SpanRecorder Spans { get; } = new(Scope);

    protected MetricRecorder Metrics { get; } = new(Scope);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Spans.Dispose();
        Metrics.Dispose();
        Assert.Null(Activity.Current);
    }

    /// <summary>Every call has been counted in and out again, with the same tags.</summary>
    protected void AssertNothingActive(string prefix = "operation") => Assert.All(Metrics.Sums($"{prefix}.active"), static sum => Assert.Equal(0, sum.Value));
}
