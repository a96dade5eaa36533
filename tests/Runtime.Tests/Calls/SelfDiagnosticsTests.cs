using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Instrumentation.Runtime.Tests.Calls;

/// <summary>What goes wrong inside the instrumentation fails no call, and is not lost either.</summary>
public sealed class SelfDiagnosticsTests
{
    [Fact]
    public void LoggerThatThrowsIsReportedWithTheOperation()
    {
        using var subject = Subject.Full();
        using var faulty = new LogRecorder { Written = static _ => throw new InvalidOperationException("faulty logger") };
        using var use = InstrumentationLogging.UseLoggerFactory(faulty);
        using var events = new Events();

        subject.Call(() => { });

        var reported = events.Payloads.First(static payload => Equals(payload[0], "Shop.Place"));
        Assert.Contains("faulty logger", (string?)reported[1], StringComparison.Ordinal);
    }

    [Fact]
    public void TagThatCannotBeReadIsReported()
    {
        using var events = new Events();

        Assert.Null(TagValue.Of(new Unreadable()));
        TagValue.Unreadable(new InvalidOperationException("unreadable path"));

        Assert.Equal(2, events.Payloads.Count);
        Assert.Contains("unreadable text", (string?)events.Payloads[0][0], StringComparison.Ordinal);
        Assert.Contains("unreadable path", (string?)events.Payloads[1][0], StringComparison.Ordinal);
    }

    [Fact]
    public void AnExceptionWhoseTextThrowsFailsNeitherThisCallNorTheNext()
    {
        using var subject = Subject.Full();
        using var faulty = new LogRecorder { Written = static _ => throw new SpeechlessException() };
        using var use = InstrumentationLogging.UseLoggerFactory(faulty);
        using var events = new Events();

        subject.Call(() => { });
        subject.Call(() => { });

        Assert.Contains(events.Payloads, static payload => payload.Any(static text => text is string known && known.EndsWith(nameof(SpeechlessException), StringComparison.Ordinal)));
        Assert.Equal(2, subject.Spans.Spans.Count);
    }

    private sealed class SpeechlessException : Exception
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed class Events : EventListener
    {
        private readonly ConcurrentQueue<IReadOnlyList<object?>> payloads = new();

        public IReadOnlyList<IReadOnlyList<object?>> Payloads => [.. payloads];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Instrumentation")
                EnableEvents(eventSource, EventLevel.Informational);
        }

        // The base constructor enables sources, so events may come before our own fields are there.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) => payloads?.Enqueue([.. eventData.Payload!]);
    }

    private sealed class Unreadable
    {
        public override string ToString() => throw new InvalidOperationException("unreadable text");
    }
}
