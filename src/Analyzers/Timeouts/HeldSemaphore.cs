using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// What is done between the wait for a semaphore and its release: who holds it only to touch memory gives it back at once; who waits for
/// something else meanwhile lets everybody wait for that.
/// </summary>
internal static class HeldSemaphore
{
    /// <summary>Whether something is waited for before the release; nothing if the same function does not release it afterwards.</summary>
    public static bool? WaitsMeanwhile(IInvocationOperation wait)
    {
        if (wait.Instance is not { } semaphore)
            return null;

        var waits = false;
        IOperation inner = wait;
        for (var outer = wait.Parent; outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IBlockOperation block:
                    var isAfter = false;
                    foreach (var statement in block.Operations)
                    {
                        if (!isAfter)
                        {
                            isAfter = statement == inner;
                            continue;
                        }

                        waits |= Waits(statement);
                        if (Releases(statement, semaphore))
                            return waits;
                    }

                    break;
                case IConditionalOperation conditional when inner == conditional.Condition:
                    // if (await semaphore.WaitAsync(...)) { ... Release() }
                    waits |= Waits(conditional.WhenTrue);
                    if (Releases(conditional.WhenTrue, semaphore))
                        return waits;
                    break;
                case ITryOperation { Finally: { } last } when inner != last && Releases(last, semaphore):
                    return waits;
            }
        }

        return null;
    }

    private static bool Releases(IOperation tree, IOperation semaphore)
    {
        if (tree is IInvocationOperation { TargetMethod.Name: "Release" } call && Subject.Same(call.Instance, semaphore))
            return true;
        foreach (var child in tree.ChildOperations)
        {
            if (Releases(child, semaphore))
                return true;
        }

        return false;
    }

    private static bool Waits(IOperation tree)
    {
        switch (tree)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                return false;
            case IAwaitOperation { Operation: var awaited } when !IsNothing(awaited):
            case IForEachLoopOperation { IsAsynchronous: true } or IUsingOperation { IsAsynchronous: true }:
            case IInvocationOperation call when WaitCall.Of(call) is not null || InputOutput.IsCall(call.TargetMethod):
                return true;
        }

        foreach (var child in tree.ChildOperations)
        {
            if (Waits(child))
                return true;
        }

        return false;
    }

    // A delay and a yield end by themselves.
    private static bool IsNothing(IOperation awaited) => awaited.WithoutConversions() switch
    {
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance } => IsNothing(instance),
        IInvocationOperation { TargetMethod: { Name: "Yield" or "Delay" or "FromResult", ContainingType: var type } } => type.Is("System.Threading.Tasks", "Task"),
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType: var type } } => type.Is("System.Threading.Tasks", "Task"),
        _ => false,
    };
}
