using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>The methods as an interface: what a dynamic proxy needs.</summary>
internal interface IService
{
    int Sync0(int id);

    int Sync1([PeerTag] int id);

    int Sync3([PeerTag] int id, [PeerTag] string region, [PeerTag] bool express);

    Task<int> Completed0(int id);

    Task<int> Completed1([PeerTag] int id);

    Task<int> Completed3([PeerTag] int id, [PeerTag] string region, [PeerTag] bool express);

    Task<int> Pending0(Gate gate);

    Task<int> Pending1(Gate gate, [PeerTag] int id);

    Task<int> Pending3(Gate gate, [PeerTag] int id, [PeerTag] string region, [PeerTag] bool express);

    ValueTask<int> Value0(int id);

    ValueTask<int> Value1([PeerTag] int id);

    ValueTask<int> Value3([PeerTag] int id, [PeerTag] string region, [PeerTag] bool express);

    ValueTask<int> PendingValue0(Gate gate);

    ValueTask<int> PendingValue1(Gate gate, [PeerTag] int id);

    ValueTask<int> PendingValue3(Gate gate, [PeerTag] int id, [PeerTag] string region, [PeerTag] bool express);

    IAsyncEnumerable<int> Stream0(int count);

    IAsyncEnumerable<int> Stream1(int count, [PeerTag] int id);

    IAsyncEnumerable<int> Stream3(int count, [PeerTag] int id, [PeerTag] string region, [PeerTag] bool express);
}
