using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Generators.Tests.Recognition;

/// <summary>The quick answer held against the operation, for every call of a program, instrumented or not.</summary>
internal static class ClearCalls
{
    /// <summary>No call that is called clear has an obstacle, and the operation reaches the same method.</summary>
    /// <returns>How many calls are clear, and how many are not.</returns>
    public static (int Clear, int Doubtful) MustHaveNoObstacle(Compilation compilation)
    {
        var (clear, doubtful) = (0, 0);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var symbols = SymbolModel.Of(compilation, tree);
            var model = compilation.GetSemanticModel(tree);
            foreach (var invocation in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (symbols.GetSymbolInfo(invocation).Symbol is not IMethodSymbol method)
                    continue;
                if (!ClearCall.Is(symbols, invocation, method, default))
                {
                    doubtful++;
                    continue;
                }

                clear++;
                var operation = model.GetOperation(invocation) as IInvocationOperation;
                Assert.True(operation is not null, $"'{invocation}' is no invocation for the compiler.");
                Assert.True(CallRecognition.Obstacle(operation, invocation) is null, $"'{invocation}': {CallRecognition.Obstacle(operation, invocation)}");
                Assert.Equal((method.ReducedFrom ?? method).OriginalDefinition.ToDisplayString(), operation.TargetMethod.OriginalDefinition.ToDisplayString());
            }
        }

        return (clear, doubtful);
    }

    /// <summary>How many calls of methods of the names are in doubt.</summary>
    public static int Doubtful(Compilation compilation, params string[] names) => compilation.SyntaxTrees.Sum(tree =>
    {
        var symbols = SymbolModel.Of(compilation, tree);
        return tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Count(invocation =>
            symbols.GetSymbolInfo(invocation).Symbol is IMethodSymbol method
            && names.Contains(method.Name)
            && !ClearCall.Is(symbols, invocation, method, default));
    });
}
