using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>One exception object that fails several requests: a cached one, or that of a task that is awaited again.</summary>
public sealed class SharedExceptionTests
{
    [Fact]
    public async Task EveryRequestHasItsOwnContextAndItsOwnRecord()
    {
        using var recorder = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(recorder);
        var logs = new Logs(recorder.CreateLogger("App"));
        var top = recorder.CreateLogger("Top");
        var shared = new InvalidOperationException("shared");

        foreach (var order in new[] { 1, 2, 3 })
        {
            using var request = new Activity("request").Start();
            Assert.Throws<InvalidOperationException>(() => logs.Quiet(order, () => throw shared));
            Assert.Equal([new("depth", order)], shared.GetLogContext());
            top.LogErrorOnce(shared, "failed");
            top.LogErrorOnce(shared, "failed again");
        }

        await Task.CompletedTask;
        Assert.Equal([1, 2, 3], recorder.Logs.Select(static log => log["depth"]));
    }

    [Fact]
    public void AnExceptionWhoseMessageThrowsStillMarksItsSpan()
    {
        using var spans = new SpanRecorder("Targets");
        Assert.Throws<SpeechlessException>(() => new Returns().Nothing(static () => throw new SpeechlessException()));
        Assert.Equal(ActivityStatusCode.Error, spans.Only().Status);
        Assert.EndsWith(nameof(SpeechlessException), (string?)spans.Only()["error.type"], StringComparison.Ordinal);
    }

    private sealed class SpeechlessException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
