using System;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>One method for each way to end.</summary>
public static partial class Stress
{
    [Traced, Metered]
    public static int Sync([Tag] int id) => id;

    [Traced, Metered]
    public static Task<int> Completed([Tag] int id) => Task.FromResult(id);

    [Traced, Metered]
    public static async Task<int> Pending([Tag] int id)
    {
        await Task.Yield();
        return id;
    }

    [Traced, Metered]
    public static async ValueTask<int> PendingValue([Tag] int id)
    {
        await Task.Yield();
        return id;
    }

    [Traced, Metered]
    public static partial Task<int> Partial([Tag] int id);

    [Traced, Metered]
    public static async Task<int> Failing([Tag] int id)
    {
        if (id % 2 == 0)
            await Task.Yield();
        throw new InvalidOperationException();
    }

    [Traced, Metered]
    public static async Task<int> Canceled([Tag] int id, CancellationToken cancellationToken)
    {
        if (id % 2 == 0)
            await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return id;
    }

    [Traced(Root = true), Metered]
    public static async Task<int> Root([Tag] int id)
    {
        await Task.Yield();
        return id;
    }

    private static async Task<int> PartialCore(int id)
    {
        await Task.Yield();
        return id;
    }
}
