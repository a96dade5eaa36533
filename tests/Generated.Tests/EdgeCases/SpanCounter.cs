using System.Diagnostics;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Counts the spans of the stress targets.</summary>
internal sealed class SpanCounter : ICallWitness
{
    private readonly ActivityListener listener;
    private long seen;

    public SpanCounter()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Targets",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => Interlocked.Increment(ref seen),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public long Seen => Interlocked.Read(ref seen);

    public void Dispose() => listener.Dispose();
}
