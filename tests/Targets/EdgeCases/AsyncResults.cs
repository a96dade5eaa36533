using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Every kind of result of a partial method.</summary>
public sealed partial class AsyncResults
{
    [Traced, Metered]
    public partial void Nothing(Action work);

    [Traced, Metered]
    public partial int Value(Func<int> work);

    [Traced, Metered]
    public partial Task OfTask(Func<Task> work);

    [Traced, Metered]
    public partial Task<int> OfTaskOfT(Func<Task<int>> work);

    [Traced, Metered]
    public partial ValueTask OfValueTask(Func<Task> work);

    [Traced, Metered]
    public partial ValueTask<int> OfValueTaskOfT(Func<Task<int>> work);

    private static void NothingCore(Action work) => work();

    private static int ValueCore(Func<int> work) => work();

    private static async Task OfTaskCore(Func<Task> work) => await work().ConfigureAwait(false);

    private static async Task<int> OfTaskOfTCore(Func<Task<int>> work) => await work().ConfigureAwait(false);

    private static async ValueTask OfValueTaskCore(Func<Task> work) => await work().ConfigureAwait(false);

    private static async ValueTask<int> OfValueTaskOfTCore(Func<Task<int>> work) => await work().ConfigureAwait(false);
}
