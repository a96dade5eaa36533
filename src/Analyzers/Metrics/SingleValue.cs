using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>The value of a local that gets one where it is declared, and never another.</summary>
internal static class SingleValue
{
    /// <summary>The initializer; <see langword="null"/> if there is none, or another value may come in its place.</summary>
    public static IOperation? Of(ILocalReferenceOperation reference)
    {
        var local = reference.Local;
        if (local.RefKind != RefKind.None
            || local.DeclaringSyntaxReferences is not { Length: 1 } references
            || references[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer: not null } declarator
            || Declarator(reference, local)?.Initializer is not { } initializer
            || declarator.FirstAncestorOrSelf<SyntaxNode>(static node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax) is not { } scope)
        {
            return null;
        }

        // By syntax: another local of the same name in a function within is taken for this one, to be on the safe side.
        foreach (var token in scope.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)
                && token.ValueText == local.Name
                && token.Parent is IdentifierNameSyntax name
                && MayBeWritten(name))
            {
                return null;
            }
        }

        return initializer.Value;
    }

    private static IVariableDeclaratorOperation? Declarator(IOperation reference, ILocalSymbol local)
    {
        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IBlockOperation block || !block.Locals.Contains(local, SymbolEqualityComparer.Default))
                continue;
            foreach (var statement in block.Operations)
            {
                if (Group(statement) is { } group && Declarator(group, local) is { } declarator)
                    return declarator;
            }
        }

        return null;
    }

    private static IVariableDeclarationGroupOperation? Group(IOperation statement) => statement switch
    {
        IVariableDeclarationGroupOperation group => group,
        IUsingDeclarationOperation declaration => declaration.DeclarationGroup,
        _ => null,
    };

    private static IVariableDeclaratorOperation? Declarator(IVariableDeclarationGroupOperation group, ILocalSymbol local)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                if (SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                    return declarator;
            }
        }

        return null;
    }

    private static bool MayBeWritten(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.LogicalNotExpression) && !unary.IsKind(SyntaxKind.UnaryMinusExpression),
        PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),

        // An element of a tuple may be the target of an assignment.
        ArgumentSyntax argument => argument.RefOrOutKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax } => true,
        _ => false,
    };
}
