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
        var value = IsBound(place) && place.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access ? access : place;
        if (model.GetTypeInfo(value).Type is not { SpecialType: SpecialType.System_String } || Sanitizer(model, value) is not { } method)
            return null;

        var name = $"{method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{method.Name}";
        var callee = SyntaxFactory.ParseExpression(name).WithAdditionalAnnotations(Simplifier.Annotation);
        var wrapped = SyntaxFactory.InvocationExpression(
            callee, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value.WithoutTrivia()))));
        return InTemplate(value, model) is { } template
            ? Template(template, value, wrapped, model) is { } call ? With(document, root.ReplaceNode(template.Call, call)) : null
            : With(document, root.ReplaceNode(value, wrapped.WithTriviaFrom(value)));
    }

    private static bool IsBound(ExpressionSyntax expression) => expression switch
    {
        MemberBindingExpressionSyntax or ElementBindingExpressionSyntax => true,
        MemberAccessExpressionSyntax member => IsBound(member.Expression),
        InvocationExpressionSyntax call => IsBound(call.Expression),
        ElementAccessExpressionSyntax element => IsBound(element.Expression),
        _ => false,
    };

    // Text that is put together must not vary either: the value goes behind it.
    private static LogArguments? InTemplate(ExpressionSyntax value, SemanticModel model) =>
        value.FirstAncestorOrSelf<ArgumentSyntax>(argument => argument.Parent?.Parent is InvocationExpressionSyntax call && LogArguments.Of(call, model) is { } found && found.Arguments[found.Template] == argument)
            is { Parent.Parent: InvocationExpressionSyntax log }
            ? LogArguments.Of(log, model)
            : null;

    private static InvocationExpressionSyntax? Template(LogArguments arguments, ExpressionSyntax value, ExpressionSyntax wrapped, SemanticModel model)
    {
        if (model.GetSymbolInfo(arguments.Call).Symbol is not IMethodSymbol method || !LogArguments.TakesValues(method))
            return null;

        var isReplaced = false;
        var builder = new TemplateBuilder(model, arguments.Values, drop: null, one =>
        {
            isReplaced |= one == value;
            return one == value ? wrapped : one;
        });
        return builder.Read(arguments.Arguments[arguments.Template].Expression) && isReplaced ? arguments.With(builder.Text, builder.Values) : null;
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
