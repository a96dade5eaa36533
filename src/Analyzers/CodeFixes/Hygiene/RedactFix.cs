using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>Wraps a sensitive value in a method of the project that redacts it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedactFix)), Shared]
internal sealed class RedactFix : ExpressionFix
{
    private static readonly Sanitizers Known = new([]);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SensitiveData];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Redact the value";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        // What follows ?. is no expression of its own.
        var value = place.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access && access.WhenNotNull.Span.Contains(place.Span) ? access : place;
        if (model.GetTypeInfo(value).Type is not { SpecialType: SpecialType.System_String } || Sanitizer(model, value) is not { } method)
            return null;

        var name = $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{method.Name}";
        var callee = SyntaxFactory.ParseExpression(name).WithAdditionalAnnotations(Simplifier.Annotation);
        var wrapped = SyntaxFactory.InvocationExpression(
            callee, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value.WithoutTrivia()))));
        return With(document, root.ReplaceNode(value, wrapped.WithTriviaFrom(value)));
    }

    // The first by name, so that all places get the same one.
    private static IMethodSymbol? Sanitizer(SemanticModel model, ExpressionSyntax place)
    {
        IMethodSymbol? first = null;
        foreach (var symbol in model.Compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Member))
        {
            if (symbol is IMethodSymbol { IsStatic: true, ReturnType.SpecialType: SpecialType.System_String, Parameters: { Length: 1 } parameters, Arity: 0, MethodKind: MethodKind.Ordinary } method
                && parameters[0] is { Type.SpecialType: SpecialType.System_String, RefKind: RefKind.None }
                && Known.Contains(method)
                && model.IsAccessible(place.SpanStart, method)
                && (first is null || string.CompareOrdinal(method.ToDisplayString(), first.ToDisplayString()) < 0))
            {
                first = method;
            }
        }

        return first;
    }
}
