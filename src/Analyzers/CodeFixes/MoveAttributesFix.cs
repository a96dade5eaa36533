using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Coverage;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Instrumentation.CodeFixes;

/// <summary>Moves the instrumentation attributes of a method to the member that its callers name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAttributesFix)), Shared]
internal sealed class MoveAttributesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.InterfaceCall];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SolutionFixAll(nameof(MoveAttributesFix), FixAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await MoveAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } move)
                continue;

            var action = CodeAction.Create(
                $"Move the attributes to '{move.Home}.{move.Target.Identifier.ValueText}'", token => FixAsync(solution, [diagnostic], token), nameof(MoveAttributesFix));
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    private static async Task<Solution> FixAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        var targets = new HashSet<MethodDeclarationSyntax>();
        foreach (var diagnostic in diagnostics)
        {
            // Of two implementations the first one decides; what the other says may differ, and is left to the user.
            if (await MoveAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false) is not { } move || !targets.Add(move.Target))
                continue;

            var from = await editor.GetDocumentEditorAsync(move.SourceDocument, cancellationToken).ConfigureAwait(false);
            from.ReplaceNode(move.Source, (current, _) => move.Attributes.Without((MethodDeclarationSyntax)current));
            var to = await editor.GetDocumentEditorAsync(move.TargetDocument, cancellationToken).ConfigureAwait(false);
            to.ReplaceNode(move.Target, (current, _) => move.Attributes.AddedTo((MethodDeclarationSyntax)current));
        }

        return editor.GetChangedSolution();
    }

    private static async Task<Move?> MoveAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.AdditionalLocations.Count == 0
            || solution.GetDocument(diagnostic.Location.SourceTree) is not { } sourceDocument
            || solution.GetDocument(diagnostic.AdditionalLocations[0].SourceTree) is not { } targetDocument
            || await sourceDocument.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await targetDocument.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } targetModel)
        {
            return null;
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var attribute = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();

        // An attribute on a type speaks of members that the interface does not have, and stays.
        var source = attribute?.Parent?.Parent switch
        {
            MethodDeclarationSyntax method => method,
            ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => method,
            _ => null,
        };
        var targetRoot = await targetModel.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (source is null
            || targetRoot.FindNode(diagnostic.AdditionalLocations[0].SourceSpan) is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax home } target
            || target.ParameterList.Parameters.Count != source.ParameterList.Parameters.Count
            || targetModel.GetDeclaredSymbol(target, cancellationToken) is not IMethodSymbol member
            || await HasInstrumentedPartAsync(member, solution, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return new Move(sourceDocument.Id, source, targetDocument.Id, target, home.Identifier.ValueText, MovedAttributes.Of(source, model, cancellationToken));
    }

    /// <summary>
    /// Whether the body of another implementation is instrumented, whoever calls it: with an attribute on the member, calls through that would
    /// be seen twice.
    /// </summary>
    private static async Task<bool> HasInstrumentedPartAsync(IMethodSymbol member, Solution solution, CancellationToken cancellationToken)
    {
        var implementations = await SymbolFinder.FindImplementationsAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        var overrides = await SymbolFinder.FindOverridesAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        return implementations.Concat(overrides).OfType<IMethodSymbol>().Any(static method =>
            (method.PartialDefinitionPart ?? method) is var declared
            && PartialRecognition.IsWithoutBody(declared)
            && (InstrumentedMember.OwnAttribute(declared) ?? InstrumentedMember.TypeAttribute(declared)) is not null);
    }

    private sealed record Move(
        DocumentId SourceDocument,
        MethodDeclarationSyntax Source,
        DocumentId TargetDocument,
        MethodDeclarationSyntax Target,
        string Home,
        MovedAttributes Attributes);
}
