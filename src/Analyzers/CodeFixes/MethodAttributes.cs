using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes;

/// <summary>Writes one of the product's attributes on a method.</summary>
internal static class MethodAttributes
{
    private static readonly string[] Instruments = ["Traced", "Metered", "LogContext", "TimeLimit"];

    /// <summary>The method with the attribute: beside another of the product's, or on a line of its own.</summary>
    public static MethodDeclarationSyntax With(MethodDeclarationSyntax method, string attributeType, string? arguments, SyntaxTrivia endOfLine)
    {
        var attribute = SyntaxFactory.Attribute(
            SyntaxFactory.ParseName($"global::Instrumentation.{attributeType}").WithAdditionalAnnotations(Simplifier.Annotation),
            arguments is null ? null : SyntaxFactory.ParseAttributeArgumentList(arguments));
        var list = method.AttributeLists.FirstOrDefault(static list =>
            list.Target is null && list.Attributes.Any(static attribute => Instruments.Any(instrument => attribute.Name.ToString().Contains(instrument))));
        if (list is not null)
            return method.ReplaceNode(list, list.AddAttributes(attribute.WithLeadingTrivia(SyntaxFactory.Space)));

        var leading = method.GetLeadingTrivia();
        var indentation = leading.Count > 0 && leading[leading.Count - 1] is { RawKind: (int)SyntaxKind.WhitespaceTrivia } space ? SyntaxFactory.TriviaList(space) : [];
        var added = SyntaxFactory.AttributeList([attribute]).WithLeadingTrivia(leading).WithTrailingTrivia(endOfLine);
        var below = method.WithLeadingTrivia(indentation);
        return below.WithAttributeLists(below.AttributeLists.Insert(0, added));
    }
}
