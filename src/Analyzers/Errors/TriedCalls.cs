using System.Collections.Immutable;
using Instrumentation.Analyzers.Logs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>The calls whose exceptions the clauses of a try statement may catch.</summary>
/// <param name="Edges">The calls.</param>
/// <param name="HasOthers">Whether it throws exceptions itself.</param>
internal readonly record struct TriedCalls(ImmutableArray<CallEdge> Edges, bool HasOthers)
{
    public static TriedCalls Of(ITryOperation attempt, LogSinks sinks)
    {
        var edges = ImmutableArray.CreateBuilder<CallEdge>();
        var hasOthers = false;
        Add(attempt.Body, attempt, sinks, edges, ref hasOthers);
        return new TriedCalls(edges.ToImmutable(), hasOthers);
    }

    private static void Add(
        IOperation operation, ITryOperation attempt, LogSinks sinks, ImmutableArray<CallEdge>.Builder edges, ref bool hasOthers)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            return;

        var callee = operation switch
        {
            IInvocationOperation invocation => sinks.Of(invocation) is null ? invocation.TargetMethod : null,
            IPropertyReferenceOperation property => property.Property.GetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (callee is not null && CallEdge.Of(operation, callee, attempt) is { } edge)
            edges.Add(edge);
        hasOthers |= operation is IThrowOperation;

        foreach (var child in operation.ChildOperations)
            Add(child, attempt, sinks, edges, ref hasOthers);
    }
}
