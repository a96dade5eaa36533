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
