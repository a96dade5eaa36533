using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// The match timeout that a process gives all its regular expressions. Its start sets it, which a library does not see: so the build may say it,
/// too. The source is searched only when there is something to report.
/// </summary>
internal static class RegexDefault
{
    private const string Key = "REGEX_DEFAULT_MATCH_TIMEOUT";
    private const string Property = "build_property.InstrumentationRegexDefaultMatchTimeout";

    /// <summary>Whether the build says so, or the source sets it.</summary>
    public static bool IsSet(Compilation compilation, AnalyzerConfigOptions options)
    {
        if (options.TryGetValue(Property, out var text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero)
            return true;

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetText().ToString().IndexOf(Key, StringComparison.Ordinal) >= 0 && Sets(tree.GetRoot()))
                return true;
        }

        return false;
    }

    // The literal, wherever it stands: what is handed to SetData may be a constant of another name. Who reads it does not set it.
    private static bool Sets(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax { Token.ValueText: Key } literal
                && literal.IsKind(SyntaxKind.StringLiteralExpression)
                && !(literal.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.Expression.ToString().EndsWith("GetData", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
