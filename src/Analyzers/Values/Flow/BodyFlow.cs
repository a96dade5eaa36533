using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>
/// A body as a graph, with what reaches every use of its variables: assignments, and conditions that prove something. Lambdas and local
/// functions are graphs of their own that know the one around them.
/// </summary>
internal sealed class BodyFlow
{
    private const int MaxBlocks = 500;
    private const int MaxOperations = 2000;

    private readonly Dictionary<object, List<Definition>> definitions = [];
    private readonly Dictionary<object, List<IOperation>> changes = [];
    private readonly Dictionary<IOperation, Point> places = [];
    private readonly Dictionary<IMethodSymbol, BodyFlow> functions = new(SymbolEqualityComparer.Default);
    private readonly Point creation;
    private readonly Lazy<ReachingDefinitions> reaching;

    private BodyFlow(ControlFlowGraph graph, BodyFlow? outer, Point creation)
    {
        Graph = graph;
        Outer = outer;
        this.creation = creation;
        var budget = MaxOperations;
        IsTooLarge = graph.Blocks.Length > MaxBlocks;
        if (!IsTooLarge)
        {
            var reader = new DefinitionReader(this);
            IsTooLarge = !reader.Read(ref budget);
            Effects = reader.Effects;
            Branches = reader.Branches;
        }

        reaching = new(() => new ReachingDefinitions(this));
    }

    /// <summary>The graph.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>The method whose body it is, where a call was resolved to it.</summary>
    public IMethodSymbol? Method { get; private init; }

    /// <summary>The body that a lambda or local function stands in.</summary>
    public BodyFlow? Outer { get; }

    /// <summary>Whether there is more of it than an analysis of a build may cost.</summary>
    public bool IsTooLarge { get; }

    /// <summary>What is returned, or yielded.</summary>
    public List<IOperation> Results { get; } = [];

    /// <summary>Its lambdas and local functions.</summary>
    public List<BodyFlow> Nested { get; } = [];

    /// <summary>The definitions of each block, in order, with the number of their operation.</summary>
    public List<(int Index, Definition Definition)>[] Effects { get; } = [];

    /// <summary>What each branch of a block proves: the fall-through, and the conditional one.</summary>
    public (List<Definition>? FallThrough, List<Definition>? Conditional)[] Branches { get; } = [];

    /// <summary>All definitions, by variable.</summary>
    public IReadOnlyDictionary<object, List<Definition>> Definitions => definitions;

    /// <summary>The flow of a whole body.</summary>
    public static BodyFlow Of(ControlFlowGraph graph, IMethodSymbol? method = null) => new(graph, outer: null, default) { Method = method };

    /// <summary>What can have given the variable its value at an operation; null if the analysis does not know.</summary>
    public IEnumerable<Definition>? Reaching(object variable, IOperation use)
    {
        if (IsTooLarge || PlaceOf(use) is not { } place)
            return null;
        return definitions.ContainsKey(variable) ? reaching.Value.At(variable, place) : null;
    }

    /// <summary>What can have given it its value before an operation that a condition stands in.</summary>
    public IEnumerable<Definition> Reaching(object variable, Point place) => reaching.Value.At(variable, place);

    /// <summary>What can have given a variable of the body around its value when the function that reads it runs.</summary>
    public IEnumerable<Definition> Captured(object variable, BodyFlow function)
    {
        if (IsTooLarge || !definitions.TryGetValue(variable, out var all))
            return [];

        // A local function runs whenever it is called; a lambda not before it is made.
        if (function.creation == default)
            return all.Where(static definition => definition.Kind != DefinitionKind.Refined);
        var start = function.Graph.OriginalOperation.Syntax.SpanStart;
        return reaching.Value.At(variable, function.creation)
            .Concat(all.Where(later => later.Kind != DefinitionKind.Refined && later.Source?.Syntax.SpanStart > start))
            .Distinct();
    }

    /// <summary>The calls and assignments that put something into the collection in a variable.</summary>
    public IReadOnlyList<IOperation> Changes(object variable) => changes.TryGetValue(variable, out var found) ? found : [];

    /// <summary>The body of a local function that can be called here.</summary>
    public BodyFlow? Function(IMethodSymbol function)
    {
        for (var flow = this; flow is not null; flow = flow.Outer)
        {
            if (flow.functions.TryGetValue(function.OriginalDefinition, out var found))
                return found;
        }

        return null;
    }

    /// <summary>Where an operation of the graph stands.</summary>
    public Point? PlaceOf(IOperation operation) => places.TryGetValue(operation.Root(), out var place) ? place : null;

    /// <summary>The operation that a node became, and the body, this one or one within, that has it.</summary>
    public (IOperation Operation, BodyFlow Home)? Find(SyntaxNode node)
    {
        foreach (var root in places.Keys)
        {
            if (!root.Syntax.FullSpan.IntersectsWith(node.FullSpan))
                continue;
            foreach (var operation in root.DescendantsAndSelf())
            {
                if (operation.Syntax == node && operation is (IInvocationOperation or IAssignmentOperation))
                    return (operation, this);
            }
        }

        foreach (var nested in Nested)
        {
            if (nested.Find(node) is { } found)
                return found;
        }

        return null;
    }

    internal void Add(Definition definition)
    {
        if (!definitions.TryGetValue(definition.Variable, out var known))
            definitions.Add(definition.Variable, known = []);
        known.Add(definition);
    }

    internal void AddChange(object variable, IOperation change)
    {
        if (!changes.TryGetValue(variable, out var known))
            changes.Add(variable, known = []);
        known.Add(change);
    }

    internal void AddPlace(IOperation root, Point place) => places[root] = place;

    internal void AddLambda(IFlowAnonymousFunctionOperation lambda, Point place) =>
        Nested.Add(new BodyFlow(Graph.GetAnonymousFunctionControlFlowGraph(lambda), this, place));

    internal void AddFunctions()
    {
        foreach (var function in Graph.LocalFunctions)
        {
            var flow = new BodyFlow(Graph.GetLocalFunctionControlFlowGraph(function), this, default);
            functions[function.OriginalDefinition] = flow;
            Nested.Add(flow);
        }
    }
}
