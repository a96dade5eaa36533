using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Limits around a retry of Polly's: a timeout outside of it ends it, one within is for each attempt.</summary>
internal static class PollyLimits
{
    private static readonly string[] Handlers = [CalledNames.StandardHandler, CalledNames.HedgingHandler];

    /// <summary>Whether a policy is wrapped by a timeout, or every execution of it is ended by a token.</summary>
    public static bool LimitPolicy(IInvocationOperation policy, SourceValues values)
    {
        if (IsWrapped(policy, values))
            return true;
        if (Holder.Target(policy) is not { } holder || SymbolUses.Of(holder, values.Sources, values.CancellationToken) is not { } uses)
            return false;

        var executions = 0;
        foreach (var use in uses)
        {
            if (IsWrapped(use, values))
                return true;
            if (CallChain.Next(use) is not { } call || !call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal))
                continue;
            if (!CallLimit.HasToken(call, values))
                return false;
            executions++;
        }

        return executions > 0;
    }

    /// <summary>Whether the strategy whose options are set stands within a timeout.</summary>
    public static bool LimitStrategy(IPropertyReferenceOperation property, SourceValues values)
    {
        foreach (var call in CallChain.Around(property))
        {
            if (Array.IndexOf(Handlers, call.TargetMethod.Name) >= 0 || (call.TargetMethod.Name == "AddRetry" && HasTimeoutBefore(call, values)))
                return true;
        }

        if (Holder.Of(property.Instance) is not { } options || SymbolUses.Of(options, values.Sources, values.CancellationToken) is not { } uses)
            return false;
        foreach (var use in uses)
        {
            foreach (var call in CallChain.Around(use))
            {
                if (call.TargetMethod.Name == "AddRetry" && HasTimeoutBefore(call, values))
                    return true;
            }
        }

        return false;
    }

    private static bool HasTimeoutBefore(IInvocationOperation addRetry, SourceValues values)
    {
        IOperation root = addRetry;
        foreach (var before in CallChain.Before(addRetry))
        {
            root = before;
            if (before is IInvocationOperation { TargetMethod.Name: "AddTimeout" })
                return true;
        }

        // A builder in a variable: the statements before.
        if (Holder.Of(root) is not (ILocalSymbol or IParameterSymbol) || Holder.Of(root) is not { } builder
            || SymbolUses.Of(builder, values.Sources, values.CancellationToken) is not { } uses)
        {
            return false;
        }

        foreach (var use in uses)
        {
            if (use.Syntax.SpanStart >= addRetry.Syntax.SpanStart)
                continue;
            foreach (var call in CallChain.After(use))
            {
                if (call.TargetMethod.Name == "AddTimeout")
                    return true;
            }
        }

        return values.OnlyValueOf(root)?.WithoutConversions() is IInvocationOperation start && StartsWithTimeout(start);
    }

    private static bool StartsWithTimeout(IInvocationOperation start)
    {
        if (start.TargetMethod.Name == "AddTimeout")
            return true;
        foreach (var before in CallChain.Before(start))
        {
            if (before is IInvocationOperation { TargetMethod.Name: "AddTimeout" })
                return true;
        }

        return false;
    }

    /// <summary>Whether a policy is given to a wrap that a timeout is the outer part of.</summary>
    private static bool IsWrapped(IOperation policy, SourceValues values)
    {
        foreach (var wrap in CallChain.Around(policy))
        {
            if (wrap.TargetMethod.Name is not ("Wrap" or "WrapAsync"))
                continue;
            if (CallChain.Receiver(wrap) is { } outer)
            {
                if (outer != policy && !IsWithin(policy, outer) && IsTimeout(outer, values))
                    return true;
            }
            else if (HasTimeoutBefore(wrap, policy, values))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasTimeoutBefore(IInvocationOperation wrap, IOperation policy, SourceValues values)
    {
        foreach (var part in wrap.Descendants())
        {
            if (part.Syntax.SpanStart < policy.Syntax.SpanStart && !part.Syntax.Span.Contains(policy.Syntax.Span)
                && part is IInvocationOperation or ILocalReferenceOperation or IFieldReferenceOperation && IsTimeout(part, values))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTimeout(IOperation policy, SourceValues values)
    {
        foreach (var value in values.Of(policy))
        {
            if (value.Type?.Name is "TimeoutPolicy" or "AsyncTimeoutPolicy" or "ITimeoutPolicy")
                return true;
            if (value is IInvocationOperation { TargetMethod: { Name: "Timeout" or "TimeoutAsync" } method } && method.ContainingType.Is("Polly", "Policy"))
                return true;
            if (value is IInvocationOperation { TargetMethod.Name: "Wrap" or "WrapAsync" } wrap && CallChain.Receiver(wrap) is { } outer && IsTimeout(outer, values))
                return true;
        }

        return false;
    }

    private static bool IsWithin(IOperation inner, IOperation outer) => outer.Syntax.Span.Contains(inner.Syntax.Span);
}
