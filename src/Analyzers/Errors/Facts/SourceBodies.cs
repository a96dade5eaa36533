using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Reads the bodies of methods when somebody asks for them. A rule gets all bodies from the compiler; who wants to know of a few methods only
/// must not pay for the others.
/// </summary>
internal sealed class SourceBodies(Compilation compilation, OptionsByTree<ErrorTerms> terms, CancellationToken cancellationToken)
{
    private readonly HashSet<IMethodSymbol> read = new(SymbolEqualityComparer.Default);

    /// <summary>What binds the files.</summary>
    public SourceModels Models { get; } = new(compilation);

    /// <summary>Writes down what the body of a method says, once.</summary>
    public void Read(IMethodSymbol method, ErrorSummaries summaries)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (method.MethodKind == MethodKind.LocalFunction || !read.Add(method))
            return;

        var declaration = method.PartialImplementationPart ?? method;
        if (declaration.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return;

        var syntax = declaration.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        if (Body(Models.Operation(syntax, cancellationToken)) is not { } body)
            return;

        var bodies = new ErrorBodies(summaries, terms, compilation, declaration.ContainingType, isTest: false);
        var isFollowed = false;
        foreach (var operation in body.Descendants())
        {
            isFollowed |= operation switch
            {
                IInvocationOperation invocation => bodies.Look(invocation, declaration),
                ICatchClauseOperation clause => bodies.Look(clause, declaration),
                _ => false,
            };
        }

        if (isFollowed)
            bodies.Add(declaration, Graph(body), syntax.SyntaxTree, cancellationToken);
    }

    private ControlFlowGraph Graph(IOperation body) => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
        _ => ControlFlowGraph.Create((IBlockOperation)body, cancellationToken),
    };

    // Of a primary constructor, and of a property without a body, there is none.
    private static IOperation? Body(IOperation? operation) => operation switch
    {
        IMethodBodyOperation or IConstructorBodyOperation => operation,
        IBlockOperation { Parent: null } => operation,
        _ => null,
    };
}
