using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Single calls that are left as they are.</summary>
public static class PlainCalls
{
    [Traced]
    public static int Sync(int id) => id;

    [Traced]
    public static async Task<int> Async(int id)
    {
        await Task.Yield();
        return id;
    }

    [Traced]
    public static void Nothing(List<int> seen) => seen.Add(1);

    [Traced]
    public static Func<int> Factory() => static () => throw new InvalidOperationException("called");

    [Traced]
    public static string? Text(this string? text) => text;

    public static async Task<int> AllPlain(List<int> seen)
    {
        PlainCall.Of(() => Nothing(seen));
        PlainCall.Of(static () => Sync(9));
        var sum = PlainCall.Of(Sync(Sync(1))) + await PlainCall.Of(Async(2)) + (int)PlainCall.Of((long)Sync(3));
        sum += await PlainCall.Of(async () => await Async(4));
        sum += PlainCall.Of(Enumerable.Range(5, 2).Select(static id => Sync(id)).Sum());
        sum += PlainCall.Of("x"?.Text()?.Text() ?? "").Length;
        _ = PlainCall.Of(static () => Factory());
        return sum;
    }

    public static int AroundIt() => Sync(PlainCall.Of(1)) + PlainCall.Of(Sync(2)) + Sync(3);
}
