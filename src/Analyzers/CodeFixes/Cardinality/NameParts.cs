using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>A name taken apart.</summary>
/// <param name="Constant">What is the same in all names.</param>
/// <param name="Varying">What is not.</param>
internal sealed record NameParts(string Constant, List<ExpressionSyntax> Varying)
{
    /// <summary>The parts of an interpolation or a concatenation; null of anything else.</summary>
    public static NameParts? Of(ExpressionSyntax name, SemanticModel model)
    {
        var constant = new StringBuilder();
        var varying = new List<ExpressionSyntax>();
        return Add(name) ? new NameParts(constant.ToString(), varying) : null;

        bool Add(ExpressionSyntax expression)
        {
            if (model.GetConstantValue(expression) is { HasValue: true, Value: string text })
            {
                constant.Append(text);
                return true;
            }

            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    return Add(parenthesized.Expression);
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    return AddPart(sum.Left) && AddPart(sum.Right);
                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (var content in interpolated.Contents)
                    {
                        if (content is InterpolatedStringTextSyntax literal)
                            constant.Append(literal.TextToken.ValueText);
                        else if (content is InterpolationSyntax hole && !AddPart(hole.Expression))
                            return false;
                    }

                    return true;
                default:
                    return false;
            }
        }

        bool AddPart(ExpressionSyntax expression)
        {
            if (model.GetConstantValue(expression).HasValue || expression is InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
                return Add(expression);
            varying.Add(expression);
            return true;
        }
    }
}
