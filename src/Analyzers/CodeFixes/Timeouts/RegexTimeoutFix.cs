using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Gives a regular expression a match timeout.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegexTimeoutFix)), Shared]
internal sealed class RegexTimeoutFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RegexTimeout];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Add a match timeout of one second";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic) =>
        RegexArguments.Around(place, model)?.WithTimeout() is { } change ? With(document, root.ReplaceNode(change.Old, change.New)) : null;
}
