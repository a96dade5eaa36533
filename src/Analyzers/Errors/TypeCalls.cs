using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// The calls whose exceptions leave the methods of a type. Every call of a program is written down here and hardly one is ever asked for, so
/// they are only put in order when somebody asks; the type is known as a whole by then.
/// </summary>
internal sealed class TypeCalls
{
    private readonly List<(IMethodSymbol Caller, CallEdge Edge)> calls = [];
    private Dictionary<IMethodSymbol, ImmutableArray<CallEdge>.Builder>? byCaller;

    /// <summary>Writes a call down.</summary>
    public void Add(IMethodSymbol caller, CallEdge edge)
    {
        lock (calls)
        {
            calls.Add((caller, edge));
            byCaller = null;
        }
    }

    /// <summary>The calls of one method, by its declaration.</summary>
    public ImmutableArray<CallEdge> Of(IMethodSymbol method)
    {
        lock (calls)
        {
            byCaller ??= Index();
            return byCaller.TryGetValue(method, out var edges) ? edges.ToImmutable() : [];
        }
    }

    private Dictionary<IMethodSymbol, ImmutableArray<CallEdge>.Builder> Index()
    {
        var index = new Dictionary<IMethodSymbol, ImmutableArray<CallEdge>.Builder>(SymbolEqualityComparer.Default);
        foreach (var (caller, edge) in calls)
        {
            var key = ErrorSummaries.Key(caller);
            if (!index.TryGetValue(key, out var edges))
                index.Add(key, edges = ImmutableArray.CreateBuilder<CallEdge>());
            edges.Add(edge);
        }

        return index;
    }
}
