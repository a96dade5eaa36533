using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Rules.Timeouts;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>
/// Limits the method: it gets <c>[TimeLimit]</c>, and what waits in it the token that the limit cancels. Offered where that token is a parameter
/// of the method, and where whoever calls the method calls this declaration of it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeLimitFix)), Shared]
internal sealed class TimeLimitFix : NodeFix
{
    private const string Attribute = "TimeLimitAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.HttpTimeout, RuleIds.TokenInReach];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Limit the method to {Limits.Seconds} seconds: [TimeLimit({Limits.Seconds * 1000})]";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        if (place.FirstAncestorOrSelf<SyntaxNode>(IsFunction) is not MethodDeclarationSyntax declaration
            || model.GetDeclaredSymbol(declaration) is not { } method
            || Token(method) is not { } token
            || !CanBeLimited(method, model.Compilation))
        {
            return null;
        }

        var edits = diagnostic.Id == RuleIds.HttpTimeout ? Sends(place, declaration, token, model) : Pass(place, token, model, diagnostic);
        if (edits.Count == 0)
            return null;
        var changed = declaration.ReplaceNodes(edits.Keys, (old, _) => edits[old]);
        return With(document, root.ReplaceNode(
            declaration, MethodAttributes.With(changed, Attribute, $"({Limits.Seconds * 1000})", LineEnds.Of(root))));
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or TypeDeclarationSyntax;

    /// <summary>The parameter whose token is limited: the last one.</summary>
    private static IParameterSymbol? Token(IMethodSymbol method)
    {
        for (var i = method.Parameters.Length - 1; i >= 0; i--)
        {
            if (method.Parameters[i] is { RefKind: RefKind.None } parameter && parameter.Type.Is("System.Threading", "CancellationToken"))
                return parameter;
        }

        return null;
    }

    private static bool CanBeLimited(IMethodSymbol method, Compilation compilation)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, IsOverride: false, IsAbstract: false, IsExtern: false, IsPartialDefinition: false, ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct, IsFileLocal: false } type }
            || compilation.GetTypesByMetadataName($"Instrumentation.{Attribute}").IsEmpty
            || method.Attribute("Instrumentation", Attribute) is not null
            || (method.IsAsync && method.ReturnsVoid)
            || !(method.ReturnsVoid || method.ReturnType is { SpecialType: not SpecialType.None } || IsTask(method.ReturnType)))
        {
            return false;
        }

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                    return false;
            }
        }

        return true;
    }

    private static bool IsTask(ITypeSymbol type) => type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask");

    private static Dictionary<SyntaxNode, SyntaxNode> Pass(SyntaxNode place, IParameterSymbol token, SemanticModel model, Diagnostic diagnostic) =>
        place is ExpressionSyntax expression
        && diagnostic.Properties.TryGetValue(TokenInReachRule.Token, out var text)
        && SyntaxFactory.ParseExpression(text ?? string.Empty) is IdentifierNameSyntax { Identifier.ValueText: var name }
        && name == token.Name
        && PassTokenFix.Edit(model, expression, diagnostic) is var (old, changed)
            ? new() { [old] = changed }
            : [];

    /// <summary>The requests of a client that is a local of the method, each with the token.</summary>
    private static Dictionary<SyntaxNode, SyntaxNode> Sends(SyntaxNode place, MethodDeclarationSyntax method, IParameterSymbol token, SemanticModel model)
    {
        var edits = new Dictionary<SyntaxNode, SyntaxNode>();
        if (Client(place, model) is not { } client)
            return edits;

        foreach (var use in method.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText != client.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, client))
                continue;

            // What somebody else does with the client, the token does not end.
            if (use.Parent is not MemberAccessExpressionSyntax access || access.Expression != use)
                return [];
            if (access.Parent is InvocationExpressionSyntax call && WithToken(call, token, model) is { } changed)
                edits.Add(call, changed);
        }

        return edits;
    }

    /// <summary>A request with the token; null if it is no request, or has one.</summary>
    private static InvocationExpressionSyntax? WithToken(InvocationExpressionSyntax call, IParameterSymbol token, SemanticModel model)
    {
        if (model.GetOperation(call) is not IInvocationOperation { TargetMethod.Name: var name } request || !(name.EndsWith("Async", StringComparison.Ordinal) || name == "Send"))
            return null;

        // All requests of a client have an overload whose last parameter is the token.
        NameColonSyntax? named = null;
        foreach (var argument in request.Arguments)
        {
            if (argument.Parameter is not { } parameter || !parameter.Type.Is("System.Threading", "CancellationToken"))
                continue;
            if (argument.ArgumentKind != ArgumentKind.DefaultValue)
                return null;
            named = SyntaxFactory.NameColon(parameter.Name).WithTrailingTrivia(SyntaxFactory.Space);
        }

        var added = SyntaxFactory.Argument(named, default, SyntaxFactory.IdentifierName(Identifier(token.Name)));
        var arguments = call.ArgumentList.Arguments;
        return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.With(arguments.Count, added)));
    }

    private static ILocalSymbol? Client(SyntaxNode place, SemanticModel model)
    {
        var declared = place.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseObjectCreationExpressionSyntax or StatementSyntax)
            is BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } }
                ? model.GetDeclaredSymbol(declarator)
                : null;
        var assigned = place.Parent is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } }
            ? model.GetSymbolInfo(name).Symbol
            : null;
        return (declared ?? assigned) is ILocalSymbol local && local.Type.Is("System.Net.Http", "HttpClient") ? local : null;
    }

    private static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";
}
