using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Sources of tokens that nothing cancels.</summary>
internal static class EndlessSources
{
    /// <summary>The first place where a call gets a token of a source that is created here, and that nothing cancels.</summary>
    public static IOperation? UseOf(IOperation creation, SourceValues values)
    {
        // Without a variable, nobody can cancel it later.
        if (creation.Parent is IPropertyReferenceOperation { Property.Name: "Token" } direct)
            return BoundedToken.OfSource(creation, values) == TokenBound.Unbounded ? GivenToCall(direct, values) : null;
        if (Holder.Target(creation) is not { } holder || SymbolUses.MayCall(holder, creation.Syntax, values.CancellationToken, "Cancel", "CancelAsync"))
            return null;
        if (SymbolUses.Of(holder, values.Sources, values.CancellationToken) is not { } uses)
            return null;

        IOperation? first = null;
        foreach (var use in uses)
        {
            if (TokenOf(use) is { } token && GivenToCall(token, values) is { } given)
            {
                first = given;
                break;
            }
        }

        if (first is null)
            return null;
        foreach (var use in uses)
        {
            // Whichever of the uses is asked, all are looked at.
            if (!SymbolUses.IsWrite(use))
                return BoundedToken.OfSource(use, values) == TokenBound.Unbounded ? first : null;
        }

        return null;
    }

    /// <summary>Whether the delay of a source is taken away that it has had: another one, or something else cancels it.</summary>
    public static bool IsDisarmed(IInvocationOperation cancelAfter, SourceValues values)
    {
        if (cancelAfter.Instance is not { } source || Holder.Of(source) is not { } holder)
            return false;
        if (SymbolUses.Of(holder, values.Sources, values.CancellationToken) is { } uses)
        {
            foreach (var use in uses)
            {
                // One that is reported where its token is used is not reported here again.
                if (TokenOf(use) is { } token && BoundedToken.OfSource(source, values) == TokenBound.Unbounded && GivenToCall(token, values) is not null)
                    return true;
                if (CallChain.Next(use) is { TargetMethod.Name: "Cancel" or "CancelAsync" })
                    return true;
                if (CallChain.Next(use) is { TargetMethod.Name: "CancelAfter", Arguments: { Length: 1 } delay } && !Infinite.Is(delay[0].Value, values))
                    return true;
            }
        }

        return values.OnlyValueOf(source)?.WithoutConversions() is IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } && !Infinite.Is(arguments[0].Value, values);
    }

    private static IOperation? TokenOf(IOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Token" } token => token,
        IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: "Token" } } access => access,
        _ => null,
    };

    /// <summary>Where a call gets the token, directly or by way of a variable; null if it goes elsewhere, or whoever calls does not wait for ever.</summary>
    private static IOperation? GivenToCall(IOperation token, SourceValues values)
    {
        if (Argument(token) is { } call)
            return Waits(call, values) ? token : null;
        if (Holder.Target(token) is not ILocalSymbol local || SymbolUses.Of(local, values.Sources, values.CancellationToken) is not { } uses)
            return null;
        foreach (var use in uses)
        {
            if (Argument(use) is { } given)
                return Waits(given, values) ? use : null;
        }

        return null;
    }

    private static IInvocationOperation? Argument(IOperation token)
    {
        var parent = token.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    private static bool Waits(IInvocationOperation call, SourceValues values) =>
        !BoundedToken.IsSource(call.TargetMethod.ContainingType)
        && !IsGrpc(call)
        && !IsRaced(call)
        && !CallLimit.IsAwaitedForLimitedTime(call, values);

    // The rule about deadlines reports it.
    private static bool IsGrpc(IInvocationOperation call) => call.TargetMethod.ContainingType.IsOrDerivesFrom("Grpc.Core", "ClientBase");

    private static bool IsRaced(IInvocationOperation call)
    {
        var root = call.Root();
        return CallChain.Calls(root, "WhenAny") && CallChain.Calls(root, "Delay");
    }
}
