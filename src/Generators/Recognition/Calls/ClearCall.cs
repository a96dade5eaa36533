using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// Calls of which the symbol and the syntax say alone that nothing is in the way of redirecting them. Nearly all are; of the others an
/// operation is asked for, which costs the binding of the whole body (<see cref="CallRecognition.Obstacle"/>).
/// </summary>
internal static class ClearCall
{
    private const string PlainCallMethod = "Of";

    /// <summary>Whether the call is certainly free of obstacles; <see langword="false"/> is a doubt, no answer.</summary>
    /// <param name="symbols">A model that binds no more than it must.</param>
    /// <param name="invocation">The call.</param>
    /// <param name="method">The method that it reaches.</param>
    /// <param name="cancellationToken">Signalled when nobody waits any more.</param>
    public static bool Is(SemanticModel symbols, InvocationExpressionSyntax invocation, IMethodSymbol method, CancellationToken cancellationToken) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension
        && !ExtensionMember.IsInBlock(method)
        && HasReferenceAsReceiver(symbols, invocation.Expression, method, cancellationToken)
        && BindsAtCompileTime(symbols, invocation.ArgumentList, cancellationToken)
        && IsOutsideOfSpecialPlaces(symbols, invocation, cancellationToken);

    /// <summary>Whether no struct, no type parameter and no <c>base</c> can be what the method is called on.</summary>
    private static bool HasReferenceAsReceiver(
        SemanticModel symbols, ExpressionSyntax invoked, IMethodSymbol method, CancellationToken cancellationToken)
    {
        // The receiver of an extension method is an argument.
        if (method.MethodKind == MethodKind.ReducedExtension)
            return true;
        if (method.IsStatic)
            return !method.IsAbstract && !method.IsVirtual;

        var receiver = (invoked as MemberAccessExpressionSyntax)?.Expression;
        if (receiver is BaseExpressionSyntax)
            return false;

        // A type parameter with a class as its constraint is one of references; those that stand for structs, too, are special types.
        return method.ContainingType is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None }
            || (receiver is not null
                && symbols.GetTypeInfo(receiver, cancellationToken).Type is { TypeKind: TypeKind.Class or TypeKind.Interface });
    }

    /// <summary>Whether no argument is a <c>dynamic</c> one: the symbol is the method's even where the call is bound at run time.</summary>
    private static bool BindsAtCompileTime(SemanticModel symbols, ArgumentListSyntax arguments, CancellationToken cancellationToken)
    {
        foreach (var argument in arguments.Arguments)
        {
            if (argument.Expression is not (LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax)
                && symbols.GetTypeInfo(argument.Expression, cancellationToken).Type is { TypeKind: TypeKind.Dynamic })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the call is neither in what may be <c>PlainCall.Of(...)</c> nor in what may be an expression tree.</summary>
    private static bool IsOutsideOfSpecialPlaces(SemanticModel symbols, InvocationExpressionSyntax invocation, CancellationToken cancellationToken)
    {
        for (var node = invocation.Parent; node is not (null or MemberDeclarationSyntax); node = node.Parent)
        {
            var isClear = node switch
            {
                InvocationExpressionSyntax outer => InvocationIndex.NameOf(outer.Expression) != PlainCallMethod,
                AnonymousFunctionExpressionSyntax lambda => IsDelegate(symbols, lambda, cancellationToken),
                QueryExpressionSyntax => false,
                _ => true,
            };
            if (!isClear)
                return false;
        }

        return true;
    }

    private static bool IsDelegate(SemanticModel symbols, AnonymousFunctionExpressionSyntax lambda, CancellationToken cancellationToken)
    {
        // What a cast makes of a lambda is the type of the cast.
        var home = lambda.Parent;
        while (home is ParenthesizedExpressionSyntax)
            home = home.Parent;
        return home is not CastExpressionSyntax
            && symbols.GetTypeInfo(lambda, cancellationToken).ConvertedType is { TypeKind: TypeKind.Delegate };
    }
}
