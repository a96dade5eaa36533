using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>The parts of a file that nothing outside of them depends on.</summary>
internal static class Bodies
{
    /// <summary>
    /// Whether the node is the body of a method, constructor, operator, accessor or property, or a top-level statement. Whether there is one
    /// matters to others, what stands in it does not; except in a struct, whose bodies decide by a captured parameter of its primary
    /// constructor, or by <c>field</c>, which fields it has, and so where it may be used as a type argument.
    /// </summary>
    public static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } => IsSkipped(node),
        ArrowExpressionClauseSyntax => IsSkipped(node),
        GlobalStatementSyntax => node.SyntaxTree.Options.Kind == SourceCodeKind.Regular,
        _ => false,
    };

    private static bool IsSkipped(SyntaxNode body)
    {
        var home = body.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return home is not null && home.Kind() is not (SyntaxKind.StructDeclaration or SyntaxKind.RecordStructDeclaration);
    }
}
