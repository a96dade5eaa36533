using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Methods with everything, while nobody listens.</summary>
public static partial class Quiet
{
    [Traced, Metered, LogContext, Counted("quiet.calls")]
    [return: Tag("result"), MetricTag("result.metric"), Counted("quiet.results")]
    public static int Sync([Tag] Priority priority, [MetricTag(Limit = 5)] DayOfWeek? day, [Tag] Guid id, [Counted("quiet.numbers")] int number, [Tag] DateTime at) => number;

    [Traced, Metered, LogContext, Counted("quiet.calls")]
    [return: Tag("result"), MetricTag("result.metric"), Counted("quiet.results")]
    public static partial int Partial([Tag] Priority priority, [MetricTag(Limit = 5)] DayOfWeek? day, [Tag] Guid id, [Counted("quiet.numbers")] int number);

    [Traced, Metered, LogContext]
    [return: Tag("result")]
    public static Task<int> OfTask([Tag] Priority priority, Task<int> task) => task;

    [Traced, Metered, LogContext]
    public static partial Task<int> PartialOfTask([Tag] Priority priority, [Tag("task.id", Member = "Id")] Task<int> task);

    [Traced(Root = true), Metered, LogContext]
    [return: Tag("result")]
    public static ValueTask<int> OfValueTask([Tag] Priority priority, [Tag] decimal amount, ValueTask<int> task) => task;

    [Traced, Metered, LogContext]
    public static partial ValueTask PartialOfValueTask([Tag] Priority priority, ValueTask task);

    private static int PartialCore(Priority priority, DayOfWeek? day, Guid id, int number) => number;

    private static Task<int> PartialOfTaskCore(Priority priority, Task<int> task) => task;

    private static ValueTask PartialOfValueTaskCore(Priority priority, ValueTask task) => task;
}
