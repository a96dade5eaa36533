using System.Runtime.CompilerServices;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Secrets;

/// <summary>
/// What the locals of a body are set to. A body is read once, when a record has a local for a value whose name says nothing: far fewer have one
/// than have a log, and a graph would cost more than it tells.
/// </summary>
internal static class LocalDefinitions
{
    private static readonly ConditionalWeakTable<IOperation, Dictionary<ILocalSymbol, List<IOperation>>> Bodies = new();

    /// <summary>The values that the variable can have where it is read; none if that is not known.</summary>
    public static List<IOperation>? Of(ILocalReferenceOperation reference)
    {
        if (!Bodies.GetValue(reference.Root(), Read).TryGetValue(reference.Local, out var all))
            return null;
        return all.Count <= 1 ? all : Reaching(all, reference);
    }

    // The last one before the use, in a block around it, hides what came before; one within a branch does not.
    private static List<IOperation> Reaching(List<IOperation> all, ILocalReferenceOperation reference)
    {
        var at = reference.Syntax.SpanStart;
        var reaching = new List<IOperation>();
        foreach (var value in all)
        {
            if (value.Syntax.SpanStart < at && IsAlways(value, reference))
                reaching.Clear();
            if (value.Syntax.SpanStart < at || IsInLoop(reference))
                reaching.Add(value);
        }

        return reaching.Count == 0 ? all : reaching;
    }

    private static bool IsAlways(IOperation value, IOperation use)
    {
        for (var parent = value.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IBlockOperation)
                return parent.Syntax.Span.Contains(use.Syntax.Span);
            if (parent is IConditionalOperation or ISwitchCaseOperation or ILoopOperation or IConditionalAccessOperation or ICoalesceOperation)
                return false;
        }

        return false;
    }

    private static bool IsInLoop(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation)
                return true;
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return false;
    }

    private static Dictionary<ILocalSymbol, List<IOperation>> Read(IOperation root)
    {
        var definitions = new Dictionary<ILocalSymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    Add(definitions, declarator.Symbol, value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var value }:
                    Add(definitions, target.Local, value);
                    break;
            }
        }

        return definitions;
    }

    private static void Add(Dictionary<ILocalSymbol, List<IOperation>> definitions, ILocalSymbol local, IOperation value)
    {
        if (!definitions.TryGetValue(local, out var values))
            definitions.Add(local, values = []);
        values.Add(value);
    }
}
