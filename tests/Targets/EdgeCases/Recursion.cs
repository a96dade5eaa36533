using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Calls that lead back to an instrumented method.</summary>
public partial class Recursion
{
    [Traced, Metered]
    public int Factorial([Tag] int number) => number <= 1 ? 1 : number * Factorial(number - 1);

    [Traced, Metered]
    public async Task<bool> IsEvenAsync([Tag] int number)
    {
        await Task.Yield();
        return number == 0 || await IsOddAsync(number - 1).ConfigureAwait(false);
    }

    [Traced, Metered]
    public partial Task<bool> IsOddAsync(int number);

    [Traced, Metered]
    public async Task<int> FanOutAsync(int width)
    {
        var leaves = await Task.WhenAll(Enumerable.Range(0, width).Select(number => LeafAsync(number))).ConfigureAwait(false);
        return leaves.Sum();
    }

    [Traced, Metered]
    public void Start(List<Task> background, Task gate) => background.Add(AfterAsync(gate));

    [Traced, Metered]
    public async Task AfterAsync(Task gate) => await gate.ConfigureAwait(false);

    [Traced]
    public partial int Sum(int number);

    [Traced, Metered]
    private async Task<int> LeafAsync([Tag] int number)
    {
        await Task.Yield();
        return number;
    }

    private async Task<bool> IsOddCoreAsync(int number)
    {
        await Task.Yield();
        return number != 0 && await IsEvenAsync(number - 1).ConfigureAwait(false);
    }

    private int SumCore(int number) => number == 0 ? 0 : number + Sum(number - 1);
}

/// <summary>What is captured of it calls the very method that captures it.</summary>
public partial class Mirror
{
    public int Reads { get; private set; }

    public int Value => Look(this) + Reads++;

    public Mirror Reflection => Reflect();

    [Traced, Metered, LogContext]
    public int Look([Tag("mirror.value", Member = "Value"), Counted("mirror.looks", Member = "Value")] Mirror mirror) => mirror is null ? 0 : 1;

    [Traced]
    public partial int Peek([Tag("mirror.peeked", Member = "Peeked")] Mirror mirror);

    public int Peeked => Peek(this) + 1;

    [Traced, Metered]
    [return: Tag("reflection.reads", Member = "Reflection.Reads")]
    [return: MetricTag("reflection", Member = "Reflection")]
    public Mirror Reflect() => this;

    public override string ToString() => $"mirror {Show(this)}";

    [Traced, LogContext]
    public int Show([Tag] Mirror mirror) => mirror is null ? 0 : 1;

    private int PeekCore(Mirror mirror) => mirror is null ? 0 : 1;
}
