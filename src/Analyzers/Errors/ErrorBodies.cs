using System.Collections.Immutable;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Collects from one member what the rules need. Almost every member neither logs nor hands an error to a method that could: of these only
/// the calls are remembered, and no flow graph is built.
/// </summary>
internal sealed class ErrorBodies(ErrorSummaries summaries, ErrorTerms terms, Compilation compilation, ISymbol owner)
{
    private readonly object gate = new();
    private readonly List<(IMethodSymbol Caller, CallEdge Edge)> edges = [];
    private readonly List<(IMethodSymbol Function, LogCall Log)> logs = [];
    private readonly List<(IMethodSymbol Function, IInvocationOperation Call)> forwards = [];
    private readonly List<ICatchClauseOperation> clauses = [];
    private readonly List<SyntaxNode> loud = [];

    /// <summary>Looks at a call.</summary>
    public void Add(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var isOurs = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
        var log = terms.Sinks.Of(invocation);
        if (log is null && !isOurs && !summaries.KnowsOf(method.ContainingAssembly))
            return;

        var caller = CallEdge.Caller(invocation, owner);
        lock (gate)
        {
            if (log is { } call)
            {
                if (terms.Options.Counts(call))
                    loud.Add(invocation.Syntax);
                if (caller is not null)
                    logs.Add((caller, call));
                return;
            }

            var takesError = isOurs && TakesError(invocation);
            if (takesError)
                loud.Add(invocation.Syntax);
            if (caller is null)
                return;
            if (isOurs && (takesError || Takes(invocation, caller)))
                forwards.Add((caller, invocation));
            if (CallEdge.Of(invocation, method, within: null) is { } edge)
                edges.Add((caller, edge));
        }
    }

    /// <summary>Looks at a catch clause.</summary>
    public void Add(ICatchClauseOperation clause)
    {
        lock (gate)
            clauses.Add(clause);
    }

    /// <summary>Writes the facts down.</summary>
    /// <param name="blocks">The member's blocks.</param>
    /// <param name="graph">Gives the flow graph of a block.</param>
    /// <returns>The body whose errors must be followed, if any.</returns>
    public ErrorBody? Finish(ImmutableArray<IOperation> blocks, Func<IOperation, ControlFlowGraph> graph, CancellationToken cancellationToken)
    {
        AddEdges();
        AddParameterLogs();
        AddForwards();
        if (loud.Count == 0 || !(IsLoudInClause() || KnowsOfErrors(blocks)))
            return null;

        var functions = new List<FunctionGraph>();
        foreach (var block in blocks)
        {
            if (block is IBlockOperation or IMethodBodyBaseOperation or IFieldInitializerOperation or IPropertyInitializerOperation)
                functions.AddRange(FunctionGraph.All(graph(block), owner as IMethodSymbol, cancellationToken));
        }

        var body = new ErrorBody(owner, functions, [.. clauses], terms);
        foreach (var function in functions)
        {
            if (function.Function is { MethodKind: not MethodKind.AnonymousFunction } method)
                summaries.Add(method).Body = body;
        }

        return body;
    }

    private void AddEdges()
    {
        var byCaller = new Dictionary<IMethodSymbol, ImmutableArray<CallEdge>.Builder>(SymbolEqualityComparer.Default);
        foreach (var (caller, edge) in edges)
        {
            if (!byCaller.TryGetValue(caller, out var calls))
                byCaller.Add(caller, calls = ImmutableArray.CreateBuilder<CallEdge>());
            calls.Add(edge);
        }

        foreach (var caller in byCaller)
            summaries.Add(caller.Key).Calls = caller.Value.ToImmutable();
    }

    private void AddParameterLogs()
    {
        foreach (var (function, log) in logs)
        {
            foreach (var parameter in function.Parameters)
            {
                if (parameter.RefKind == RefKind.Out || !CanCarry(parameter.Type) || !IsIn(log.Invocation, parameter))
                    continue;

                var facts = summaries.Add(function);
                facts.Logs = facts.Logs.Add(new ParameterLog(
                    parameter.Ordinal, log.Severity, log.SeverityParameter?.Ordinal ?? -1, log.Invocation.Syntax));
            }
        }
    }

    private void AddForwards()
    {
        foreach (var (function, call) in forwards)
        {
            foreach (var parameter in function.Parameters)
            {
                if (!CanCarry(parameter.Type))
                    continue;

                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter is { } target && IsIn(argument.Value, parameter))
                    {
                        var facts = summaries.Add(function);
                        facts.Forwards = facts.Forwards.Add(new ParameterForward(parameter.Ordinal, call.TargetMethod, target.Ordinal));
                    }
                }
            }
        }
    }

    private bool IsIn(IInvocationOperation invocation, IParameterSymbol parameter)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (IsIn(argument.Value, parameter))
                return true;
        }

        return false;
    }

    private bool IsIn(IOperation value, IParameterSymbol parameter) =>
        terms.Value.Of(value, PathState.Empty.With(parameter, Carried.Error)) != Carried.None;

    private static bool CanCarry(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type is ITypeParameterSymbol || type.IsException();

    private static bool Takes(IInvocationOperation invocation, IMethodSymbol caller)
    {
        foreach (var parameter in caller.Parameters)
        {
            if (!CanCarry(parameter.Type))
                continue;

            foreach (var argument in invocation.Arguments)
            {
                if (argument.Value.WithoutConversions() is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter))
                    return true;
            }
        }

        return false;
    }

    private static bool TakesError(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (IsAboutError(argument.Value.WithoutConversions()))
                return true;
        }

        return invocation.Instance?.Type.IsException() == true;
    }

    private static bool IsAboutError(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Instance: { } instance } => value.Type.IsException() || instance.Type.IsException(),
        IInvocationOperation { Instance: { } instance } => value.Type.IsException() || instance.Type.IsException(),
        IInterpolatedStringOperation or IBinaryOperation => true,
        _ => value.Type.IsException(),
    };

    private bool MayHoldError(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            foreach (var element in tuple.TupleElements)
            {
                if (MayHoldError(element.Type))
                    return true;
            }
        }

        return type.IsException() || terms.Results.IsResult(type);
    }

    private bool IsLoudInClause()
    {
        foreach (var clause in clauses)
        {
            foreach (var call in loud)
            {
                if (clause.Syntax.Span.Contains(call.Span))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the member can have an error in its hands outside of its catch clauses.</summary>
    private bool KnowsOfErrors(ImmutableArray<IOperation> blocks)
    {
        foreach (var parameter in (owner as IMethodSymbol)?.Parameters ?? [])
        {
            if (parameter.Type.IsException())
                return true;
        }

        foreach (var block in blocks)
        {
            foreach (var operation in block.Descendants())
            {
                var isKnown = operation switch
                {
                    IVariableDeclaratorOperation { Parent: not ICatchClauseOperation } declarator => MayHoldError(declarator.Symbol.Type),
                    IDeclarationExpressionOperation declaration => MayHoldError(declaration.Type),
                    IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } => MayHoldError(declared.Type),
                    IParameterReferenceOperation parameter => MayHoldError(parameter.Type),
                    _ => false,
                };
                if (isKnown)
                    return true;
            }
        }

        return false;
    }
}
