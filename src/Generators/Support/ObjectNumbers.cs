using System.Runtime.CompilerServices;

namespace Instrumentation.Generators.Support;

/// <summary>A number for each object, which no other object ever gets: its identity, to be remembered without keeping the object.</summary>
internal static class ObjectNumbers
{
    private static readonly ConditionalWeakTable<object, StrongBox<long>> Numbers = new();
    private static long last;

    public static long Of(object subject) =>
        Numbers.GetValue(subject, static _ => new StrongBox<long>(Interlocked.Increment(ref last))).Value;
}
