using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>The method that the user writes for a partial one: <c>PlaceCoreAsync</c> for <c>PlaceAsync</c>, <c>GetCore</c> for <c>Get</c>.</summary>
internal static class CoreMethod
{
    private const string Async = "Async";
    private const string Core = "Core";

    public static string NameFor(string method) =>
        method.Length > Async.Length && method.EndsWith(Async, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - Async.Length) + Core + Async
            : method + Core;

    /// <summary>The core method of the same signature, or <see langword="null"/>.</summary>
    public static IMethodSymbol? Find(IMethodSymbol method) =>
        Candidates(method).FirstOrDefault(candidate => HasSameSignature(candidate, method));

    /// <summary>The methods of the core's name, whatever their signature.</summary>
    public static IEnumerable<IMethodSymbol> Candidates(IMethodSymbol method) =>
        method.ContainingType.GetMembers(NameFor(method.Name)).OfType<IMethodSymbol>();

    private static bool HasSameSignature(IMethodSymbol candidate, IMethodSymbol method)
    {
        // An instance method's core may be static, as analyzers ask of one that does not use its instance.
        if ((method.IsStatic && !candidate.IsStatic)
            || candidate.Arity != method.Arity
            || candidate.Parameters.Length != method.Parameters.Length
            || candidate.RefKind != method.RefKind)
        {
            return false;
        }

        var constructed = candidate.Arity == 0 ? candidate : candidate.Construct([.. method.TypeParameters]);
        // The core must not let escape more than the partial method may.
        var needsScope = ReturnRecognition.IsOnStack(method)
            || method.ContainingType.IsRefLikeType
            || method.Parameters.Any(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out && TypeNames.CanBeRefStruct(parameter.Type));
        if (needsScope && HasUnscopedThis(candidate) && !HasUnscopedThis(method))
            return false;

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var (left, right) = (constructed.Parameters[i], method.Parameters[i]);
            if (left.RefKind != right.RefKind || (needsScope && right.ScopedKind > left.ScopedKind) || !SymbolEqualityComparer.Default.Equals(left.Type, right.Type))
                return false;
        }

        return SymbolEqualityComparer.Default.Equals(constructed.ReturnType, method.ReturnType);
    }

    private static bool HasUnscopedThis(IMethodSymbol method) => SignatureRecognition.HasUnscopedRef(method.GetAttributes());
}
