namespace Instrumentation.Benchmarks.Subjects;

/// <summary>Instrumented by the package: these calls are redirected.</summary>
internal sealed class Ours : IVariant
{
    public static string Name => "generated";

    public static int Sync0(int id) => Decorated.Sync0(id);

    public static int Sync1(int id) => Decorated.Sync1(id);

    public static int Sync3(int id, string region, bool express) => Decorated.Sync3(id, region, express);

    public static Task<int> Completed0(int id) => Decorated.Completed0(id);

    public static Task<int> Completed1(int id) => Decorated.Completed1(id);

    public static Task<int> Completed3(int id, string region, bool express) => Decorated.Completed3(id, region, express);

    public static Task<int> Pending0(Gate gate) => Decorated.Pending0(gate);

    public static Task<int> Pending1(Gate gate, int id) => Decorated.Pending1(gate, id);

    public static Task<int> Pending3(Gate gate, int id, string region, bool express) => Decorated.Pending3(gate, id, region, express);

    public static ValueTask<int> Value0(int id) => Decorated.Value0(id);

    public static ValueTask<int> Value1(int id) => Decorated.Value1(id);

    public static ValueTask<int> Value3(int id, string region, bool express) => Decorated.Value3(id, region, express);

    public static ValueTask<int> PendingValue0(Gate gate) => Decorated.PendingValue0(gate);

    public static ValueTask<int> PendingValue1(Gate gate, int id) => Decorated.PendingValue1(gate, id);

    public static ValueTask<int> PendingValue3(Gate gate, int id, string region, bool express) => Decorated.PendingValue3(gate, id, region, express);

    public static IAsyncEnumerable<int> Stream0(int count) => Decorated.Stream0(count);

    public static IAsyncEnumerable<int> Stream1(int count, int id) => Decorated.Stream1(count, id);

    public static IAsyncEnumerable<int> Stream3(int count, int id, string region, bool express) => Decorated.Stream3(count, id, region, express);
}
