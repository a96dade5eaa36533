namespace Instrumentation.Benchmarks.Subjects;

/// <summary>
/// The same methods, instrumented in one way or another. Static and generic, so that the loops that call them are compiled for each
/// variant, with direct calls.
/// </summary>
internal interface IVariant
{
    static abstract string Name { get; }

    static abstract int Sync0(int id);

    static abstract int Sync1(int id);

    static abstract int Sync3(int id, string region, bool express);

    static abstract Task<int> Completed0(int id);

    static abstract Task<int> Completed1(int id);

    static abstract Task<int> Completed3(int id, string region, bool express);

    static abstract Task<int> Pending0(Gate gate);

    static abstract Task<int> Pending1(Gate gate, int id);

    static abstract Task<int> Pending3(Gate gate, int id, string region, bool express);

    static abstract ValueTask<int> Value0(int id);

    static abstract ValueTask<int> Value1(int id);

    static abstract ValueTask<int> Value3(int id, string region, bool express);

    static abstract ValueTask<int> PendingValue0(Gate gate);

    static abstract ValueTask<int> PendingValue1(Gate gate, int id);

    static abstract ValueTask<int> PendingValue3(Gate gate, int id, string region, bool express);

    static abstract IAsyncEnumerable<int> Stream0(int count);

    static abstract IAsyncEnumerable<int> Stream1(int count, int id);

    static abstract IAsyncEnumerable<int> Stream3(int count, int id, string region, bool express);
}
