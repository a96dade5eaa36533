using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Lets a regular expression be matched without backtracking, in time that the length of the text bounds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NonBacktrackingFix)), Shared]
internal sealed class NonBacktrackingFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RegexTimeout];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Match without backtracking";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (model.GetConstantValue(place).Value is not string text || RegexArguments.Around(place, model) is not { Options: { } options } arguments)
            return null;
        return Pattern.Parse(text, options) is { NeedsBacktracking: false } && arguments.WithoutBacktracking() is { } change
            ? With(document, root.ReplaceNode(change.Old, change.New))
            : null;
    }
}
