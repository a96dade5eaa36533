using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// The symbols without which the compiler leaves out calls of a method. It has decided so at the user's call already, which it does not
/// redirect then; the generated call must be left in wherever that one is.
/// </summary>
internal static class ConditionalSymbols
{
    public static EquatableArray<string> Of(IMethodSymbol method) => Declarations(method)
        .SelectMany(static declaration => declaration.GetAttributes())
        .Where(static attribute => attribute.IsFramework("System.Diagnostics", "ConditionalAttribute"))
        .Select(static attribute => attribute.FirstArgument())
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static symbol => symbol, StringComparer.Ordinal)
        .ToEquatableArray();

    private static IEnumerable<IMethodSymbol> Declarations(IMethodSymbol method)
    {
        for (var declaration = method; declaration is not null; declaration = declaration.OverriddenMethod)
            yield return declaration;
    }
}
