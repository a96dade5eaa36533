using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>A call that is bound at run time, where its source shows all the same what it will reach.</summary>
internal static class DynamicCall
{
    /// <summary>The instrumented method that the call reaches; <see langword="null"/> where the source does not tell.</summary>
    public static IMethodSymbol? Target(IDynamicInvocationOperation call, Func<IMethodSymbol, bool> isInstrumented, CancellationToken cancellationToken)
    {
        if (call.Operation is IDynamicMemberReferenceOperation reference)
        {
            var type = reference.Instance is { } receiver ? Type(receiver, cancellationToken) : reference.ContainingType;
            return Member(type, reference.MemberName, call.Arguments.Length, isInstrumented);
        }

        // A method of the type itself, called by its name alone, with an argument that is 'dynamic'.
        if (call.Syntax is InvocationExpressionSyntax syntax && call.SemanticModel is { } model)
        {
            var info = model.GetSymbolInfo(syntax, cancellationToken);
            foreach (var candidate in info.CandidateSymbols)
            {
                if (candidate is IMethodSymbol method && method.Parameters.Length >= call.Arguments.Length && isInstrumented(method))
                    return method;
            }

            return info.Symbol is IMethodSymbol only && isInstrumented(only) ? only : null;
        }

        return null;
    }

    /// <summary>The type of a value before it became <c>dynamic</c>: by a cast, or as the first value of a local that is never assigned again.</summary>
    private static ITypeSymbol? Type(IOperation value, CancellationToken cancellationToken)
    {
        while (value is IConversionOperation { Type.TypeKind: TypeKind.Dynamic } conversion)
            value = conversion.Operand;
        if (value.Type is { TypeKind: not TypeKind.Dynamic } known)
            return known;
        if (value is not ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { Length: 1 } declarations } local } || value.SemanticModel is not { } model)
            return null;
        if (declarations[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } first } declarator)
            return null;

        SyntaxNode? scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is GlobalStatementSyntax statement
            ? statement.Parent
            : declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (scope is null || IsAssignedIn(scope, local.Name))
            return null;
        return model.GetTypeInfo(first, cancellationToken).Type is { TypeKind: not TypeKind.Dynamic } type ? type : null;
    }

    /// <summary>By name alone, which finds too many: then the type is not known.</summary>
    private static bool IsAssignedIn(SyntaxNode scope, string name)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } && left.Identifier.ValueText == name)
                return true;
            if (node is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None, Expression: IdentifierNameSyntax argument } && argument.Identifier.ValueText == name)
                return true;
        }

        return false;
    }

    private static IMethodSymbol? Member(ITypeSymbol? type, string name, int arguments, Func<IMethodSymbol, bool> isInstrumented)
    {
        for (var home = type; home is not null; home = home.BaseType)
        {
            foreach (var member in home.GetMembers(name))
            {
                if (member is IMethodSymbol method && method.Parameters.Length >= arguments && isInstrumented(method))
                    return method;
            }
        }

        return null;
    }
}
