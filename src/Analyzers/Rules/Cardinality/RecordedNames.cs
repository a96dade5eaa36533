using Instrumentation.Analyzers.Conventions;
using Instrumentation.Analyzers.Metrics;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>
/// What a method records as an attribute that the conventions allow on metrics, such as <c>db.stored_procedure.name</c>, it takes for one of
/// few: the conventions put the same values into the names of spans. Asked of names only that would be reported.
/// </summary>
internal sealed class RecordedNames
{
    private readonly Bodies bodies;
    private readonly CancellationToken cancellationToken;
    private readonly HashSet<SyntaxNode> scopes = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public RecordedNames(MetricUse use, Bodies bodies, CancellationToken cancellationToken)
    {
        this.bodies = bodies;
        this.cancellationToken = cancellationToken;
        if (use is not { Name: { } name, NamePlace.Syntax: var place })
            return;
        Add(place);

        // On its way it had other names, maybe in other methods.
        foreach (var step in name.Path)
        {
            if (step.SourceTree?.GetRoot(cancellationToken).FindNode(step.SourceSpan, getInnermostNodeForTie: true) is { } node)
                Add(node);
        }
    }

    /// <summary>Whether the whole name is recorded, or was before it came here.</summary>
    public bool HasWhole => IsRecorded(names.Contains);

    /// <summary>Whether a part of the name is.</summary>
    public bool Has(Hole hole) => hole.Text.Length > 0 && IsRecorded(text => text == hole.Text);

    private void Add(SyntaxNode node)
    {
        names.Add(node.ToString());
        switch (node.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var declared } }:
                names.Add(declared);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                names.Add(assignment.Left.ToString());
                break;
        }

        if (node.FirstAncestorOrSelf<SyntaxNode>(static scope => scope is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax) is { } scope)
            scopes.Add(scope);
    }

    private bool IsRecorded(Predicate<string> isMeant)
    {
        foreach (var scope in scopes)
        {
            foreach (var node in scope.DescendantNodes())
            {
                if (Attribute(node) is ({ } key, { } value) && isMeant(value.ToString())
                    && bodies.OperationOf(key, cancellationToken)?.ConstantValue is { HasValue: true, Value: string attribute }
                    && Attributes.IsAllowed(attribute))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The key and the value that a node may record.</summary>
    private static (ExpressionSyntax Key, ExpressionSyntax Value)? Attribute(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } call when Symbols.MethodCalls.NameOf(call) is "SetTag" or "AddTag" or "Add" =>
            (arguments[0].Expression, arguments[1].Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } arguments } => (arguments[0].Expression, arguments[1].Expression),
        InitializerExpressionSyntax { Expressions: { Count: 2 } pair, Parent: InitializerExpressionSyntax } => (pair[0], pair[1]),
        _ => null,
    };
}
