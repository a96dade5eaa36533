// The unused parameters are the tags of the instrumented variants.
#pragma warning disable CS1998, IDE0060

namespace Instrumentation.Benchmarks.Subjects;

/// <summary>The methods with the attributes of the package.</summary>
internal static class Decorated
{
    [Traced, Metered]
    public static int Sync0(int id) => Work.Do(id);

    [Traced, Metered]
    public static int Sync1([Tag] int id) => Work.Do(id);

    [Traced, Metered]
    public static int Sync3([Tag] int id, [Tag] string region, [Tag] bool express) => Work.Do(id);

    [Traced, Metered]
    public static async Task<int> Completed0(int id) => Work.Do(id);

    [Traced, Metered]
    public static async Task<int> Completed1([Tag] int id) => Work.Do(id);

    [Traced, Metered]
    public static async Task<int> Completed3([Tag] int id, [Tag] string region, [Tag] bool express) => Work.Do(id);

    [Traced, Metered]
    public static async Task<int> Pending0(Gate gate) => await gate.WaitAsync();

    [Traced, Metered]
    public static async Task<int> Pending1(Gate gate, [Tag] int id) => await gate.WaitAsync();

    [Traced, Metered]
    public static async Task<int> Pending3(Gate gate, [Tag] int id, [Tag] string region, [Tag] bool express) => await gate.WaitAsync();

    [Traced, Metered]
    public static async ValueTask<int> Value0(int id) => Work.Do(id);

    [Traced, Metered]
    public static async ValueTask<int> Value1([Tag] int id) => Work.Do(id);

    [Traced, Metered]
    public static async ValueTask<int> Value3([Tag] int id, [Tag] string region, [Tag] bool express) => Work.Do(id);

    [Traced, Metered]
    public static async ValueTask<int> PendingValue0(Gate gate) => await gate.WaitAsync();

    [Traced, Metered]
    public static async ValueTask<int> PendingValue1(Gate gate, [Tag] int id) => await gate.WaitAsync();

    [Traced, Metered]
    public static async ValueTask<int> PendingValue3(Gate gate, [Tag] int id, [Tag] string region, [Tag] bool express) => await gate.WaitAsync();

    [Traced, Metered]
    public static IAsyncEnumerable<int> Stream0(int count) => Work.ItemsAsync(count);

    [Traced, Metered]
    public static IAsyncEnumerable<int> Stream1(int count, [Tag] int id) => Work.ItemsAsync(count);

    [Traced, Metered]
    public static IAsyncEnumerable<int> Stream3(int count, [Tag] int id, [Tag] string region, [Tag] bool express) => Work.ItemsAsync(count);
}
