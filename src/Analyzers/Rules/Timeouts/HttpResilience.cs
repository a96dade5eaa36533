using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>
/// Handlers that limit the calls of a client: with one of them, the client itself must have no limit, and it is right to set none.
/// </summary>
internal static class HttpResilience
{
    private const string AddClient = "AddHttpClient";
    private const string AddTimeout = "AddTimeout";

    private static readonly string[] Handlers = [CalledNames.StandardHandler, CalledNames.HedgingHandler, CalledNames.ResilienceHandler];

    /// <summary>Whether the client whose property is named is limited by a handler.</summary>
    public static bool Limits(IPropertyReferenceOperation property, TimeoutSite site)
    {
        var lambda = Lambda(property);
        if (lambda is not null)
        {
            foreach (var call in CallChain.Around(lambda))
            {
                if (IsLimited(call, site.Values) || (Registration(call) is { } name && IsRegisteredWithHandler(name, TypeOf(call.Syntax), site)))
                    return true;
            }
        }

        // Who makes a client itself gets no handler of the factory.
        if (property.Instance is IInstanceReferenceOperation || IsMadeHere(property.Instance, site.Values))
            return false;
        return IsDefault(site) || (site.Context.ContainingSymbol.ContainingType is { } type && IsRegisteredWithHandler(type.Name, within: null, site));
    }

    private static IAnonymousFunctionOperation? Lambda(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
                return lambda;
        }

        return null;
    }

    /// <summary>Whether a handler with a limit stands in the chain of calls, or is added to the same builder elsewhere.</summary>
    private static bool IsLimited(IInvocationOperation call, SourceValues values)
    {
        IOperation root = call;
        foreach (var before in CallChain.Before(call))
        {
            root = before;
            if (before is IInvocationOperation earlier && IsLimit(earlier))
                return true;
        }

        var last = call;
        foreach (var next in CallChain.After(call))
        {
            last = next;
            if (IsLimit(next))
                return true;
        }

        return IsLimitedElsewhere(Holder.Target(last), values)
            || (root is ILocalReferenceOperation or IParameterReferenceOperation && IsHttpBuilder(root.Type) && IsLimitedElsewhere(Holder.Of(root), values));
    }

    private static bool IsLimitedElsewhere(ISymbol? builder, SourceValues values)
    {
        if (builder is not (ILocalSymbol or IParameterSymbol) || SymbolUses.Of(builder, values.Sources, values.CancellationToken) is not { } uses)
            return false;
        foreach (var use in uses)
        {
            foreach (var next in CallChain.After(use))
            {
                if (IsLimit(next))
                    return true;
            }
        }

        return false;
    }

    private static bool IsHttpBuilder(ITypeSymbol? type) => type.Is("Microsoft.Extensions.DependencyInjection", "IHttpClientBuilder");

    private static bool IsLimit(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        CalledNames.StandardHandler or CalledNames.HedgingHandler => true,
        CalledNames.ResilienceHandler => CallChain.Calls(call, AddTimeout),
        "AddPolicyHandler" => CallChain.Calls(call, "Timeout", "TimeoutAsync"),
        _ => false,
    };

    /// <summary>The name, or the type, that a client is registered by.</summary>
    private static string? Registration(IInvocationOperation call)
    {
        foreach (var one in CallChain.Before(call))
        {
            if (one is IInvocationOperation { TargetMethod.Name: AddClient } before)
                call = before;
        }

        return call.TargetMethod.Name == AddClient && call.Syntax is InvocationExpressionSyntax syntax ? Name(syntax) : null;
    }

    private static string? Name(InvocationExpressionSyntax registration)
    {
        if (registration.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } types } })
            return SimpleName(types[types.Count - 1]);
        return registration.ArgumentList.Arguments.Count > 0 && registration.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax literal
            ? literal.Token.ValueText
            : null;
    }

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => type.ToString(),
    };

    /// <summary>
    /// Whether the client is registered somewhere else with a handler. A client with a type is the same everywhere; names are used again by
    /// others, so only the same type is asked.
    /// </summary>
    private static bool IsRegisteredWithHandler(string name, SyntaxNode? within, TimeoutSite site)
    {
        foreach (var handler in Handlers)
        {
            foreach (var call in site.Project.Calls.Of(handler))
            {
                if ((within is not null && TypeOf(call) != within) || !HasTimeout(call))
                    continue;
                var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
                while (receiver is InvocationExpressionSyntax before)
                {
                    if (MethodCalls.NameOf(before) == AddClient && Name(before) == name)
                        return true;
                    receiver = (before.Expression as MemberAccessExpressionSyntax)?.Expression;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a handler has a timeout; those that are ready made do, one that is built has what is added to it.</summary>
    private static bool HasTimeout(InvocationExpressionSyntax handler)
    {
        if (MethodCalls.NameOf(handler) != CalledNames.ResilienceHandler)
            return true;
        foreach (var node in handler.ArgumentList.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && MethodCalls.NameOf(call) == AddTimeout)
                return true;
        }

        return false;
    }

    private static SyntaxNode? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(static one => one is TypeDeclarationSyntax or CompilationUnitSyntax);

    /// <summary>Whether all clients of the factory get a handler.</summary>
    private static bool IsDefault(TimeoutSite site)
    {
        foreach (var defaults in site.Project.Calls.Of(CalledNames.DefaultsForClients))
        {
            foreach (var handler in Handlers)
            {
                foreach (var call in site.Project.Calls.Of(handler))
                {
                    if (call.SyntaxTree == defaults.SyntaxTree && defaults.Span.Contains(call.Span) && HasTimeout(call))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool IsMadeHere(IOperation? client, SourceValues values) =>
        client is not null && values.OnlyValueOf(client)?.WithoutConversions() is IObjectCreationOperation;
}
