using System.Collections.Concurrent;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>The bodies and initializers that values come from, in whichever file they stand; each is read once.</summary>
internal sealed class Bodies(Compilation compilation)
{
    private readonly SourceModels models = new(compilation);
    private readonly ConcurrentDictionary<ISymbol, BodyFlow?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, BodyFlow?> initializers = new();

    /// <summary>Which method a call runs.</summary>
    public Implementations Implementations { get; } = Implementations.For(compilation);

    /// <summary>The body of a method or accessor that has one in this compilation.</summary>
    public BodyFlow? Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.Declaration();
        definition = definition.PartialImplementationPart ?? definition;
        return bodies.TryGetValue(definition, out var known) ? known : bodies.GetOrAdd(definition, Read(definition, cancellationToken));
    }

    /// <summary>The initializer of a field or property.</summary>
    public BodyFlow? InitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer: { } field } => field,
                PropertyDeclarationSyntax { Initializer: { } property } => property,
                _ => null,
            };
            if (initializer is not null)
                return initializers.GetOrAdd(initializer, node => Create(models.Operation(node, cancellationToken), cancellationToken));
        }

        return null;
    }

    /// <summary>The operation of a node, in whichever file it stands.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellationToken) => models.Operation(node, cancellationToken);

    /// <summary>Whether a name in the source is that of a method, and not of another one that is called the same.</summary>
    public bool IsName(SimpleNameSyntax name, IMethodSymbol method, CancellationToken cancellationToken) =>
        models.Of(name.SyntaxTree)?.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol named
        && SymbolEqualityComparer.Default.Equals(named.Declaration(), method.Declaration());

    /// <summary>The calls of a declared method; null if they cannot be known.</summary>
    public List<IInvocationOperation>? CallsOf(MethodDeclarationSyntax method, CancellationToken cancellationToken) =>
        models.Of(method.SyntaxTree)?.GetDeclaredSymbol(method, cancellationToken) is IMethodSymbol symbol
            ? MethodCalls.Of(symbol, compilation, models, cancellationToken)
            : null;

    /// <summary>The body that a node of a method, constructor or accessor belongs to.</summary>
    public BodyFlow? Around(SyntaxNode node, CancellationToken cancellationToken)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (current is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                && models.Of(current.SyntaxTree)?.GetDeclaredSymbol(current, cancellationToken) is IMethodSymbol method)
            {
                return Of(method, cancellationToken);
            }

            if (current is ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property }
                && models.Of(current.SyntaxTree)?.GetDeclaredSymbol(property, cancellationToken) is IPropertySymbol { GetMethod: { } getter })
            {
                return Of(getter, cancellationToken);
            }

            if (current is TypeDeclarationSyntax)
                return null;
        }

        return null;
    }

    private BodyFlow? Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax(cancellationToken);
            if (models.Of(node.SyntaxTree) is { } model && Create(model.GetOperation(node, cancellationToken), cancellationToken, method) is { } flow)
                return flow;
        }

        return null;
    }

    private static BodyFlow? Create(IOperation? operation, CancellationToken cancellationToken, IMethodSymbol? method = null)
    {
        var graph = operation switch
        {
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellationToken),
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IFieldInitializerOperation { Parent: null } field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation { Parent: null } property => ControlFlowGraph.Create(property, cancellationToken),
            _ => null,
        };
        return graph is null ? null : BodyFlow.Of(graph, method);
    }
}
