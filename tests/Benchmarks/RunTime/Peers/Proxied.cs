using Castle.DynamicProxy;
using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>Instrumented by a proxy of Castle.Core, made at run time.</summary>
internal sealed class Proxied : IVariant
{
    private static readonly IService Instance =
        new ProxyGenerator().CreateInterfaceProxyWithTarget<IService>(new Service(), new TelemetryInterceptor());

    public static string Name => "Castle";

    public static int Sync0(int id) => Instance.Sync0(id);

    public static int Sync1(int id) => Instance.Sync1(id);

    public static int Sync3(int id, string region, bool express) => Instance.Sync3(id, region, express);

    public static Task<int> Completed0(int id) => Instance.Completed0(id);

    public static Task<int> Completed1(int id) => Instance.Completed1(id);

    public static Task<int> Completed3(int id, string region, bool express) => Instance.Completed3(id, region, express);

    public static Task<int> Pending0(Gate gate) => Instance.Pending0(gate);

    public static Task<int> Pending1(Gate gate, int id) => Instance.Pending1(gate, id);

    public static Task<int> Pending3(Gate gate, int id, string region, bool express) => Instance.Pending3(gate, id, region, express);

    public static ValueTask<int> Value0(int id) => Instance.Value0(id);

    public static ValueTask<int> Value1(int id) => Instance.Value1(id);

    public static ValueTask<int> Value3(int id, string region, bool express) => Instance.Value3(id, region, express);

    public static ValueTask<int> PendingValue0(Gate gate) => Instance.PendingValue0(gate);

    public static ValueTask<int> PendingValue1(Gate gate, int id) => Instance.PendingValue1(gate, id);

    public static ValueTask<int> PendingValue3(Gate gate, int id, string region, bool express) => Instance.PendingValue3(gate, id, region, express);

    public static IAsyncEnumerable<int> Stream0(int count) => Instance.Stream0(count);

    public static IAsyncEnumerable<int> Stream1(int count, int id) => Instance.Stream1(count, id);

    public static IAsyncEnumerable<int> Stream3(int count, int id, string region, bool express) => Instance.Stream3(count, id, region, express);
}
