using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Instrumentation.CodeFixes;

/// <summary>How a method gets its core method: by one that throws, or by one that takes over its body.</summary>
internal sealed class CoreMethodPlan
{
    private readonly MethodDeclarationSyntax syntax;
    private readonly CoreMethodSyntax halves;

    private CoreMethodPlan(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model)
    {
        this.syntax = syntax;
        halves = new CoreMethodSyntax(method, syntax, model);
        CoreName = CoreMethod.NameFor(method.Name);
        MovesBody = syntax.Body is not null || syntax.ExpressionBody is not null;
    }

    /// <summary>The name of the method that is created.</summary>
    public string CoreName { get; }

    /// <summary>Whether an existing body becomes that of the core.</summary>
    public bool MovesBody { get; }

    /// <summary>The plan, or <see langword="null"/> where the result would not compile or would not be instrumented.</summary>
    public static CoreMethodPlan? For(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(syntax, cancellationToken) is { MethodKind: MethodKind.Ordinary, IsAbstract: false } method
            && method.ContainingType is { } type
            && !(type.TypeKind == TypeKind.Interface && !method.IsStatic)
            && !IsTaken(method)
            && !IsFileLocal(type)
            ? new CoreMethodPlan(method, syntax, model)
            : null;

    /// <summary>Writes the cores of all plans of a document.</summary>
    public static void Apply(IReadOnlyList<CoreMethodPlan> plans, SyntaxEditor editor)
    {
        foreach (var plan in plans)
        {
            editor.InsertAfter(plan.syntax, plan.halves.Core());
            if (plan.MovesBody)
                editor.ReplaceNode(plan.syntax, (_, _) => plan.halves.Definition());
        }

        // Types come last and from the inside out: an editor loses sight of what is below a node that it has replaced.
        var types = plans.Where(static plan => plan.MovesBody)
            .SelectMany(static plan => plan.syntax.Ancestors().OfType<TypeDeclarationSyntax>())
            .Distinct()
            .OrderByDescending(static type => type.SpanStart);
        foreach (var type in types)
            editor.ReplaceNode(type, static (current, _) => Partial((TypeDeclarationSyntax)current));
    }

    private static bool IsTaken(IMethodSymbol method)
    {
        var name = CoreMethod.NameFor(method.Name);
        if (method.ContainingType.GetMembers(name).Any(member => member is not IMethodSymbol other || Collides(other, method)))
            return true;

        for (var home = method.ContainingType.BaseType; home is not null; home = home.BaseType)
        {
            // It would be hidden.
            if (home.GetMembers(name).OfType<IMethodSymbol>().Any(other => other.DeclaredAccessibility != Accessibility.Private && Collides(other, method)))
                return true;
        }

        return false;
    }

    private static bool Collides(IMethodSymbol other, IMethodSymbol method)
    {
        if (other.Arity != method.Arity || other.Parameters.Length != method.Parameters.Length)
            return false;

        var constructed = other.Arity == 0 ? other : other.Construct([.. method.TypeParameters]);
        return constructed.Parameters.Zip(method.Parameters, IsSame).All(static isSame => isSame);

        static bool IsSame(IParameterSymbol left, IParameterSymbol right) =>
            (left.RefKind == RefKind.None) == (right.RefKind == RefKind.None) && SymbolEqualityComparer.Default.Equals(left.Type, right.Type);
    }

    private static bool IsFileLocal(INamedTypeSymbol type)
    {
        for (var home = type; home is not null; home = home.ContainingType)
        {
            if (home.IsFileLocal)
                return true;
        }

        return false;
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
            return type;

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
            return type.WithModifiers(type.Modifiers.Add(partial));

        var keyword = type.Keyword;
        return type.WithKeyword(keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(keyword.LeadingTrivia)]);
    }
}
