using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes;

/// <summary>The two halves of an instrumented partial method: what callers see, and the core that holds the user's code.</summary>
/// <param name="method">The method, partial or not yet.</param>
/// <param name="syntax">Its declaration; a body moves into the core.</param>
/// <param name="model">The semantic model of the declaration.</param>
internal sealed class CoreMethodSyntax(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model)
{
    private const string FlowAnalysis = "System.Diagnostics.CodeAnalysis";

    private readonly SyntaxTrivia endOfLine = LineEnds.Of(syntax.SyntaxTree.GetRoot());

    private bool HasBody => syntax.Body is not null || syntax.ExpressionBody is not null;

    /// <summary>The declaration that stays: partial, and without a body.</summary>
    public MethodDeclarationSyntax Definition()
    {
        if (!HasBody)
            return syntax;

        var header = syntax.WithBody(null).WithExpressionBody(null).WithSemicolonToken(default);
        var modifiers = header.Modifiers
            .Where(static token => token.Kind() is not (SyntaxKind.AsyncKeyword or SyntaxKind.PartialKeyword))
            .ToList();
        if (NeedsAccessibility(modifiers))
            modifiers.Insert(0, Keyword(SyntaxKind.PrivateKeyword));
        modifiers.Add(Keyword(SyntaxKind.PartialKeyword));

        // What stood before the first modifier, or before the type when there was none, stands before the new first one.
        var start = header.Modifiers.Count > 0 ? header.Modifiers[0].LeadingTrivia : header.ReturnType.GetLeadingTrivia();
        if (header.Modifiers.Count == 0)
            header = header.WithReturnType(header.ReturnType.WithoutLeadingTrivia());
        modifiers = [modifiers[0].WithLeadingTrivia(start), .. modifiers.Skip(1).Select(static token => token.WithLeadingTrivia())];
        header = header.WithModifiers(SyntaxFactory.TokenList(modifiers));

        var last = header.GetLastToken();
        return header
            .ReplaceToken(last, last.WithTrailingTrivia())
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(Ending(last.TrailingTrivia)));
    }

    /// <summary>The core, with the body of the method or with one that throws; it begins with an empty line.</summary>
    public MethodDeclarationSyntax Core()
    {
        var core = syntax
            .WithAttributeLists(Kept(syntax.AttributeLists))
            .WithModifiers(SyntaxFactory.TokenList(CoreModifiers().Select(Keyword)))
            .WithReturnType(syntax.ReturnType.WithoutLeadingTrivia())
            .WithIdentifier(SyntaxFactory.Identifier(CoreMethod.NameFor(method.Name)).WithTrailingTrivia(syntax.Identifier.TrailingTrivia))
            .WithParameterList(Parameters());
        if (method.IsOverride)
            core = WithInheritedConstraints(core);
        if (!HasBody)
            core = WithThrow(core);

        var endsItsLine = HasBody || syntax.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        List<SyntaxTrivia> leading = endsItsLine ? [endOfLine] : [endOfLine, endOfLine];
        leading.AddRange(syntax.GetLeadingTrivia().Reverse().Take(1).Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return core.WithLeadingTrivia(leading).WithTrailingTrivia(HasBody ? syntax.GetTrailingTrivia() : [endOfLine]);
    }

    /// <summary>The end of the line, with a comment that stood between the parameters and the body.</summary>
    private SyntaxTriviaList Ending(SyntaxTriviaList trivia)
    {
        if (!trivia.Any(static one => one.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia))
            return [endOfLine];
        return trivia.Any(SyntaxKind.EndOfLineTrivia) ? trivia : trivia.Add(endOfLine);
    }

    private bool NeedsAccessibility(List<SyntaxToken> modifiers) =>
        (!method.ReturnsVoid || method.Parameters.Any(static parameter => parameter.RefKind == RefKind.Out))
        && !modifiers.Any(static token =>
            token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword);

    private IEnumerable<SyntaxKind> CoreModifiers()
    {
        yield return SyntaxKind.PrivateKeyword;
        foreach (var token in syntax.Modifiers)
        {
            if (token.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.ReadOnlyKeyword)
                yield return token.Kind();
        }

        if (syntax.Modifiers.Any(SyntaxKind.AsyncKeyword) || (Awaits() && !method.ReturnsVoid))
            yield return SyntaxKind.AsyncKeyword;
    }

    /// <summary>Whether the body itself awaits, and not only a function inside it.</summary>
    private bool Awaits() => ((SyntaxNode?)syntax.Body ?? syntax.ExpressionBody)?
        .DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(static node => node is AwaitExpressionSyntax
            or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 }
            or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 }) == true;

    /// <summary>Only generated code calls the core, with every argument: defaults, <c>params</c> and <c>this</c> are for callers.</summary>
    private ParameterListSyntax Parameters() => syntax.ParameterList.ReplaceNodes(
        syntax.ParameterList.Parameters,
        (parameter, _) => parameter
            .WithDefault(null)
            .WithAttributeLists(Kept(parameter.AttributeLists))
            .WithModifiers(SyntaxFactory.TokenList(parameter.Modifiers.Where(static token =>
                token.Kind() is not (SyntaxKind.ThisKeyword or SyntaxKind.ParamsKeyword))))
            .WithIdentifier(parameter.Default is null ? parameter.Identifier : parameter.Identifier.WithTrailingTrivia())
            .WithLeadingTrivia(parameter.GetLeadingTrivia()));

    /// <summary>Attributes are the caller's, but for those that tell the compiler about null.</summary>
    private SyntaxList<AttributeListSyntax> Kept(SyntaxList<AttributeListSyntax> lists) => SyntaxFactory.List(lists
        .Select(list => (List: list, Attributes: list.Attributes.Where(IsAboutFlow).ToList()))
        .Where(static kept => kept.Attributes.Count > 0)
        .Select(static kept => kept.List.WithAttributes(SyntaxFactory.SeparatedList(kept.Attributes))));

    private bool IsAboutFlow(AttributeSyntax attribute) =>
        model.GetSymbolInfo(attribute).Symbol?.ContainingNamespace?.ToDisplayString() == FlowAnalysis;

    /// <summary>An override inherits its constraints; its core must spell them out.</summary>
    private MethodDeclarationSyntax WithInheritedConstraints(MethodDeclarationSyntax core)
    {
        var clauses = method.TypeParameters
            .Select(parameter => (parameter.Name, Constraints: SignatureRecognition.TypeParameter(parameter).Constraints))
            .Where(static clause => clause.Constraints.Length > 0)
            .Select(static clause => $" where {clause.Name} : {clause.Constraints}");
        var declaration = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"void M(){string.Concat(clauses)};")!;
        if (declaration.ConstraintClauses.Count == 0)
            return core;

        // What stands behind the header now stands behind the constraints.
        var header = core.WithConstraintClauses(default);
        var written = declaration.ConstraintClauses.Select(static clause =>
            clause.WithLeadingTrivia(SyntaxFactory.Space).WithoutTrailingTrivia().WithAdditionalAnnotations(Simplifier.Annotation)).ToList();
        written[written.Count - 1] = written[written.Count - 1].WithTrailingTrivia(header.ParameterList.GetTrailingTrivia());
        return header.WithParameterList(header.ParameterList.WithoutTrailingTrivia()).WithConstraintClauses(SyntaxFactory.List(written));
    }

    private static MethodDeclarationSyntax WithThrow(MethodDeclarationSyntax core)
    {
        var template = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            "void M() => throw new global::System.NotImplementedException();")!;
        var type = template.DescendantNodes().OfType<QualifiedNameSyntax>().First();
        var body = template.ExpressionBody!.ReplaceNode(type, type.WithAdditionalAnnotations(Simplifier.Annotation));
        var header = core.WithSemicolonToken(default);
        var last = header.GetLastToken();
        return header
            .ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(body)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    private static SyntaxToken Keyword(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
}
