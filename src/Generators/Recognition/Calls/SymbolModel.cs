using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// A semantic model that does not ask what may be null: it binds no more of a method than the statement it is asked about. Which method a
/// call reaches does not depend on that; how the compiler sees the call, an <see cref="IOperation"/>, does.
/// </summary>
internal static class SymbolModel
{
    private static volatile bool isMissing;

    public static SemanticModel Of(Compilation compilation, SyntaxTree tree)
    {
        if (!isMissing)
        {
            try
            {
                return WithoutNullableAnalysis(compilation, tree);
            }
            catch (MissingMethodException)
            {
                // The option is an experimental one: another compiler may not have it.
                isMissing = true;
            }
        }

        return compilation.GetSemanticModel(tree);
    }

    // A method of its own: it cannot be compiled at run time where the option is missing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SemanticModel WithoutNullableAnalysis(Compilation compilation, SyntaxTree tree) =>
#pragma warning disable RSEXPERIMENTAL001
        compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
