using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Limits as they are written into code.</summary>
internal static class Spans
{
    /// <summary>How long what a fix limits may take.</summary>
    public const int Seconds = 30;

    /// <summary>The limit as a <see cref="TimeSpan"/>.</summary>
    public static ExpressionSyntax OfSeconds(SemanticModel model, int position) =>
        SyntaxFactory.ParseExpression($"{Named(model, position, "TimeSpan")}.FromSeconds({Seconds})");

    /// <summary>The time at which the limit is reached.</summary>
    public static ExpressionSyntax Deadline(SemanticModel model, int position) =>
        SyntaxFactory.ParseExpression($"{Named(model, position, "DateTime")}.UtcNow.AddSeconds({Seconds})");

    /// <summary>A type of the namespace System, as it can be named at a place.</summary>
    private static string Named(SemanticModel model, int position, string name)
    {
        foreach (var symbol in model.LookupNamespacesAndTypes(position, name: name))
        {
            if (symbol is ITypeSymbol type && type.Is("System", name))
                return name;
        }

        return $"System.{name}";
    }
}
