namespace Instrumentation.Benchmarks.Measuring;

/// <summary>What is called.</summary>
public enum Shape
{
    Sync,
    CompletedTask,
    PendingTask,
    CompletedValueTask,
    PendingValueTask,
    Stream,
}
