using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Generated.Tests;

/// <summary>Methods whose bodies another generator writes.</summary>
public sealed class OtherGeneratorTests : IDisposable
{
    private readonly SpanRecorder spans = new(InstrumentationInfo.SourceName);

    [Fact]
    public void AnAttributeOnATypeCoversALoggerMessageToo()
    {
        using var recorder = new LogRecorder();
        Messages.Placed(recorder.CreateLogger("App"), 7);
        Assert.Equal("Order 7", recorder.Only().Message);
        Assert.Equal("Messages.Placed", spans.Only().Name);
    }

    public void Dispose() => spans.Dispose();
}

[Traced]
internal static partial class Messages
{
    [LoggerMessage(LogLevel.Information, "Order {Id}")]
    public static partial void Placed(ILogger logger, int id);
}
