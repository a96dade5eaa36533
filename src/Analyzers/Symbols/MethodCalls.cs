using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>
/// The calls of a method in the source: found by the text of the files, then by name, and then bound. Asked only when a rule has found
/// something to report.
/// </summary>
internal static class MethodCalls
{
    private const int MaxCalls = 32;

    /// <summary>The simple name of the method that is called.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The calls of a method; null if there are too many.</summary>
    public static List<IInvocationOperation>? Of(IMethodSymbol method, Compilation compilation, SourceModels models, CancellationToken cancellationToken)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!tree.GetText(cancellationToken).ToString().Contains(method.Name))
                continue;
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax invocation || NameOf(invocation) != method.Name)
                    continue;
                if (models.Operation(invocation, cancellationToken) is not IInvocationOperation call
                    || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.Declaration(), method.Declaration()))
                {
                    continue;
                }

                if (calls.Count == MaxCalls)
                    return null;
                calls.Add(call);
            }
        }

        return calls;
    }
}
