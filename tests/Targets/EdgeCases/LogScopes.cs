using System;
using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets.EdgeCases;

/// <summary>Methods with a log context beside scopes of their own.</summary>
public sealed partial class LogScopes(ILogger logger)
{
    [LogContext]
    public void Sync([Tag] int order, Action work) => work();

    [LogContext]
    public Task Plain([Tag] int order, Task task) => task;

    [LogContext]
    public async Task<int> PendingAsync([Tag] int order, Task gate)
    {
        logger.LogInformation("before");
        await gate.ConfigureAwait(false);
        logger.LogInformation("after");
        return order;
    }

    [LogContext]
    public void LeavesOneOpen([Tag] int order)
    {
        _ = logger.BeginScope("left open");
        logger.LogInformation("inside");
    }

    [LogContext]
    public Task LeavesOneOpenAndReturns([Tag] int order, Task task)
    {
        _ = logger.BeginScope("left open");
        return task;
    }

    [LogContext]
    public partial void PartialLeavesOneOpen([Tag] int order);

    private void PartialLeavesOneOpenCore(int order) => _ = logger.BeginScope("left open");
}
