using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Pointers in signatures.</summary>
public static unsafe partial class Pointers
{
    [Traced]
    public static int Sum(int* numbers, [Tag] int count)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
            sum += numbers[i];
        return sum;
    }

    [Traced]
    public static partial int* Next(int* number);

    [Traced]
    public static partial Task<int> ReadAsync(int*[] numbers);

    public static int Run()
    {
        var numbers = stackalloc int[] { 1, 2, 3 };
        return Sum(Next(numbers), 2) + Apply(&Double, 4) + ReadAsync([numbers, numbers + 1]).Result;
    }

    [Traced]
    private static int Apply(delegate*<int, int> function, [Tag] int value) => function(value);

    private static int Double(int value) => value * 2;

    private static int* NextCore(int* number) => number + 1;

    private static Task<int> ReadCoreAsync(int*[] numbers) => Task.FromResult(numbers.Length);
}
