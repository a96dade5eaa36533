using System.Runtime.CompilerServices;
using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Measuring;

/// <summary>The loops that call a variant's methods: compiled for each variant, all from the same source.</summary>
internal static class Loops<TVariant>
    where TVariant : IVariant
{
    private const string Region = "eu";
    private const int Items = 10;

    /// <summary>Calls a method a number of times, on this thread alone.</summary>
    public static void Run(Shape shape, int tags, int calls)
    {
        switch (shape)
        {
            case Shape.Sync:
                Consume(tags switch { 0 => Sync0(calls), 1 => Sync1(calls), _ => Sync3(calls) });
                break;
            case Shape.CompletedTask:
                Complete(tags switch { 0 => Completed0(calls), 1 => Completed1(calls), _ => Completed3(calls) });
                break;
            case Shape.CompletedValueTask:
                Complete(tags switch { 0 => Value0(calls), 1 => Value1(calls), _ => Value3(calls) });
                break;
            case Shape.PendingTask:
                var gate = new Gate();
                Open(gate, tags switch { 0 => Pending0(gate, calls), 1 => Pending1(gate, calls), _ => Pending3(gate, calls) });
                break;
            case Shape.PendingValueTask:
                var other = new Gate();
                Open(other, tags switch { 0 => PendingValue0(other, calls), 1 => PendingValue1(other, calls), _ => PendingValue3(other, calls) });
                break;
            default:
                Complete(tags switch { 0 => Stream0(calls), 1 => Stream1(calls), _ => Stream3(calls) });
                break;
        }
    }

    private static void Open(Gate gate, Task<int> caller)
    {
        while (!caller.IsCompleted)
            gate.Open();
        Complete(caller);
    }

    private static void Complete(Task<int> caller) => Consume(caller.GetAwaiter().GetResult());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Consume(int sum) => GC.KeepAlive(typeof(TVariant).Name.Length + sum < 0 ? string.Empty : null);

    private static int Sync0(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += TVariant.Sync0(i);
        return sum;
    }

    private static int Sync1(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += TVariant.Sync1(i);
        return sum;
    }

    private static int Sync3(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += TVariant.Sync3(i, Region, express: true);
        return sum;
    }

    private static async Task<int> Completed0(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Completed0(i);
        return sum;
    }

    private static async Task<int> Completed1(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Completed1(i);
        return sum;
    }

    private static async Task<int> Completed3(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Completed3(i, Region, express: true);
        return sum;
    }

    private static async Task<int> Value0(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Value0(i);
        return sum;
    }

    private static async Task<int> Value1(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Value1(i);
        return sum;
    }

    private static async Task<int> Value3(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Value3(i, Region, express: true);
        return sum;
    }

    private static async Task<int> Pending0(Gate gate, int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Pending0(gate);
        return sum;
    }

    private static async Task<int> Pending1(Gate gate, int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Pending1(gate, i);
        return sum;
    }

    private static async Task<int> Pending3(Gate gate, int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.Pending3(gate, i, Region, express: true);
        return sum;
    }

    private static async Task<int> PendingValue0(Gate gate, int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.PendingValue0(gate);
        return sum;
    }

    private static async Task<int> PendingValue1(Gate gate, int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.PendingValue1(gate, i);
        return sum;
    }

    private static async Task<int> PendingValue3(Gate gate, int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
            sum += await TVariant.PendingValue3(gate, i, Region, express: true);
        return sum;
    }

    private static async Task<int> Stream0(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
        {
            await foreach (var item in TVariant.Stream0(Items))
                sum += item;
        }

        return sum;
    }

    private static async Task<int> Stream1(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
        {
            await foreach (var item in TVariant.Stream1(Items, i))
                sum += item;
        }

        return sum;
    }

    private static async Task<int> Stream3(int calls)
    {
        var sum = 0;
        for (var i = 0; i < calls; i++)
        {
            await foreach (var item in TVariant.Stream3(Items, i, Region, express: true))
                sum += item;
        }

        return sum;
    }
}
