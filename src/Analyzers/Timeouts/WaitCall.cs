using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>A call that waits for something that another thread, task or process does.</summary>
/// <param name="Kind">What it waits for.</param>
/// <param name="IsBlocking">Whether it holds its thread meanwhile.</param>
/// <param name="Awaited">What must come to its end: a task, a process; an argument where the method is static.</param>
internal readonly record struct WaitCall(WaitKind Kind, bool IsBlocking, IOperation? Awaited)
{
    private const string Threading = "System.Threading";
    private const string Tasks = "System.Threading.Tasks";

    /// <summary>The names of the methods.</summary>
    public static readonly ImmutableArray<string> Names =
        ["Wait", "WaitAll", "WaitAny", "WaitOne", "WaitAsync", "SignalAndWait", "Join", "WaitForExit", "WaitForExitAsync", "Take"];

    /// <summary>What the call waits for; nothing if it waits for nothing, or sets itself an end.</summary>
    public static WaitCall? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        var kind = method.Name switch
        {
            "Wait" when IsTask(type) => WaitKind.Task,
            "WaitAll" or "WaitAny" when IsTask(type) => WaitKind.Task,
            "WaitAsync" when IsTask(type) || type.Is(Tasks, "TaskExtensions") => WaitKind.Task,
            "Wait" or "WaitAsync" when type.Is(Threading, "SemaphoreSlim") => WaitKind.Semaphore,
            "Wait" when type.Is(Threading, "CountdownEvent") => WaitKind.Countdown,
            "Wait" when type.Is(Threading, "ManualResetEventSlim") => WaitKind.Event,
            "Wait" when type.Is(Threading, "Monitor") => WaitKind.Event,
            "SignalAndWait" when type.Is(Threading, "Barrier") => WaitKind.Event,
            "WaitOne" or "WaitAll" or "WaitAny" or "SignalAndWait" when type.IsOrDerivesFrom(Threading, "WaitHandle") => WaitKind.Event,
            "Join" when type.Is(Threading, "Thread") => WaitKind.Thread,
            "WaitForExit" or "WaitForExitAsync" when type.IsOrDerivesFrom("System.Diagnostics", "Process") => WaitKind.Process,
            "Take" when type.Is("System.Collections.Concurrent", "BlockingCollection") => WaitKind.Queue,
            _ => WaitKind.None,
        };
        if (kind == WaitKind.None)
            return null;

        return new WaitCall(kind, IsBlocking: !method.Name.EndsWith("Async", StringComparison.Ordinal), call.Instance ?? First(call.Arguments));
    }

    /// <summary>Whether an argument ends the wait: a time that is not infinite, or a token that something cancels.</summary>
    public static bool HasEnd(IInvocationOperation call, SourceValues values)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal == 0 && call.TargetMethod.Name == "Wait" && call.TargetMethod.IsStatic)
                continue;
            var isTime = TimeValue.IsTimeSpan(parameter.Type) || parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
            if (isTime && !Infinite.Is(argument.Value, values))
                return true;
            if (BoundedToken.IsToken(parameter.Type) && BoundedToken.Of(argument.Value, values) != TokenBound.Unbounded)
                return true;
        }

        return false;
    }

    private static bool IsTask(ITypeSymbol type) => type.Is(Tasks, "Task");

    private static IOperation? First(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Ordinal: 0 })
                return argument.Value;
        }

        return null;
    }
}
