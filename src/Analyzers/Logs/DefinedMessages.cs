using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Logs;

/// <summary>Delegates that <c>LoggerMessage.Define</c> made: they take a logger first and an exception last.</summary>
internal static class DefinedMessages
{
    public static LogCall? Of(IInvocationOperation invocation)
    {
        var parameters = invocation.TargetMethod.Parameters;
        if (parameters.Length < 2
            || !parameters[0].Type.Is("Microsoft.Extensions.Logging", "ILogger")
            || !parameters[parameters.Length - 1].Type.IsOrDerivesFrom("System", "Exception"))
        {
            return null;
        }

        ISymbol? holder = invocation.Instance switch
        {
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        return new LogCall(invocation, holder is null ? null : Severity(holder));
    }

    // By syntax: the initializer of a field may stand in another file, whose semantic model an action does not have. The severity is the
    // first argument, and almost always a constant of the enumeration by name.
    private static LogSeverity? Severity(ISymbol holder)
    {
        foreach (var reference in holder.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
                _ => null,
            };
            if ((initializer is null ? Assigned(holder, reference) : Severity(initializer)) is { } severity)
                return severity;
        }

        return null;
    }

    private static LogSeverity? Assigned(ISymbol holder, SyntaxReference reference)
    {
        if (reference.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return null;

        foreach (var member in type.Members)
        {
            if (member is not ConstructorDeclarationSyntax constructor)
                continue;

            foreach (var node in constructor.DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right } && left.Identifier.ValueText == holder.Name)
                    return Severity(right);
            }
        }

        return null;
    }

    private static LogSeverity? Severity(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Define" }, ArgumentList.Arguments: { Count: > 0 } arguments }
        && arguments[0].Expression is MemberAccessExpressionSyntax level && level.IsKind(SyntaxKind.SimpleMemberAccessExpression)
            ? LogSeverityNames.Of(level.Name.Identifier.ValueText)
            : null;
}
