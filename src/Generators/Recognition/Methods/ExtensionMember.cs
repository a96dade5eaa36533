using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// A method of an <c>extension</c> block stands for a static method of the class around the block, which takes the receiver as its first
/// parameter. Calls reach either; both carry the attributes. What is woven is the static method.
/// </summary>
internal static class ExtensionMember
{
    // Older compilers knew blocks as a preview, without interceptors of their methods.
    private static readonly bool IsKnownToCompiler = typeof(IMethodSymbol).Assembly.GetName().Version.Major >= 5;

    /// <summary>Whether the method is declared in an extension block.</summary>
    public static bool IsInBlock(IMethodSymbol method) => method.ContainingType is { IsExtension: true };

    /// <summary>The type that the method is declared in for a reader: the class around the block, or the method's own type.</summary>
    public static INamedTypeSymbol? Home(IMethodSymbol method) => IsInBlock(method) ? method.ContainingType.ContainingType : method.ContainingType;

    /// <summary>Whether the compiler wrote the method for one in a block of its class.</summary>
    public static bool IsImplementation(IMethodSymbol method) => method is { IsImplicitlyDeclared: true, IsStatic: true, ContainingType.IsStatic: true }
        && method.ContainingType.GetTypeMembers().Any(block => block.IsExtension
            && block.GetMembers(method.Name).Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary }));

    /// <summary>The static method that a block's method stands for, or <see langword="null"/> of any other method.</summary>
    public static IMethodSymbol? Implementation(IMethodSymbol method)
    {
        if (!IsKnownToCompiler || !IsInBlock(method) || method.MethodKind != MethodKind.Ordinary || method.ContainingType.ContainingType is not { } home)
            return null;

        foreach (var member in home.GetMembers(method.Name))
        {
            if (member is IMethodSymbol { IsStatic: true } candidate && StandsFor(method, candidate))
                return candidate;
        }

        return null;
    }

    private static bool StandsFor(IMethodSymbol method, IMethodSymbol candidate)
    {
        var block = method.ContainingType;
        var typeParameters = block.TypeParameters.AddRange(method.TypeParameters);
        var parameters = method.IsStatic || block.ExtensionParameter is not { } receiver ? method.Parameters : method.Parameters.Insert(0, receiver);
        if (candidate.Arity != typeParameters.Length || candidate.Parameters.Length != parameters.Length)
            return false;

        var constructed = candidate.Arity == 0 ? candidate : candidate.Construct([.. typeParameters]);
        for (var i = 0; i < parameters.Length; i++)
        {
            var (left, right) = (constructed.Parameters[i], parameters[i]);
            if (left.RefKind != right.RefKind || !SymbolEqualityComparer.Default.Equals(left.Type, right.Type))
                return false;
        }

        return true;
    }
}
