using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Rules.Cardinality;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Gives a tag the key of the attribute that says something similar with few values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameToTwinFix)), Shared]
internal sealed class RenameToTwinFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SpanOnlyAttribute];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Rename to \"{diagnostic.Properties[TagVerdict.Twin]}\"";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(TagVerdict.Twin, out var twin)
            || twin is null
            || !diagnostic.Properties.TryGetValue(TagVerdict.Key, out var denied)
            || TagSyntax.Of(place, model)?.Key is not { } key
            || model.GetConstantValue(key) is not { Value: string written }
            || written != denied)
        {
            return null;
        }

        return With(document, root.ReplaceNode(key, Literal(twin).WithTriviaFrom(key)));
    }
}
