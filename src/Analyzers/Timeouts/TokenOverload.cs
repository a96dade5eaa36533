using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>The parameter of a method, or of an overload that takes the same and a token more, that a token is handed to. By symbols alone: nothing is bound.</summary>
internal static class TokenOverload
{
    /// <summary>The parameter; nothing if no overload takes a token as well.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isAwaited">Whether the result is awaited at once: a task may become a value task.</param>
    /// <param name="caller">Who calls it.</param>
    /// <param name="compilation">The compilation.</param>
    public static IParameterSymbol? Of(IMethodSymbol method, bool isAwaited, ISymbol caller, Compilation compilation)
    {
        var called = method.ReducedFrom ?? method;
        for (var type = called.ContainingType; type is not null; type = called.IsStatic ? null : type.BaseType)
        {
            foreach (var member in type.GetMembers(called.Name))
            {
                if (member is IMethodSymbol other
                    && other.IsStatic == called.IsStatic
                    && other.Arity == called.Arity
                    && !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, caller.OriginalDefinition)
                    && !IsDiscouraged(other)
                    && compilation.IsSymbolAccessibleWithin(other, caller.ContainingType ?? (ISymbol)compilation.Assembly)
                    && TakesTokenMore(other.Arity == 0 ? other : other.Construct([.. called.TypeArguments]), called, isAwaited, compilation) is { } token)
                {
                    return token;
                }
            }
        }

        return null;
    }

    private static bool IsDiscouraged(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ObsoleteAttribute" or "ExperimentalAttribute" or "RequiresPreviewFeaturesAttribute" })
                return true;
        }

        return false;
    }

    private static IParameterSymbol? TakesTokenMore(IMethodSymbol other, IMethodSymbol called, bool isAwaited, Compilation compilation)
    {
        IParameterSymbol? token = null;
        var next = 0;
        foreach (var parameter in other.Parameters)
        {
            if (next < called.Parameters.Length
                && parameter.RefKind == called.Parameters[next].RefKind
                && IsSame(parameter.Type, called.Parameters[next]))
            {
                next++;
            }
            else if (token is null && parameter.RefKind == RefKind.None && parameter.Type.Is("System.Threading", "CancellationToken"))
            {
                token = parameter;
            }
            else if (!parameter.IsOptional)
            {
                return null;
            }
        }

        // What the overload does not know must not have been said: the caller's optional arguments are looked at by the fix.
        return token is not null
            && next == called.Parameters.Length
            && (compilation.HasImplicitConversion(other.ReturnType, called.ReturnType) || (isAwaited && IsSameTask(other.ReturnType, called.ReturnType)))
                ? token
                : null;
    }

    // What a method takes one by one, its overload may take as a sequence, so that something can come behind it.
    private static bool IsSame(ITypeSymbol type, IParameterSymbol called) =>
        SymbolEqualityComparer.Default.Equals(type, called.Type)
        || (called is { IsParams: true, Type: IArrayTypeSymbol { ElementType: var element } }
            && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: { Length: 1 } elements }
            && SymbolEqualityComparer.Default.Equals(elements[0], element));

    private static bool IsSameTask(ITypeSymbol other, ITypeSymbol called) =>
        other is INamedTypeSymbol left && called is INamedTypeSymbol right
        && IsTask(left) && IsTask(right)
        && left.Arity == right.Arity
        && (left.Arity == 0 || SymbolEqualityComparer.Default.Equals(left.TypeArguments[0], right.TypeArguments[0]));

    private static bool IsTask(INamedTypeSymbol type) =>
        type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask");
}
