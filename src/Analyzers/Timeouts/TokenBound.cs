namespace Instrumentation.Analyzers.Timeouts;

/// <summary>What is known of the end that a token sets to a call.</summary>
internal enum TokenBound
{
    /// <summary>It is cancelled in time, or may be: what is not known is not reported.</summary>
    Bounded,

    /// <summary>Whoever calls decides.</summary>
    Caller,

    /// <summary>Proven: nothing ever cancels it.</summary>
    Unbounded,
}
