using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.CodeFixes;

/// <summary>The lambda that does what a delegate of a method does, but for calling the method by its name.</summary>
internal static class MethodGroupLambda
{
    /// <summary>The lambda, or <see langword="null"/> where it would do something else or would not compile.</summary>
    public static ExpressionSyntax? For(ExpressionSyntax group, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(group, cancellationToken) is not IMethodReferenceOperation { Parent: IDelegateCreationOperation creation } reference
            || creation.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            || !CanCapture(reference.Instance, model, group)
            || IsTakenOff(creation, group)
            || group is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
        {
            return null;
        }

        if (invoke.ReturnsByRef || invoke.ReturnsByRefReadonly || invoke.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Dynamic))
            return null;

        // Names of the method: what a reader knows. Those that the expression itself uses are taken.
        var taken = new HashSet<string>(group.DescendantTokens().Select(static token => token.ValueText), StringComparer.Ordinal);
        var method = reference.Method;
        var first = method.IsExtensionMethod && method.ReducedFrom is null && method.Parameters.Length == invoke.Parameters.Length + 1 ? 1 : 0;
        if (method.Parameters.Length - first != invoke.Parameters.Length)
            return null;
        var names = invoke.Parameters.Select(parameter => Unique(method.Parameters[parameter.Ordinal + first].Name, taken)).ToList();

        var isTyped = IsTypedByItself(creation) || invoke.Parameters.Any(static parameter => parameter.RefKind != RefKind.None);
        var parameters = invoke.Parameters.Select((parameter, at) => isTyped
            ? $"{Modifier(parameter.RefKind, isDeclaration: true)}{parameter.Type.ToMinimalDisplayString(model, group.SpanStart)} {names[at]}"
            : names[at]).ToList();
        var arguments = invoke.Parameters.Select((parameter, at) => Modifier(parameter.RefKind, isDeclaration: false) + names[at]);
        var head = parameters.Count == 1 && !isTyped ? parameters[0] : $"({string.Join(", ", parameters)})";
        return SyntaxFactory.ParseExpression($"{head} => {group.WithoutTrivia()}({string.Join(", ", arguments)})");
    }

    /// <summary>Whether what the method is called on is the same whenever it is asked for, and can be used in a lambda.</summary>
    private static bool CanCapture(IOperation? receiver, SemanticModel model, ExpressionSyntax group)
    {
        while (receiver is IConversionOperation { IsImplicit: true } conversion)
            receiver = conversion.Operand;
        return receiver switch
        {
            null => true,
            { Type: null or { IsValueType: true } or ITypeParameterSymbol { IsReferenceType: false } } => false,
            IInstanceReferenceOperation => !IsInInitializer(model, group),
            ILocalReferenceOperation { Local.RefKind: RefKind.None } => true,
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
            IFieldReferenceOperation field => CanCapture(field.Instance, model, group),
            ILiteralOperation => true,
            _ => false,
        };
    }

    /// <summary>A lambda in the initializer of a field sees no <c>this</c>; neither did the method group, which then stands in a property or a constructor.</summary>
    private static bool IsInInitializer(SemanticModel model, ExpressionSyntax group) =>
        model.GetEnclosingSymbol(group.SpanStart) is IFieldSymbol;

    /// <summary>Whether the same method is taken off the event again in the type: a delegate of a lambda would not be found.</summary>
    private static bool IsTakenOff(IOperation creation, ExpressionSyntax group)
    {
        IOperation? parent = creation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        if (parent is not (IEventAssignmentOperation or ICompoundAssignmentOperation))
            return false;

        var name = Name(group);
        return group.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && type.DescendantNodes().Any(node =>
            node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } removal && Name(removal.Right) == name);
    }

    private static string? Name(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the delegate has the type of the method itself, which a lambda only has if it names its parameters' types.</summary>
    private static bool IsTypedByItself(IOperation creation)
    {
        if (!creation.IsImplicit)
            return false;
        for (var parent = creation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConversionOperation { Type: { SpecialType: SpecialType.System_Delegate or SpecialType.System_MulticastDelegate or SpecialType.System_Object } })
                return true;
            if (parent is not (IConversionOperation or IParenthesizedOperation))
                return parent is IVariableInitializerOperation { Syntax.Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } };
        }

        return false;
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var number = 1; !taken.Add(unique); number++)
            unique = name + number;
        return SyntaxFacts.GetKeywordKind(unique) == SyntaxKind.None ? unique : "@" + unique;
    }

    private static string Modifier(RefKind kind, bool isDeclaration) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => isDeclaration ? "ref readonly " : "in ",
        _ => string.Empty,
    };
}
