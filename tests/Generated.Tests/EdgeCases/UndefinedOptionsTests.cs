using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>An option without a name means its default; but a secret is never shown because its redaction is not known.</summary>
public sealed class UndefinedOptionsTests : Behaviour
{
    private readonly UndefinedOptions options = new();

    [Fact]
    public void WhatHasNoNameIsTheDefaultAndASecretStaysOne()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        options.Call("password", 1);
        options.Call("password", 2);
        options.CallPartial("password");

        Assert.All(Spans.Spans, static span => Assert.Equal((ActivityKind.Internal, "[redacted]"), (span.Activity.Kind, span["secret"])));
        Assert.Equal([1, 2, null], Metrics.Of("operation.calls").Select(static call => call["shard"]));
        Assert.Empty(logs.Logs);
    }
}
