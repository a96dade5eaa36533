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

    /// <summary>The bound of a parameter by all calls; null if one of them, or anything else that may call, proves none.</summary>
    public Cardinality? Of(IParameterSymbol parameter, Frame frame)
    {
        if (evaluator.Options.MaxCallDepth == 0
            || parameter.RefKind is RefKind.Out or RefKind.Ref
            || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method
            || frame.Method is null)
        {
            return null;
        }

        var value = Cardinality.Nothing;
        var calls = 0;
        foreach (var reference in method.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.Span.Length > MaxLength)
                return null;
            foreach (var node in reference.GetSyntax(evaluator.CancellationToken).DescendantNodes())
            {
                if (node is not SimpleNameSyntax name || name.Identifier.ValueText != method.Name || name.Parent is not ExpressionSyntax and not ArgumentSyntax and not EqualsValueClauseSyntax && name.Parent is not StatementSyntax)
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

    private static Frame FrameOf(BodyFlow flow) => flow.Outer is { } outer ? FrameOf(outer).Within(flow) : Frame.Of(flow, method: null);
}
