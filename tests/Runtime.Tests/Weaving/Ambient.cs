namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>The state around a call: a span of the caller's own, and a value that flows.</summary>
internal sealed class Ambient : IDisposable
{
    private readonly ActivitySource source = new("Test.Caller");
    private readonly SpanRecorder recorder = new("Test.Caller");

    public Ambient() => Caller = source.StartActivity("caller")!;

    public AsyncLocal<string> Value { get; } = new();

    /// <summary>The span around the call.</summary>
    public Activity Caller { get; }

    public Activity Start(string name) => source.StartActivity(name)!;

    public void Dispose()
    {
        Caller.Dispose();
        recorder.Dispose();
        source.Dispose();
    }
}
