using System.Runtime.CompilerServices;

namespace Instrumentation.Benchmarks.Subjects;

/// <summary>What the methods do: next to nothing, so that only the instrumentation is left to measure.</summary>
internal static class Work
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Do(int id) => (id * 31) ^ 7;

    public static async IAsyncEnumerable<int> ItemsAsync(int count)
    {
        for (var i = 0; i < count; i++)
            yield return Do(i);
        await Task.CompletedTask;
    }
}
