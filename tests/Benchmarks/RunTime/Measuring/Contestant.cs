using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks.Measuring;

/// <summary>A variant in a comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Run">Calls one of its methods a number of times.</param>
internal sealed record Contestant(string Name, Action<Shape, int, int> Run)
{
    public static Contestant Of<TVariant>()
        where TVariant : IVariant => new(TVariant.Name, Loops<TVariant>.Run);
}
