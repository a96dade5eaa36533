// The unused parameters are the tags of the instrumented variants.
#pragma warning disable CS1998, IDE0060

using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>The class behind the proxy.</summary>
internal sealed class Service : IService
{
    public int Sync0(int id) => Work.Do(id);

    public int Sync1(int id) => Work.Do(id);

    public int Sync3(int id, string region, bool express) => Work.Do(id);

    public async Task<int> Completed0(int id) => Work.Do(id);

    public async Task<int> Completed1(int id) => Work.Do(id);

    public async Task<int> Completed3(int id, string region, bool express) => Work.Do(id);

    public async Task<int> Pending0(Gate gate) => await gate.WaitAsync();

    public async Task<int> Pending1(Gate gate, int id) => await gate.WaitAsync();

    public async Task<int> Pending3(Gate gate, int id, string region, bool express) => await gate.WaitAsync();

    public async ValueTask<int> Value0(int id) => Work.Do(id);

    public async ValueTask<int> Value1(int id) => Work.Do(id);

    public async ValueTask<int> Value3(int id, string region, bool express) => Work.Do(id);

    public async ValueTask<int> PendingValue0(Gate gate) => await gate.WaitAsync();

    public async ValueTask<int> PendingValue1(Gate gate, int id) => await gate.WaitAsync();

    public async ValueTask<int> PendingValue3(Gate gate, int id, string region, bool express) => await gate.WaitAsync();

    public IAsyncEnumerable<int> Stream0(int count) => Work.ItemsAsync(count);

    public IAsyncEnumerable<int> Stream1(int count, int id) => Work.ItemsAsync(count);

    public IAsyncEnumerable<int> Stream3(int count, int id, string region, bool express) => Work.ItemsAsync(count);
}
