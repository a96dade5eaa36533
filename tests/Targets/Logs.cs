using System;
using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets;

/// <summary>Log context, and the records that methods write of themselves.</summary>
public sealed class Logs(ILogger logger)
{
    [LogContext(OnStart = LogLevel.Debug, OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    public async Task<int> OuterAsync([Tag("order.id")] int order, Exception? failure, System.Threading.CancellationToken cancellationToken = default)
    {
        logger.LogInformation("before");
        await InnerAsync("eu", failure).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        logger.LogInformation("after");
        return order;
    }

    [LogContext(OnFailure = LogLevel.Warning)]
    public async Task InnerAsync([Tag] string region, Exception? failure)
    {
        await Task.Yield();
        logger.LogInformation("inside");
        if (failure is not null)
            throw failure;
    }

    [LogContext]
    public void Quiet([Tag] int depth, Action work) => work();
}
