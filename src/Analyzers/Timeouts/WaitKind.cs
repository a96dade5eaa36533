namespace Instrumentation.Analyzers.Timeouts;

/// <summary>What a call waits for.</summary>
internal enum WaitKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The end of a task.</summary>
    Task,

    /// <summary>A place in a semaphore.</summary>
    Semaphore,

    /// <summary>A signal.</summary>
    Event,

    /// <summary>A signal from each of a number of others: one that fails to give it is enough.</summary>
    Countdown,

    /// <summary>The end of a thread.</summary>
    Thread,

    /// <summary>The end of another program.</summary>
    Process,

    /// <summary>An element of a queue.</summary>
    Queue,
}
