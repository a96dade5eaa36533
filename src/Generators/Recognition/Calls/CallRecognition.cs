using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Generators.Recognition;

/// <summary>Whether a call is redirected.</summary>
internal static class CallRecognition
{
    /// <summary>The instrumented method that the call reaches, or <see langword="null"/> when the call is left alone.</summary>
    /// <param name="recognizer">What decides about the method.</param>
    /// <param name="symbols">A model that binds no more than it must.</param>
    /// <param name="model">The model that sees the call as the compiler does.</param>
    /// <param name="invocation">The call.</param>
    /// <param name="cancellationToken">Signalled when nobody waits any more.</param>
    public static MethodModel? Recognize(
        Recognizer recognizer,
        SemanticModel symbols,
        SemanticModel model,
        InvocationExpressionSyntax invocation,
        CancellationToken cancellationToken)
    {
        // The symbol first: most methods of a name are not the instrumented one.
        if (symbols.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method
            || recognizer.Recognize(method).Method is not { } reached)
        {
            return null;
        }

        if (ClearCall.Is(symbols, invocation, method, cancellationToken))
            return reached;
        return model.GetOperation(invocation, cancellationToken) is IInvocationOperation operation && Obstacle(operation, invocation) is null
            ? recognizer.Recognize(operation.TargetMethod).Method
            : null;
    }

    /// <summary>Why a call of an instrumented method is left alone, also one that is not written as a call, or <see langword="null"/>.</summary>
    public static CallObstacle? Obstacle(IInvocationOperation operation) =>
        operation.Syntax is not InvocationExpressionSyntax invocation ? CallObstacle.NotAnOrdinaryCall
        : Obstacle(operation, invocation) is { } obstacle ? obstacle
        : InvocationIndex.NameOf(invocation.Expression) is null ? CallObstacle.NoName
        : null;

    /// <summary>Why a call of an instrumented method is left alone, or <see langword="null"/>: redirecting it would change the program.</summary>
    public static CallObstacle? Obstacle(IInvocationOperation operation, InvocationExpressionSyntax invocation)
    {
        var method = operation.TargetMethod;
        if (operation.IsImplicit
            || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.ExplicitInterfaceImplementation))
        {
            return CallObstacle.NotAnOrdinaryCall;
        }

        if (invocation.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax })
            return CallObstacle.BaseCall;
        if (operation.ConstrainedToType is { } through && !StaticContract.IsReachable(method, through))
            return CallObstacle.StaticAbstract;

        // The receiver is an argument.
        var isExtension = ExtensionMember.IsInBlock(method);
        if (!isExtension && operation.Instance?.Type is ITypeParameterSymbol { IsReferenceType: false })
            return CallObstacle.TypeParameterReceiver;
        if (!isExtension && IsCopiedReceiver(operation))
            return CallObstacle.CopiedReceiver;
        if (IsPlainCall(operation))
            return CallObstacle.PlainCall;
        return IsInExpressionTree(operation) ? CallObstacle.ExpressionTree : null;
    }

    /// <summary>
    /// Inside a generic type, where a struct is named without type arguments (<c>this</c>, a struct nested in it), the compiler converts the
    /// receiver to the interceptor's constructed type, and so hands on a copy of it.
    /// </summary>
    private static bool IsCopiedReceiver(IInvocationOperation operation) =>
        operation is { Instance.Type: INamedTypeSymbol { IsValueType: true, IsDefinition: true, IsGenericType: true }, TargetMethod.IsReadOnly: false };

    /// <summary>Whether the call is written between the parentheses of <c>PlainCall.Of(...)</c>, at whatever depth.</summary>
    public static bool IsPlainCall(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            var type = parent switch
            {
                IInvocationOperation call => call.TargetMethod.ContainingType,

                // With a result that is 'dynamic' the parentheses are looked up at run time, too.
                IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation late } => late.ContainingType as INamedTypeSymbol,
                _ => null,
            };
            if (type is not null && AttributeReading.IsRuntimeType(type, KnownNames.PlainCall))
                return true;
        }

        return false;
    }

    /// <summary>The compiler would rewrite the tree. Lambdas inside a lambda that is one are part of it.</summary>
    private static bool IsInExpressionTree(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent: IConversionOperation { Type: { } type } } && IsExpression(type))
                return true;
        }

        return false;
    }

    private static bool IsExpression(ITypeSymbol type)
    {
        for (var home = type; home is not null; home = home.BaseType)
        {
            if (TypeNames.IsFramework(home, "System.Linq.Expressions", "Expression"))
                return true;
        }

        return false;
    }
}

/// <summary>Why a call is left alone.</summary>
internal enum CallObstacle
{
    /// <summary>A delegate, a local function, a call that the compiler writes itself.</summary>
    NotAnOrdinaryCall,

    /// <summary>The method is invoked by an expression that is no name, as one in parentheses: no place that the compiler redirects.</summary>
    NoName,

    /// <summary><c>base.M()</c> would reach the override.</summary>
    BaseCall,

    /// <summary>An expression tree would hold the generated method.</summary>
    ExpressionTree,

    /// <summary>The user asks for the plain call.</summary>
    PlainCall,

    /// <summary>The receiver would be boxed, and its changes lost.</summary>
    TypeParameterReceiver,

    /// <summary>The receiver would be copied, and its changes lost.</summary>
    CopiedReceiver,

    /// <summary>The generated method does not know the type argument.</summary>
    StaticAbstract,
}
