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

namespace Instrumentation.CodeFixes;

/// <summary>Makes a method partial, with its core method, so that it is instrumented whoever calls it; also from where it is used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialMethodFix)), Shared]
internal sealed class PartialMethodFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CallNotInstrumented, RuleIds.FrameworkCall];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new SolutionFixAll(nameof(PartialMethodFix), FixAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await TargetAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target)
                continue;

            var action = CodeAction.Create(
                $"Make '{target.Name}' partial", token => FixAsync(solution, [diagnostic], token), nameof(PartialMethodFix));
            context.RegisterCodeFix(action, diagnostic);
        }
    }

    private static async Task<Solution> FixAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var plans = new Dictionary<DocumentId, Dictionary<int, CoreMethodPlan>>();
        foreach (var diagnostic in diagnostics)
        {
            if (await TargetAsync(solution, diagnostic, cancellationToken).ConfigureAwait(false) is not { } target)
                continue;
            if (!plans.TryGetValue(target.Document.Id, out var ofDocument))
                plans.Add(target.Document.Id, ofDocument = []);

            // A method may be used in many places.
            ofDocument[target.Position] = target.Plan;
        }

        foreach (var ofDocument in plans)
        {
            var editor = await DocumentEditor.CreateAsync(solution.GetDocument(ofDocument.Key)!, cancellationToken).ConfigureAwait(false);
            CoreMethodPlan.Apply([.. ofDocument.Value.OrderBy(static plan => plan.Key).Select(static plan => plan.Value)], editor);
            solution = solution.WithDocumentSyntaxRoot(ofDocument.Key, editor.GetChangedRoot());
        }

        return solution;
    }

    /// <summary>The method, which a rule reports where it is declared, or names as a further location.</summary>
    private static async Task<Target?> TargetAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var place = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (solution.GetDocument(place.SourceTree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return root.FindNode(place.SourceSpan) is MethodDeclarationSyntax syntax
            && model.GetDeclaredSymbol(syntax, cancellationToken) is IMethodSymbol method
            && IsFree(method, model.Compilation)
            && CoreMethodPlan.For(syntax, model, cancellationToken) is { MovesBody: true } plan
                ? new Target(document, syntax.SpanStart, method.Name, plan)
                : null;
    }

    /// <summary>Whether the attributes are the method's own, or its type's: with those of an interface, calls through that would be seen twice.</summary>
    private static bool IsFree(IMethodSymbol method, Compilation compilation)
    {
        if ((InstrumentedMember.OwnAttribute(method) ?? InstrumentedMember.TypeAttribute(method)) is null)
            return false;

        var recognizer = Recognizer.For(compilation);
        return InstrumentationAttributes.OverriddenAndImplemented(method).All(member =>
            !InstrumentationAttributes.Of(member, recognizer.Requests).Any || PartialRecognition.IsWithoutBody(member) || AttributeReading.HasInstrumentedBody(member));
    }

    private sealed record Target(Document Document, int Position, string Name, CoreMethodPlan Plan);
}
