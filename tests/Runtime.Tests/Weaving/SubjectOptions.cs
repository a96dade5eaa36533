using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>The attributes of a subject, and who listens.</summary>
internal sealed record SubjectOptions
{
    private static int count;

    public static SubjectOptions Full => new()
    {
        Traced = true,
        Metered = true,
        Logged = true,
        OnStart = LogLevel.Debug,
        OnSuccess = LogLevel.Information,
        OnFailure = LogLevel.Error,
    };

    // No two tests share instruments: listeners and scopes are process-wide.
    public string Scope { get; init; } = $"Test.{Interlocked.Increment(ref count)}";

    public bool Traced { get; init; }

    public bool Metered { get; init; }

    public bool Logged { get; init; }

    public bool Root { get; init; }

    public ActivityKind Kind { get; init; } = ActivityKind.Internal;

    public string Prefix { get; init; } = "operation";

    public double[]? Buckets { get; init; }

    public LogLevel OnStart { get; init; } = LogLevel.None;

    public LogLevel OnSuccess { get; init; } = LogLevel.None;

    public LogLevel OnFailure { get; init; } = LogLevel.None;

    public bool TagsResult { get; init; }

    public bool Listens { get; init; } = true;

    public ActivitySamplingResult Sampling { get; init; } = ActivitySamplingResult.AllDataAndRecorded;
}
