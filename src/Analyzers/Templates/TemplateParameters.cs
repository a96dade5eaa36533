using System.Collections.Concurrent;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Templates;

/// <summary>
/// Which parameter of a method is a message template: an attribute says so, or the method gives it to a log as it is. Such a method says
/// nothing of the template, but its callers do.
/// </summary>
internal sealed class TemplateParameters(LogSinks sinks, Bodies bodies)
{
    private const int None = -1;
    private const int MaxDepth = 3;
    private const int MaxLength = 4_000;

    private readonly ConcurrentDictionary<IMethodSymbol, int> known = new(SymbolEqualityComparer.Default);

    /// <summary>The argument of a call that is a template; none if it takes none.</summary>
    public IArgumentOperation? Argument(IInvocationOperation call, CancellationToken cancellationToken) =>
        Of(call.TargetMethod, MaxDepth, cancellationToken) is var ordinal and not None ? LogTemplates.Argument(call, ordinal) : null;

    /// <summary>The template among the arguments of a call, whoever takes it.</summary>
    public IArgumentOperation? Any(IInvocationOperation call, CancellationToken cancellationToken) =>
        sinks.Of(call) is not null || call.TargetMethod.Name == "BeginScope"
            ? LogTemplates.Of(call) ?? Argument(call, cancellationToken)
            : Argument(call, cancellationToken);

    private int Of(IMethodSymbol called, int depth, CancellationToken cancellationToken)
    {
        var method = called.OriginalDefinition;
        if (known.TryGetValue(method, out var ordinal))
            return ordinal;

        // A recursion meets itself as a method that takes none.
        ordinal = LogTemplates.Marked(method);
        if (ordinal == None && depth > 0 && !method.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            ordinal = Forwarded(method, depth, cancellationToken);
        if (depth == MaxDepth || ordinal != None)
            known[method] = ordinal;
        return ordinal;
    }

    private int Forwarded(IMethodSymbol called, int depth, CancellationToken cancellationToken)
    {
        if (bodies.Implementations.Of(called.Declaration()) is not { } method)
            return None;

        method = method.PartialImplementationPart ?? method;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType != SpecialType.System_String || parameter.RefKind != RefKind.None)
                continue;
            foreach (var reference in method.DeclaringSyntaxReferences)
            {
                if (reference.Span.Length <= MaxLength && IsForwarded(parameter, reference.GetSyntax(cancellationToken), depth, cancellationToken))
                    return parameter.Ordinal;
            }
        }

        return None;
    }

    // By syntax first: hardly any method that takes a text gives it away as it is.
    private bool IsForwarded(IParameterSymbol parameter, SyntaxNode declaration, int depth, CancellationToken cancellationToken)
    {
        var isForwarded = false;
        foreach (var node in declaration.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax { Identifier.ValueText: var name } use || name != parameter.Name || IsQuestion(use))
                continue;

            // Text that is used in another way, too, is more than a template: the message of an exception, for example.
            if (use.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || !IsTemplateOf(call, parameter, depth, cancellationToken))
                return false;
            isForwarded = true;
        }

        return isForwarded;
    }

    private static bool IsQuestion(IdentifierNameSyntax use) => use.Parent switch
    {
        NameColonSyntax or NameEqualsSyntax => true,
        MemberAccessExpressionSyntax member => member.Name == use,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression),
        IsPatternExpressionSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ThrowIfNull" or "ThrowIfNullOrEmpty" or "nameof" } } } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
        _ => false,
    };

    private bool IsTemplateOf(InvocationExpressionSyntax node, IParameterSymbol parameter, int depth, CancellationToken cancellationToken)
    {
        if (bodies.OperationOf(node, cancellationToken) is not IInvocationOperation call)
            return false;

        var template = sinks.Of(call) is not null || call.TargetMethod.Name == "BeginScope" ? LogTemplates.Of(call) : null;
        if (template is null && Of(call.TargetMethod, depth - 1, cancellationToken) is var ordinal and not None)
            template = LogTemplates.Argument(call, ordinal);
        return template?.Value.WithoutConversions() is IParameterReferenceOperation { Parameter: var given }
            && given.Name == parameter.Name && given.Ordinal == parameter.Ordinal
            && given.ContainingSymbol.Name == parameter.ContainingSymbol.Name;
    }
}
