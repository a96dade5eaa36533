using System.Collections.Concurrent;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Who calls the instrumented methods of a compilation: calls that are redirected, and calls that the compiler writes.</summary>
internal sealed class CallSurvey(Recognizer recognizer)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> redirected = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, string> byCompiler = new(SymbolEqualityComparer.Default);

    /// <summary>The methods that the compiler calls somewhere, and what makes it do so.</summary>
    public IEnumerable<KeyValuePair<IMethodSymbol, string>> ByCompiler => byCompiler;

    /// <summary>Takes down every call while the compilation is analyzed.</summary>
    /// <param name="context">The start of the compilation.</param>
    /// <param name="look">What else to do with a call of an instrumented method that the source writes.</param>
    public void Register(CompilationStartAnalysisContext context, Action<OperationAnalysisContext, IInvocationOperation, CallObstacle?>? look = null)
    {
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (!IsInstrumented(invocation.TargetMethod))
                    return;
                if (invocation.IsImplicit)
                {
                    NoteCompiler(invocation.TargetMethod, CompilerCalls.Writer(invocation));
                    return;
                }

                var obstacle = CallRecognition.Obstacle(invocation);
                if (obstacle is null)
                    redirected.TryAdd(Definition(invocation.TargetMethod), true);
                look?.Invoke(operation, invocation, obstacle);
            },
            OperationKind.Invocation);
        CompilerCalls.Register(context, recognizer.Names, NoteCompiler);
    }

    /// <summary>Whether some call of the method is redirected.</summary>
    public bool IsRedirected(IMethodSymbol method) => redirected.ContainsKey(Definition(method));

    /// <summary>Whether the compiler itself calls the method somewhere.</summary>
    public bool IsCalledByCompiler(IMethodSymbol method) => byCompiler.ContainsKey(Definition(method));

    /// <summary>Whether calls of the method are redirected where they can be. The name first: nearly no method has one of those.</summary>
    public bool IsInstrumented(IMethodSymbol method) =>
        recognizer.Names.Contains(SimpleName(method)) && recognizer.Recognize(method).Method is not null;

    /// <summary>The method as it is declared, whatever it was reached through.</summary>
    public static IMethodSymbol Definition(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    /// <summary>The name as it is written in a call: that of an explicit implementation begins with its interface.</summary>
    public static string SimpleName(IMethodSymbol method) => method.MethodKind == MethodKind.ExplicitInterfaceImplementation
        ? method.Name.Substring(method.Name.LastIndexOf('.') + 1)
        : method.Name;

    private void NoteCompiler(IMethodSymbol method, string writer)
    {
        if (IsInstrumented(method))
            byCompiler.TryAdd(Definition(method), writer);
    }
}
