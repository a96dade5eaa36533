namespace Instrumentation;

/// <summary>How a call can end.</summary>
[Flags]
#pragma warning disable CA1008 // A call that has ended has an outcome: there is no zero.
public enum Outcomes
#pragma warning restore CA1008
{
    /// <summary>The method returned, or its task completed.</summary>
    Success = 1,

    /// <summary>The method threw, or its task failed; a timeout is among these.</summary>
    Error = 2,

    /// <summary>An <see cref="OperationCanceledException"/> left the method while one of its <see cref="CancellationToken"/> arguments was signalled.</summary>
    Canceled = 4,

    /// <summary>However it ended.</summary>
    All = Success | Error | Canceled,
}
