using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Promises a bound for what the value is read from; how large it is only the author knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundedCardinalityFix)), Shared]
internal sealed class BoundedCardinalityFix : ExpressionFix
{
    private const string Attribute = "[global::Instrumentation.BoundedCardinality(/* TODO: how many values can there be? */ 100)]";
    private const string OfProperty = "[property: global::Instrumentation.BoundedCardinality(/* TODO: how many values can there be? */ 100)]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.IdentifierTag];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Promise a bound with [BoundedCardinality]";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (model.GetSymbolInfo(Read(place)).Symbol is not { DeclaringSyntaxReferences: { Length: > 0 } references } symbol
            || symbol is not (IParameterSymbol or IPropertySymbol or IFieldSymbol)
            || symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "BoundedCardinalityAttribute" })
            || document.Project.Solution.GetDocument(references[0].SyntaxTree) is not { } declaring)
        {
            return null;
        }

        return async cancellationToken =>
        {
            var declaration = await references[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            var home = await declaring.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            return declaring.WithSyntaxRoot(Promise(home!, declaration, symbol));
        };
    }

    private static ExpressionSyntax Read(ExpressionSyntax place) => place switch
    {
        ParenthesizedExpressionSyntax parenthesized => Read(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => Read(suppressed.Operand),
        _ => place,
    };

    private static SyntaxNode Promise(SyntaxNode root, SyntaxNode declaration, ISymbol symbol)
    {
        switch (declaration)
        {
            case ParameterSyntax parameter:
                var list = List(symbol is IPropertySymbol ? OfProperty : Attribute).WithTrailingTrivia(SyntaxFactory.Space);
                return root.ReplaceNode(parameter, parameter.WithoutLeadingTrivia()
                    .WithAttributeLists(parameter.AttributeLists.Add(list))
                    .WithLeadingTrivia(parameter.GetLeadingTrivia()));
            case MemberDeclarationSyntax member:
                return root.ReplaceNode(member, Promised(member, LineEnds.Of(root)));
            case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field }:
                return root.ReplaceNode(field, Promised(field, LineEnds.Of(root)));
            default:
                return root;
        }
    }

    private static MemberDeclarationSyntax Promised(MemberDeclarationSyntax member, SyntaxTrivia lineEnd)
    {
        var leading = member.GetLeadingTrivia();
        var indentation = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1] : default;
        var list = List(Attribute).WithTrailingTrivia(lineEnd);
        var bare = member.WithLeadingTrivia(SyntaxFactory.TriviaList(indentation));
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list)).WithLeadingTrivia(leading);
    }

    private static AttributeListSyntax List(string text)
    {
        var member = (MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{text} int x;")!;
        return member.AttributeLists[0].WithoutTrivia().WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
