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
    protected abstract void Register(CompilationStartAnalysisContext context, Recognizer recognizer);

    /// <summary>Does something with every method that is declared in the user's code, constructors and accessors among them.</summary>
    protected static void RegisterMethodAction(CompilationStartAnalysisContext context, Action<SymbolAnalysisContext, IMethodSymbol> action) =>
        context.RegisterSymbolAction(symbolContext => ForEachMethod(symbolContext, action), SymbolKind.NamedType);

    // By type: no action is called for a partial method whose body is generated, not even for the user's half.
    private static void ForEachMethod(SymbolAnalysisContext context, Action<SymbolAnalysisContext, IMethodSymbol> action)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.DelegateInvokeMethod is { } invoke)
        {
            action(context, invoke);
            return;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsImplicitlyDeclared: false } method)
                action(context, method);
        }
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        var recognizer = Recognizer.For(context.Compilation);
        if (recognizer.HasRuntime)
            Register(context, recognizer);
    }
}
