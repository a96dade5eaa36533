using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
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
    protected internal abstract void Register(CompilationStartAnalysisContext context, Recognizer recognizer);

    /// <summary>Does something with every method, constructor, accessor or the like that has one of the product's attributes.</summary>
    protected static void RegisterMethodAction(
        CompilationStartAnalysisContext context, Recognizer recognizer, Action<SymbolAnalysisContext, IMethodSymbol> action) =>

        // By type: no action is called for a partial method whose body is generated, not even for the user's half.
        context.RegisterSymbolAction(
            symbol =>
            {
                foreach (var method in recognizer.Candidates((INamedTypeSymbol)symbol.Symbol))
                    action(symbol, method);
            },
            SymbolKind.NamedType);

    private void Start(CompilationStartAnalysisContext context)
    {
        var recognizer = Recognizer.For(context.Compilation);
        if (recognizer.HasRuntime)
            Register(context, recognizer);
    }
}
