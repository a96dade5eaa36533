using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>The cancellation token that code can name, nearest first: a local, a parameter, one that such an object has, one that the type has.</summary>
internal static class TokenReach
{
    private const string Discard = "_";

    /// <summary>The expression that names it; nothing if there is none.</summary>
    /// <param name="operation">What could be given the token.</param>
    /// <param name="containing">The member that it stands in.</param>
    /// <param name="isOwn">Whether only a local or a parameter counts.</param>
    /// <param name="compilation">The compilation.</param>
    public static string? Of(IOperation operation, ISymbol containing, bool isOwn, Compilation compilation)
    {
        var isInFunction = false;
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IBlockOperation block when OfLocals(block, operation) is { } local:
                    return local;
                case IAnonymousFunctionOperation lambda:
                    isInFunction = true;
                    if ((OfParameters(lambda.Symbol) ?? (isOwn ? null : OfTheirMembers(lambda.Symbol, compilation))) is { } ofLambda)
                        return ofLambda;
                    if (lambda.Symbol.IsStatic)
                        return null;
                    break;
                case ILocalFunctionOperation function:
                    isInFunction = true;
                    if ((OfParameters(function.Symbol) ?? (isOwn ? null : OfTheirMembers(function.Symbol, compilation))) is { } ofFunction)
                        return ofFunction;
                    if (function.Symbol.IsStatic)
                        return null;
                    break;
            }
        }

        if (containing is not IMethodSymbol { ContainingType: { } type } method)
            return null;

        if (isOwn)
            return OfParameters(method);
        var hasThis = !method.IsStatic && !(isInFunction && type.IsValueType);
        return OfParameters(method) ?? OfTheirMembers(method, compilation) ?? (hasThis ? OfPrimaryConstructor(type) : null) ?? OfType(type, hasThis, compilation);
    }

    /// <summary>The parameter of the innermost function around an operation that has a token, and the function; nothing outside of functions.</summary>
    public static IParameterSymbol? OfInnermostFunction(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            var function = (outer as IAnonymousFunctionOperation)?.Symbol ?? (outer as ILocalFunctionOperation)?.Symbol;
            foreach (var parameter in function?.Parameters ?? [])
            {
                if (IsUsable(parameter) && BoundedToken.IsToken(parameter.Type))
                    return parameter;
            }
        }

        return null;
    }

    private static string? OfLocals(IBlockOperation block, IOperation operation)
    {
        string? found = null;
        foreach (var statement in block.Operations)
        {
            // What is declared with the call, or after it, is not there yet.
            if (statement.Syntax.Span.End > operation.Syntax.SpanStart)
                break;
            var declarations = statement switch
            {
                IVariableDeclarationGroupOperation group => group.Declarations,
                IUsingDeclarationOperation { DeclarationGroup: var group } => group.Declarations,
                _ => [],
            };
            foreach (var declaration in declarations)
            {
                foreach (var declarator in declaration.Declarators)
                    found = OfLocal(declarator, declaration) ?? found;
            }
        }

        return found;
    }

    private static string? OfLocal(IVariableDeclaratorOperation declarator, IVariableDeclarationOperation declaration)
    {
        if ((declarator.Initializer ?? declaration.Initializer)?.Value.WithoutConversions() is not { } value || IsNone(value))
            return null;
        return OfValue(declarator.Symbol.Type, declarator.Symbol.Name);
    }

    /// <summary>Whether a token is one that nothing cancels, by its name.</summary>
    public static bool IsNone(IOperation value) => value
        is IDefaultValueOperation
        or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } }
        or IObjectCreationOperation { Arguments.IsEmpty: true, Type.Name: "CancellationToken" };

    private static string? OfValue(ITypeSymbol type, string name)
    {
        if (BoundedToken.IsToken(type))
            return type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? $"{name}.GetValueOrDefault()" : name;
        return BoundedToken.IsSource(type) ? $"{name}.Token" : null;
    }

    private static bool IsUsable(IParameterSymbol parameter) => parameter.Name is not ("" or Discard) && parameter.RefKind != RefKind.Out;

    private static string? OfParameters(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsUsable(parameter) && OfValue(parameter.Type, Escaped(parameter.Name)) is { } token)
                return token;
        }

        return null;
    }

    private static string? OfTheirMembers(IMethodSymbol method, Compilation compilation)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsUsable(parameter) && TokenOf(parameter.Type, method, compilation) is { } token)
                return $"{Escaped(parameter.Name)}.{token}";
        }

        return null;
    }

    private static string? OfPrimaryConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is TypeDeclarationSyntax)
                    return OfParameters(constructor);
            }
        }

        return null;
    }

    private static string? OfType(INamedTypeSymbol type, bool hasThis, Compilation compilation)
    {
        string? further = null;
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is not (IFieldSymbol or IPropertySymbol { Parameters.IsEmpty: true, GetMethod: not null })
                    || member.IsImplicitlyDeclared
                    || TellsOfEvent(member.Name)
                    || (!member.IsStatic && !hasThis)
                    || !compilation.IsSymbolAccessibleWithin(member, type))
                {
                    continue;
                }

                var of = (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type;
                if (OfValue(of, Escaped(member.Name)) is { } token)
                    return token;
                if (further is null && TokenOf(of, type, compilation) is { } deeper)
                    further = $"{Escaped(member.Name)}.{deeper}";
            }
        }

        return further;
    }

    /// <summary>The property of an object that is a token: <c>RequestAborted</c> of a context.</summary>
    private static string? TokenOf(ITypeSymbol type, ISymbol within, Compilation compilation)
    {
        // Types of the language have none, and are most.
        if (type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Interface) || BoundedToken.IsSource(type))
            return null;
        var scope = within as INamedTypeSymbol ?? within.ContainingType;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (TokenIn(current, scope, compilation) is { } token)
                return token;
        }

        foreach (var implemented in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            if (TokenIn(implemented, scope, compilation) is { } token)
                return token;
        }

        return null;
    }

    private static string? TokenIn(ITypeSymbol type, INamedTypeSymbol scope, Compilation compilation)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, Parameters.IsEmpty: true, GetMethod: not null } property
                && !TellsOfEvent(property.Name)
                && property.Type.Is("System.Threading", "CancellationToken")
                && compilation.IsSymbolAccessibleWithin(property, scope))
            {
                return property.Name;
            }
        }

        return null;
    }

    // Such a token is there to be told of something: a call that is given it ends when all begins, or when nothing is left.
    private static bool TellsOfEvent(string name) =>
        name.EndsWith("Started", StringComparison.Ordinal) || name.EndsWith("Stopped", StringComparison.Ordinal) || name.EndsWith("Ready", StringComparison.Ordinal);

    private static string Escaped(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : $"@{name}";
}
