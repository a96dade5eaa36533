using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Limits that a caller sets around a call, instead of giving one to it.</summary>
internal static class CallLimit
{
    /// <summary>Whether the call gets a token that ends it; that of the caller is one.</summary>
    public static bool HasToken(IInvocationOperation call, SourceValues values)
    {
        foreach (var argument in call.Arguments)
        {
            if (BoundedToken.IsToken(argument.Parameter?.Type) && BoundedToken.Of(argument.Value, values) != TokenBound.Unbounded)
                return true;
        }

        return false;
    }

    /// <summary>Whether whoever awaits the task waits for a limited time: <c>WaitAsync</c>, <c>Wait</c>, or a race with a delay.</summary>
    public static bool IsAwaitedForLimitedTime(IOperation task, SourceValues values)
    {
        if (IsLimited(task, values))
            return true;
        if (Holder.Target(task) is not ILocalSymbol local || SymbolUses.Of(local, values.Sources, values.CancellationToken) is not { } uses)
            return false;
        foreach (var use in uses)
        {
            if (IsLimited(use, values))
                return true;
        }

        return false;
    }

    private static bool IsLimited(IOperation task, SourceValues values)
    {
        foreach (var next in CallChain.After(task))
        {
            if (next.TargetMethod.Name is "WaitAsync" or "Wait" && next.Arguments.Length > 0 && EndsByArgument(next, values))
                return true;
        }

        var value = task;
        while (value.Parent is IPropertyReferenceOperation or IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        if (value != task && IsLimited(value, values))
            return true;

        foreach (var call in CallChain.Around(task))
        {
            if (call.TargetMethod is { Name: "WhenAny" or "WaitAny" } method && method.ContainingType.Is("System.Threading.Tasks", "Task"))
                return IsRace(call, values);
        }

        return false;
    }

    private static bool EndsByArgument(IInvocationOperation call, SourceValues values)
    {
        foreach (var argument in call.Arguments)
        {
            var type = argument.Parameter?.Type;
            if (BoundedToken.IsToken(type) ? BoundedToken.Of(argument.Value, values) != TokenBound.Unbounded
                : (TimeValue.IsTimeSpan(type) || type?.SpecialType == SpecialType.System_Int32) && !Infinite.Is(argument.Value, values))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRace(IInvocationOperation race, SourceValues values)
    {
        foreach (var part in race.Descendants())
        {
            if (part is IInvocationOperation delay && IsDelay(delay))
                return true;
            if (part is ILocalReferenceOperation local && values.OnlyValueOf(local)?.WithoutConversions() is IInvocationOperation value && IsDelay(value))
                return true;
        }

        return false;
    }

    private static bool IsDelay(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Delay" } method && method.ContainingType.Is("System.Threading.Tasks", "Task");
}
