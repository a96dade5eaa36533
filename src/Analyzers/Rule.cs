using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers;

/// <summary>What every rule does the same way; and what none of them can forget.</summary>
internal abstract class Rule : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Registers the rule's actions, in a compilation that references the package.</summary>
    protected abstract void Register(CompilationStartAnalysisContext context, Recognizer recognizer);

    private void Start(CompilationStartAnalysisContext context)
    {
        var recognizer = Recognizer.For(context.Compilation);
        if (recognizer.HasRuntime)
            Register(context, recognizer);
    }
}
