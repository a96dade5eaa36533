using System;
using System.Threading;
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

    /// <summary>Is <c>async</c> here, but who overrides it need not be.</summary>
    [Traced]
    public virtual async Task Overridden(AsyncLocal<string> ambient, Task pending) => await pending.ConfigureAwait(false);

    private static Task<string> PartialTaskCore(Func<Task<string>?> task) => task()!;

    private static ValueTask PartialValueTaskCore(ValueTask task) => task;

    private Task<int> CountedRowsCore(Task<int>? task) => task!;
}

public sealed class OverridesAsyncWithoutAsync : TasksWithoutAsync
{
    public override Task Overridden(AsyncLocal<string> ambient, Task pending)
    {
        ambient.Value = "override";
        return pending;
    }
}
