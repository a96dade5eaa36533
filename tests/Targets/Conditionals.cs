#define KEPT
using System.Diagnostics;
using Instrumentation;

namespace Targets;

/// <summary>Calls that the compiler leaves out, or not.</summary>
public static partial class Conditionals
{
    public static int Calls { get; private set; }

    public static int Count()
    {
        Calls = 0;
        Kept(Next());
        Never(Next());
        return Calls;
    }

    [Traced, Conditional("KEPT"), Conditional("TARGETS_KEPT_TOO")]
    public static void Kept([Tag] int value) => Calls += value;

    [Traced, Conditional("TARGETS_NEVER")]
    public static void Never([Tag] int value) => Calls += value * 100;

    [Traced, Conditional("TARGETS_NEVER")]
    public static partial void NeverPartial();

    public static void CallNever() => NeverPartial();

    private static void NeverPartialCore() => Calls += 1000;

    private static int Next() => Calls += 1;
}
