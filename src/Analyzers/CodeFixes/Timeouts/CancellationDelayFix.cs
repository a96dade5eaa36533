using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Creates the source of a token with a delay. Not for one that lives as long as its object: its delay would begin too early.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationDelayFix)), Shared]
internal sealed class CancellationDelayFix : NodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EndlessToken];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Cancel it after {Limits.Seconds} seconds";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (Source(root, place, diagnostic, model) is not { } source
            || source.FirstAncestorOrSelf<MemberDeclarationSyntax>() is null or BaseFieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }
            || HasDelayLater(source))
        {
            return null;
        }

        var delay = SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Limits.TimeSpan())));
        ExpressionSyntax limited = source switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.WithArgumentList(delay),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } } =>
                ((ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new {type.WithoutTrivia()}()")).WithArgumentList(delay),
            _ => source,
        };
        return limited == source ? null : With(document, root.ReplaceNode(source, limited.WithTriviaFrom(source)));
    }

    /// <summary>Where the source is created: what the diagnostic points at, or, when others have been fixed before it, what the variable is.</summary>
    private static ExpressionSyntax? Source(SyntaxNode root, SyntaxNode place, Diagnostic diagnostic, SemanticModel model)
    {
        if (diagnostic.AdditionalLocations.Count != 1)
            return null;
        var token = place is ArgumentSyntax argument ? argument.Expression : place;
        if (token is IdentifierNameSyntax name && Initializer(model.GetSymbolInfo(name).Symbol) is { } initializer)
            token = initializer;
        var source = (token as MemberAccessExpressionSyntax)?.Expression;
        if (source is IdentifierNameSyntax variable)
            source = Initializer(model.GetSymbolInfo(variable).Symbol);
        return source is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && source.SyntaxTree == root.SyntaxTree ? source : null;
    }

    private static ExpressionSyntax? Initializer(ISymbol? symbol) =>
        symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } && references[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;

    // It would replace the delay again.
    private static bool HasDelayLater(ExpressionSyntax source) =>
        source.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } variable
        && variable.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access =>
            access.Name.Identifier.ValueText == "CancelAfter" && access.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Identifier.ValueText);
}
