using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>Writes a constant template, and hands the values over behind it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TemplateFix)), Shared]
internal sealed class TemplateFix : ExpressionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.VaryingTemplate];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Write a template with placeholders";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent.Parent: InvocationExpressionSyntax call } argument
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || !LogArguments.TakesValues(method)
            || call.Expression.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any(static name => name.Identifier.ValueText == "BeginScope")
            || LogArguments.Of(call, argument.Expression) is not { } arguments
            || IsArray(arguments, model))
        {
            return null;
        }

        var builder = new TemplateBuilder(model, arguments.Values);
        return builder.Read(argument.Expression) ? With(document, root.ReplaceNode(call, arguments.With(builder.Text, builder.Values))) : null;
    }

    // Values that come as one array are counted nowhere.
    private static bool IsArray(LogArguments arguments, SemanticModel model) =>
        arguments.Values.Count == 1 && model.GetTypeInfo(arguments.Values[0]).Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object };
}
