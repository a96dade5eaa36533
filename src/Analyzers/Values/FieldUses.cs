using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>What a type does with a field of its own, found by name in its source and then bound.</summary>
internal static class FieldUses
{
    private const int MaxLength = 200_000;

    private static readonly HashSet<string> Fills = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "TryAdd", "GetOrAdd", "AddOrUpdate", "Insert", "UnionWith", "Push", "Enqueue", "Append",
    };

    /// <summary>The values that are assigned to the field; null if something else may write it.</summary>
    public static List<(IOperation Value, Frame Frame)>? Assignments(Evaluator evaluator, IFieldSymbol field)
    {
        var found = new List<(IOperation, Frame)>();
        foreach (var name in Names(field, evaluator.CancellationToken))
        {
            var written = Outermost(name);
            switch (written.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == written:
                    if (Find<IAssignmentOperation>(evaluator, assignment) is not ({ } operation, { } frame))
                        return null;
                    if (IsOf(operation.Target, field))
                        found.Add((operation is ICompoundAssignmentOperation ? operation : operation.Value, frame));
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
                    when written.Parent is not (PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "!" or "-" } or PostfixUnaryExpressionSyntax { OperatorToken.ValueText: "!" }):
                    return null;
            }
        }

        return found;
    }

    /// <summary>The calls and assignments that put something into the collection in a field.</summary>
    public static List<(IOperation Change, Frame Frame)> Changes(Evaluator evaluator, IFieldSymbol field)
    {
        var found = new List<(IOperation, Frame)>();
        if (field.Type.SpecialType != SpecialType.None)
            return found;
        foreach (var name in Names(field, evaluator.CancellationToken))
        {
            if (FillingNode(Outermost(name)) is { } filling && Find<IOperation>(evaluator, filling) is ({ } operation, { } frame))
                found.Add((operation, frame));
        }

        return found;
    }

    /// <summary>Whether the type puts anything into the collection after it is made.</summary>
    public static bool IsFilled(Evaluator evaluator, IFieldSymbol field)
    {
        foreach (var name in Names(field, evaluator.CancellationToken))
        {
            if (FillingNode(Outermost(name)) is not null)
                return true;
        }

        return false;
    }

    /// <summary>Whether a member begins as an empty collection.</summary>
    public static bool IsCreatedEmpty(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (initializer is BaseObjectCreationExpressionSyntax { Initializer: null } creation
                && !TakesCollection(creation)
                || initializer is CollectionExpressionSyntax { Elements.Count: 0 })
            {
                return true;
            }
        }

        return false;
    }

    // A capacity or a comparer fills nothing.
    private static bool TakesCollection(BaseObjectCreationExpressionSyntax creation)
    {
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            if (argument.Expression is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "StringComparer" } }))
                return true;
        }

        return false;
    }

    private static SyntaxNode? FillingNode(ExpressionSyntax collection) => collection.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == collection && Fills.Contains(member.Name.Identifier.ValueText) => call,
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when assignment.Left == element => assignment,
        _ => null,
    };

    private static ExpressionSyntax Outermost(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;

    private static bool IsOf(IOperation target, IFieldSymbol field) =>
        target is IFieldReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Field.OriginalDefinition, field.OriginalDefinition);

    private static IEnumerable<SimpleNameSyntax> Names(IFieldSymbol field, CancellationToken cancellationToken)
    {
        foreach (var reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.Span.Length > MaxLength)
                continue;
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name)
                    yield return name;
            }
        }
    }

    private static (T Operation, Frame Frame)? Find<T>(Evaluator evaluator, SyntaxNode node)
        where T : class, IOperation =>
        evaluator.Bodies.Around(node, evaluator.CancellationToken) is { } flow && flow.Find(node) is ({ } operation, { } home) && operation is T found
            ? (found, FrameOf(home))
            : null;

    private static Frame FrameOf(BodyFlow flow) => flow.Outer is { } outer ? FrameOf(outer).Within(flow) : Frame.Of(flow, method: null);
}
