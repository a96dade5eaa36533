using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Methods that return a task which somebody else made.</summary>
public partial class TasksWithoutAsync
{
    [Traced, Metered]
    [return: Tag("rows"), MetricTag("rows.metric"), Counted("rows.read"), Measured("rows.size")]
    public Task<int> Rows(Task<int>? task) => task!;

    [Traced, Metered, Counted("rows.calls")]
    [return: Tag("rows"), Counted("rows.counted")]
    public partial Task<int> CountedRows(Task<int>? task);

    [Traced, Metered]
    public partial Task<string> PartialTask(Func<Task<string>?> task);

    [Traced, Metered]
    public partial ValueTask PartialValueTask(ValueTask task);

    private static Task<string> PartialTaskCore(Func<Task<string>?> task) => task()!;

    private static ValueTask PartialValueTaskCore(ValueTask task) => task;

    private Task<int> CountedRowsCore(Task<int>? task) => task!;
}
