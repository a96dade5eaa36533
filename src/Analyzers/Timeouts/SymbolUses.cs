using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Where a local variable, or a member of a type within the type, is named: found by its name in the source, and then bound. Only what is
/// found by then is bound, so that a name that nobody else has costs next to nothing.
/// </summary>
internal static class SymbolUses
{
    private const int MaxLength = 400_000;

    /// <summary>
    /// The operations that name the symbol; null if not all of them can be seen: another type may name it, or the source is too large.
    /// </summary>
    public static List<IOperation>? Of(ISymbol symbol, SourceModels sources, CancellationToken cancellationToken) =>
        Of(symbol, IsOwn(symbol) ? Scopes(symbol, cancellationToken) : null, sources, cancellationToken);

    private static List<IOperation>? Of(ISymbol symbol, List<SyntaxNode>? scopes, SourceModels sources, CancellationToken cancellationToken)
    {
        if (scopes is null)
            return null;

        var uses = new List<IOperation>();
        foreach (var scope in scopes)
        {
            if (scope.Span.Length > MaxLength)
                return null;
            foreach (var node in scope.DescendantNodes())
            {
                if (node is not SimpleNameSyntax name || name.Identifier.ValueText != symbol.Name)
                    continue;
                if (sources.Operation(Outermost(name), cancellationToken) is { } operation && Named(operation) is { } named
                    && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, symbol.OriginalDefinition))
                {
                    uses.Add(operation);
                }
            }
        }

        return uses;
    }

    /// <summary>
    /// Whether the source calls a method of one of the names on something of the symbol's name. No more than a hint, but one that needs no
    /// binding.
    /// </summary>
    public static bool MayCall(ISymbol symbol, SyntaxNode near, CancellationToken cancellationToken, params string[] methods)
    {
        foreach (var scope in Scopes(symbol, cancellationToken))
        {
            if (scope.SyntaxTree != near.SyntaxTree)
                continue;
            foreach (var node in scope.DescendantNodes())
            {
                if (node is SimpleNameSyntax name && Array.IndexOf(methods, name.Identifier.ValueText) >= 0 && IsCalledOn(name, symbol.Name))
                    return true;
            }
        }

        return false;
    }

    private static bool IsCalledOn(SimpleNameSyntax method, string name)
    {
        var on = method.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == method => access.Expression,
            MemberBindingExpressionSyntax => method.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return on switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText == name,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
            _ => false,
        };
    }

    /// <summary>Whether the symbol is written anywhere but where it is declared, or may be.</summary>
    public static bool IsWrittenAgain(ISymbol symbol, SourceModels sources, CancellationToken cancellationToken)
    {
        // Nobody else can write what is read-only, whoever may read it.
        var isReadOnly = symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        var scopes = isReadOnly || IsOwn(symbol) ? Scopes(symbol, cancellationToken) : null;
        if (Of(symbol, scopes, sources, cancellationToken) is not { } uses)
            return true;
        foreach (var use in uses)
        {
            if (IsWrite(use))
                return true;
        }

        return false;
    }

    /// <summary>Whether the operation that names a symbol gives it a value.</summary>
    public static bool IsWrite(IOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IAddressOfOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        _ => false,
    };

    private static bool IsOwn(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol or { DeclaredAccessibility: Accessibility.Private };

    private static List<SyntaxNode> Scopes(ISymbol symbol, CancellationToken cancellationToken)
    {
        var scopes = new List<SyntaxNode>();
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            // The member around it: what a lambda or local function declares is named within.
            foreach (var reference in symbol.DeclaringSyntaxReferences)
            {
                var member = reference.GetSyntax(cancellationToken).FirstAncestorOrSelf<SyntaxNode>(static node =>
                    node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or CompilationUnitSyntax);
                if (member is not null)
                    scopes.Add(member);
            }

            return scopes;
        }

        // A type may name what is private in the types within.
        var type = symbol.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        foreach (var reference in type?.DeclaringSyntaxReferences ?? [])
            scopes.Add(reference.GetSyntax(cancellationToken));
        return scopes;
    }

    private static ExpressionSyntax Outermost(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static ISymbol? Named(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };
}
