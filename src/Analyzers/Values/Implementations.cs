using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>Which method a call runs.</summary>
internal static class Implementations
{
    /// <summary>The method itself, if no other can take its place.</summary>
    public static IMethodSymbol? Of(IMethodSymbol method)
    {
        if (method.IsAbstract || method.IsExtern)
            return null;
        return !method.IsVirtual && (!method.IsOverride || method.IsSealed) || method.ContainingType.IsSealed ? method : null;
    }
}
