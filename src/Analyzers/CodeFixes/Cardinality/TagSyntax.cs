using Instrumentation.Analyzers.Rules.Cardinality;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>How a tag is written: its key, its value, and what goes when the tag goes.</summary>
/// <param name="Key">The key as an expression; none if the tag is made by a method.</param>
/// <param name="Value">The value.</param>
/// <param name="Removable">The argument, the element of a collection, or the statement that is there for this tag alone.</param>
internal sealed record TagSyntax(ExpressionSyntax? Key, ExpressionSyntax Value, SyntaxNode Removable)
{
    /// <summary>The tag whose value is reported; null if it is written in a way that cannot be taken apart.</summary>
    public static TagSyntax? Of(ExpressionSyntax place, SemanticModel model)
    {
        var value = place;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
            value = (ExpressionSyntax)value.Parent;

        // Of `a?.b` the rule may report a part.
        if (value.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions.Count: 2 } entry)
            return new TagSyntax(entry.Expressions[0], entry.Expressions[1], entry);
        if (value.Parent is not ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: ExpressionSyntax owner } list } argument)
            return null;

        var key = list.Arguments.Count == 2 && list.Arguments.IndexOf(argument) == 1 ? list.Arguments[0].Expression : null;
        if (owner is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } && key is not null && IsTagList(owner, model))
            return new TagSyntax(key, value, statement);
        if (!IsPair(model.GetTypeInfo(owner).Type ?? model.GetTypeInfo(owner).ConvertedType))
            return null;

        var isMadeHere = owner is BaseObjectCreationExpressionSyntax
            || model.GetSymbolInfo(owner).Symbol is IMethodSymbol { Name: "Create", ContainingType: { Name: "KeyValuePair", Arity: 0 } };
        return Removal(owner) is { } removable ? new TagSyntax(isMadeHere ? key : null, value, removable) : null;
    }

    /// <summary>The key, or the one that the rule has found.</summary>
    public ExpressionSyntax? KeyOr(Diagnostic diagnostic) => Key
        ?? (diagnostic.Properties.TryGetValue(TagVerdict.Key, out var key) && key is not null
            ? SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(key))
            : null);

    private static SyntaxNode? Removal(ExpressionSyntax pair) => pair.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call, Arguments: var arguments } } argument =>
            arguments.Count > 1 && arguments[0] != argument ? argument
            : call.Parent is ExpressionStatementSyntax statement && arguments.Count == 1 && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } ? statement
            : null,
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax } element => element,
        InitializerExpressionSyntax => pair,
        _ => null,
    };

    private static bool IsPair(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "KeyValuePair", Arity: 2 };

    private static bool IsTagList(ExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Add", ContainingType.Name: "TagList", ReturnsVoid: true };
}
