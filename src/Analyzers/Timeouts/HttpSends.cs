using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>The requests that a client sends.</summary>
internal static class HttpSends
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Send"];

    /// <summary>Whether every request that the client sends, and there are some, is ended by a token or by whoever awaits it.</summary>
    public static bool AreLimited(IOperation? client, IPropertySymbol property, SourceValues values) =>

        // Of a client that somebody else made nobody knows all requests.
        property.ContainingType.Is("System.Net.Http", "HttpClient") && Holder.Of(client) is (IFieldSymbol or ILocalSymbol or IPropertySymbol) and var holder && AreLimited(holder, values);

    /// <summary>The same of a variable.</summary>
    public static bool AreLimited(ISymbol client, SourceValues values)
    {
        if (SymbolUses.Of(client, values.Sources, values.CancellationToken) is not { } uses)
            return false;

        var sends = 0;
        foreach (var use in uses)
        {
            if (Of(use) is not { } send)
                continue;
            if (!CallLimit.HasToken(send, values) && !CallLimit.IsAwaitedForLimitedTime(send, values))
                return false;
            sends++;
        }

        return sends > 0;
    }

    /// <summary>The request that a use of a client sends; none if it does something else.</summary>
    public static IInvocationOperation? Of(IOperation client)
    {
        var call = CallChain.Next(client)
            ?? (client.Parent is IConditionalAccessOperation access && access.Operation == client ? Innermost(access.WhenNotNull) : null);
        return call is not null && Array.Exists(Verbs, verb => call.TargetMethod.Name.StartsWith(verb, StringComparison.Ordinal)) ? call : null;
    }

    private static IInvocationOperation? Innermost(IOperation whenNotNull)
    {
        var call = whenNotNull as IInvocationOperation;
        while (call is not null && CallChain.Receiver(call) is IInvocationOperation before)
            call = before;
        return call;
    }
}
