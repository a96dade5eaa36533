using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes.Cardinality;

/// <summary>Tags a request with the template of its route instead of its path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RouteTemplateFix)), Shared]
internal sealed class RouteTemplateFix : ExpressionFix
{
    private const string Http = "Microsoft.AspNetCore.Http";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnboundedTag];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Use the template of the route";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (Path(place, model) is not { } path || Context(path.Expression, model) is not { } context)
            return null;

        var written = SyntaxFactory.ParseExpression(
            $"(({context.WithoutTrivia()}.GetEndpoint() as global::Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\")");
        var template = written.ReplaceNodes(
                written.DescendantNodes().OfType<QualifiedNameSyntax>().Where(static name => name.Parent is not QualifiedNameSyntax),
                static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithTriviaFrom(place);

        // Parentheses that are not needed would be noise.
        var replacement = place.Parent is ArgumentSyntax or InitializerExpressionSyntax && template is ParenthesizedExpressionSyntax { Expression: var inner }
            ? inner.WithTriviaFrom(place)
            : template;
        var changed = root.ReplaceNode(place, replacement);
        return With(document, HasGetEndpoint(model, place.SpanStart) ? changed : WithUsing((CompilationUnitSyntax)changed, LineEnds.Of(root)));
    }

    /// <summary>The read of a path that the value is, or is made of by <c>Value</c> or <c>ToString()</c>.</summary>
    private static MemberAccessExpressionSyntax? Path(ExpressionSyntax value, SemanticModel model)
    {
        var current = value;
        while (true)
        {
            switch (current)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } call }:
                    current = call.Expression;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } member:
                    current = member.Expression;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Path" } member
                    when model.GetSymbolInfo(member).Symbol is IPropertySymbol { ContainingType: { } type } && type.Is(Http, "HttpRequest"):
                    return member;
                default:
                    return null;
            }
        }
    }

    private static ExpressionSyntax? Context(ExpressionSyntax request, SemanticModel model)
    {
        if (request is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Request" } member
            && model.GetTypeInfo(member.Expression).Type.IsOrDerivesFrom(Http, "HttpContext"))
        {
            return member.Expression;
        }

        return request is IdentifierNameSyntax or MemberAccessExpressionSyntax
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, request.WithoutTrivia(), SyntaxFactory.IdentifierName("HttpContext"))
            : null;
    }

    private static bool HasGetEndpoint(SemanticModel model, int position)
    {
        var context = model.Compilation.GetTypesByMetadataName($"{Http}.HttpContext").FirstOrDefault();
        return context is not null && !model.LookupSymbols(position, context, "GetEndpoint", includeReducedExtensionMethods: true).IsEmpty;
    }

    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax root, SyntaxTrivia lineEnd) => root.AddUsings(
        SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(Http).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(lineEnd));
}
