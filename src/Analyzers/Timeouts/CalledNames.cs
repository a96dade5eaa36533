using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Where methods are called that set a limit for a whole program. Asked only when a rule has found something to report: then all files are
/// searched once, those first whose text has such a name at all.
/// </summary>
internal sealed class CalledNames
{
    public const string DefaultsForClients = "ConfigureHttpClientDefaults";
    public const string StandardHandler = "AddStandardResilienceHandler";
    public const string HedgingHandler = "AddStandardHedgingHandler";
    public const string ResilienceHandler = "AddResilienceHandler";
    public const string DeadlinePropagation = "EnableCallContextPropagation";
    public const string DeadlineOption = "WithDeadline";
    public const string SetData = "SetData";

    private static readonly string[] Names =
        [DefaultsForClients, StandardHandler, HedgingHandler, ResilienceHandler, DeadlinePropagation, DeadlineOption, SetData];

    private readonly Lazy<Dictionary<string, List<InvocationExpressionSyntax>>> calls;

    public CalledNames(Compilation compilation) =>
        calls = new Lazy<Dictionary<string, List<InvocationExpressionSyntax>>>(() => Find(compilation), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The calls of methods of a name.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Of(string name) => calls.Value.TryGetValue(name, out var found) ? found : [];

    private static Dictionary<string, List<InvocationExpressionSyntax>> Find(Compilation compilation)
    {
        var found = new Dictionary<string, List<InvocationExpressionSyntax>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            if (!Array.Exists(Names, name => text.Contains(name)))
                continue;
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax call || MethodCalls.NameOf(call) is not { } name || Array.IndexOf(Names, name) < 0)
                    continue;
                if (!found.TryGetValue(name, out var sameName))
                    found.Add(name, sameName = []);
                sameName.Add(call);
            }
        }

        return found;
    }
}
