// The unused parameters are the tags of the instrumented variants.
#pragma warning disable CS1998, IDE0060

using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>Instrumented by AspectInjector, which weaves the assembly after the compiler.</summary>
internal sealed class Woven : IVariant
{
    public static string Name => "AspectInjector";

    [Telemetry]
    public static int Sync0(int id) => Work.Do(id);

    [Telemetry]
    public static int Sync1([PeerTag] int id) => Work.Do(id);

    [Telemetry]
    public static int Sync3([PeerTag] int id, [PeerTag] string region, [PeerTag] bool express) => Work.Do(id);

    [Telemetry]
    public static async Task<int> Completed0(int id) => Work.Do(id);

    [Telemetry]
    public static async Task<int> Completed1([PeerTag] int id) => Work.Do(id);

    [Telemetry]
    public static async Task<int> Completed3([PeerTag] int id, [PeerTag] string region, [PeerTag] bool express) => Work.Do(id);

    [Telemetry]
    public static async Task<int> Pending0(Gate gate) => await gate.WaitAsync();

    [Telemetry]
    public static async Task<int> Pending1(Gate gate, [PeerTag] int id) => await gate.WaitAsync();

    [Telemetry]
    public static async Task<int> Pending3(Gate gate, [PeerTag] int id, [PeerTag] string region, [PeerTag] bool express) => await gate.WaitAsync();

    [Telemetry]
    public static async ValueTask<int> Value0(int id) => Work.Do(id);

    [Telemetry]
    public static async ValueTask<int> Value1([PeerTag] int id) => Work.Do(id);

    [Telemetry]
    public static async ValueTask<int> Value3([PeerTag] int id, [PeerTag] string region, [PeerTag] bool express) => Work.Do(id);

    [Telemetry]
    public static async ValueTask<int> PendingValue0(Gate gate) => await gate.WaitAsync();

    [Telemetry]
    public static async ValueTask<int> PendingValue1(Gate gate, [PeerTag] int id) => await gate.WaitAsync();

    [Telemetry]
    public static async ValueTask<int> PendingValue3(Gate gate, [PeerTag] int id, [PeerTag] string region, [PeerTag] bool express) => await gate.WaitAsync();

    [Telemetry]
    public static IAsyncEnumerable<int> Stream0(int count) => Work.ItemsAsync(count);

    [Telemetry]
    public static IAsyncEnumerable<int> Stream1(int count, [PeerTag] int id) => Work.ItemsAsync(count);

    [Telemetry]
    public static IAsyncEnumerable<int> Stream3(int count, [PeerTag] int id, [PeerTag] string region, [PeerTag] bool express) => Work.ItemsAsync(count);
}
