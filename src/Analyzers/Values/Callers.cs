using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>The calls of a private method: if all of them hand over what is proven, so is the parameter.</summary>
internal sealed class Callers(Evaluator evaluator)
{
    private const int MaxCalls = 64;
    private const int MaxLength = 200_000;
    private const int MaxDepth = 3;

    private int depth;

    /// <summary>The bound of a parameter by all calls; null if one of them, or anything else that may call, proves none.</summary>
    public Cardinality? Of(IParameterSymbol parameter, Frame frame)
    {
        if (evaluator.Options.MaxCallDepth == 0
            || parameter.RefKind is RefKind.Out or RefKind.Ref
            || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            || Scopes(method) is not { } scopes
            || frame.Method is null
            || depth >= MaxDepth)
        {
            return null;
        }

        depth++;
        var value = Joined(parameter, method, scopes);
        depth--;
        return value;
    }

    /// <summary>Where all calls of a method stand; null if others may call it, or it is too much to look through.</summary>
    private List<SyntaxNode>? Scopes(IMethodSymbol method)
    {
        var scopes = new List<SyntaxNode>();
        if (method.DeclaredAccessibility == Accessibility.Private)
        {
            foreach (var reference in method.ContainingType.DeclaringSyntaxReferences)
                scopes.Add(reference.GetSyntax(evaluator.CancellationToken));
        }
        else if (evaluator.Options.IsThorough && !method.IsVirtual && !method.IsOverride && !method.IsAbstract && IsInternal(method))
        {
            foreach (var tree in evaluator.Compilation.SyntaxTrees)
            {
                if (tree.GetText(evaluator.CancellationToken).ToString().Contains(method.Name))
                    scopes.Add(tree.GetRoot(evaluator.CancellationToken));
            }
        }

        return scopes.Count == 0 || scopes.Exists(static scope => scope.FullSpan.Length > MaxLength) ? null : scopes;
    }

    private static bool IsInternal(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.Private or Accessibility.ProtectedAndInternal)
                return true;
        }

        return false;
    }

    private Cardinality? Joined(IParameterSymbol parameter, IMethodSymbol method, List<SyntaxNode> scopes)
    {
        var value = Cardinality.Nothing;
        var calls = 0;
        foreach (var scope in scopes)
        {
            foreach (var node in scope.DescendantNodes())
            {
                if (node is not SimpleNameSyntax name || name.Identifier.ValueText != method.Name || name.Parent is not ExpressionSyntax and not ArgumentSyntax and not EqualsValueClauseSyntax && name.Parent is not StatementSyntax)
                    continue;
                if (method.DeclaredAccessibility != Accessibility.Private && !evaluator.Bodies.IsName(name, method, evaluator.CancellationToken))
                    continue;
                if (++calls > MaxCalls || Call(name) is not { } call)
                    return null;
                if (Find(call) is not ({ } operation, { } caller))
                    return null;
                if (!SymbolEqualityComparer.Default.Equals(operation.TargetMethod.OriginalDefinition, method.OriginalDefinition))
                    continue;
                if (Conditions.Argument(operation, parameter.Ordinal) is not { } argument)
                    return null;

                value = Cardinality.Join(value, evaluator.Once(argument, caller, () => evaluator.Evaluate(argument, caller)).Cardinality);
                if (!value.IsProven)
                    return null;
            }
        }

        return value.IsNothing ? null : value;
    }

    private static InvocationExpressionSyntax? Call(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        _ => null,
    };

    private (IInvocationOperation, Frame)? Find(InvocationExpressionSyntax call)
    {
        if (evaluator.Bodies.Around(call, evaluator.CancellationToken) is not { } body
            || body.Find(call) is not (IInvocationOperation operation, { } home))
        {
            return null;
        }

        return (operation, FrameOf(home));
    }

    // What calls the caller is asked only where it is worth it.
    private Frame FrameOf(BodyFlow flow) =>
        flow.Outer is { } outer ? FrameOf(outer).Within(flow) : Frame.Of(flow, evaluator.Options.IsThorough ? flow.Method : null);
}
