using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Methods that start a trace of their own, and methods below them.</summary>
public partial class Roots
{
    [Traced(Root = true), Metered]
    public async Task RootAsync(Func<Task> work) => await work().ConfigureAwait(false);

    [Traced(Root = true), Metered]
    public partial void Root(Action work);

    [Traced, Metered]
    public void Child(Action work) => work();

    [Traced, Metered]
    public partial Task ChildAsync(Func<Task> work);

    private void RootCore(Action work) => Child(work);

    private static async Task ChildCoreAsync(Func<Task> work) => await work().ConfigureAwait(false);
}
