using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>The requests that a client sends.</summary>
internal static class HttpSends
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Send"];

    /// <summary>Whether every request that the client sends, and there are some, is ended by a token or by whoever awaits it.</summary>
    public static bool AreLimited(IOperation? client, IPropertySymbol property, SourceValues values) =>

        // Of a client that somebody else made nobody knows all requests.
        property.ContainingType.Is("System.Net.Http", "HttpClient")
        && (Holder.Of(client) is (IFieldSymbol or ILocalSymbol or IPropertySymbol) and var holder && AreLimited(holder, values) || AreLimitedOfReturned(client, values));

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

    /// <summary>The same of a client that a private method makes for its type: of all requests that the type sends.</summary>
    private static bool AreLimitedOfReturned(IOperation? client, SourceValues values)
    {
        if (client is null || Maker(client, values) is not { DeclaredAccessibility: Accessibility.Private or Accessibility.Protected, ContainingType: var type })
            return false;

        var sends = 0;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(values.CancellationToken).DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }
                    || !Array.Exists(Verbs, verb => name.StartsWith(verb, StringComparison.Ordinal))
                    || values.Sources.Operation(node, values.CancellationToken) is not IInvocationOperation send
                    || CallChain.Receiver(send)?.Type.Is("System.Net.Http", "HttpClient") != true)
                {
                    continue;
                }

                if (!CallLimit.HasToken(send, values) && !CallLimit.IsAwaitedForLimitedTime(send, values))
                    return false;
                sends++;
            }
        }

        return sends > 0;
    }

    /// <summary>The method that returns the client, itself or by way of a variable.</summary>
    private static ISymbol? Maker(IOperation client, SourceValues values)
    {
        var created = client.WithoutConversions() is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver ? Holder.Created(receiver) : null;
        if (created is not null && IsReturned(created))
            return created.SemanticModel?.GetEnclosingSymbol(created.Syntax.SpanStart, values.CancellationToken);
        if (Holder.Of(client) is not ILocalSymbol local || SymbolUses.Of(local, values.Sources, values.CancellationToken) is not { } uses)
            return null;
        return uses.Exists(IsReturned) ? local.ContainingSymbol : null;
    }

    private static bool IsReturned(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent is IReturnOperation;
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
