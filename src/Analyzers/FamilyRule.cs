using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers;

/// <summary>
/// An analyzer for a family of rules about any code, instrumented by the product or not. It registers nothing where the libraries that it
/// is about are not referenced.
/// </summary>
internal abstract class FamilyRule : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start => Register(start, WellKnownSymbols.For(start.Compilation)));
    }

    /// <summary>Registers the family's actions, if its libraries are there.</summary>
    protected abstract void Register(CompilationStartAnalysisContext context, WellKnownSymbols symbols);
}
