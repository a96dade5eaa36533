using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Calls on the results of calls, as builders are written.</summary>
internal static class CallChain
{
    /// <summary>What a method is called on; of an extension method, its first argument.</summary>
    public static IOperation? Receiver(IInvocationOperation call)
    {
        if (call.Instance is { } instance)
            return instance;
        if (!call.TargetMethod.IsExtensionMethod)
            return null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: 0 })
                return argument.Value;
        }

        return null;
    }

    /// <summary>The call on the result of an expression.</summary>
    public static IInvocationOperation? Next(IOperation value)
    {
        var current = value;
        while (current.Parent is IConversionOperation or IParenthesizedOperation)
            current = current.Parent;
        return current.Parent switch
        {
            IInvocationOperation call when call.Instance == current => call,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { Instance: null, TargetMethod.IsExtensionMethod: true } call } => call,
            _ => null,
        };
    }

    /// <summary>The calls before this one, the closest first; then what the first of them is called on.</summary>
    public static IEnumerable<IOperation> Before(IInvocationOperation call)
    {
        var receiver = Receiver(call);
        while (receiver is not null)
        {
            while (receiver is IConversionOperation conversion)
                receiver = conversion.Operand;
            yield return receiver;
            receiver = receiver is IInvocationOperation before ? Receiver(before) : null;
        }
    }

    /// <summary>The calls on the result of this one, the closest first.</summary>
    public static IEnumerable<IInvocationOperation> After(IOperation value)
    {
        for (var next = Next(value); next is not null; next = Next(next))
            yield return next;
    }

    /// <summary>The call that an operation is written in an argument of, closest first.</summary>
    public static IEnumerable<IInvocationOperation> Around(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IArgumentOperation { Parent: IInvocationOperation call })
                yield return call;
        }
    }

    /// <summary>Whether a method of one of the names is called within an operation.</summary>
    public static bool Calls(IOperation operation, params string[] names)
    {
        foreach (var descendant in operation.DescendantsAndSelf())
        {
            if (descendant is IInvocationOperation call && Array.IndexOf(names, call.TargetMethod.Name) >= 0)
                return true;
        }

        return false;
    }

    private static IEnumerable<IOperation> DescendantsAndSelf(this IOperation operation)
    {
        yield return operation;
        foreach (var descendant in operation.Descendants())
            yield return descendant;
    }
}
