using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Whether statements leave a loop, or a method.</summary>
internal static class Leaving
{
    /// <summary>Whether every way through the statement leaves the loop.</summary>
    public static bool Always(IOperation? statement, ILoopOperation? loop)
    {
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var one in block.Operations)
                {
                    if (Always(one, loop))
                        return true;
                }

                return false;
            case IConditionalOperation conditional:
                return Always(conditional.WhenTrue, loop) && Always(conditional.WhenFalse, loop);
            case ILockOperation locked:
                return Always(locked.Body, loop);
            case IUsingOperation used:
                return Always(used.Body, loop);
            case ITryOperation attempt:
                return Always(attempt.Finally, loop) || (Always(attempt.Body, loop) && AllLeave(attempt, loop));
            case ILabeledOperation labeled:
                return Always(labeled.Operation, loop);
            case IExpressionStatementOperation { Operation: var expression }:
                return expression is IThrowOperation || (expression is IInvocationOperation call && NeverReturns(call.TargetMethod));
            default:
                return statement is not null && Leaves(statement, loop);
        }
    }

    /// <summary>Whether something within the operation may leave the loop.</summary>
    public static bool Sometimes(IOperation? operation, ILoopOperation? loop)
    {
        if (operation is null)
            return false;
        foreach (var part in RetryLoops.Parts(operation))
        {
            if (Leaves(part, loop) || (part is IInvocationOperation call && NeverReturns(call.TargetMethod)))
                return true;
        }

        return false;
    }

    private static bool AllLeave(ITryOperation attempt, ILoopOperation? loop)
    {
        foreach (var clause in attempt.Catches)
        {
            if (!Always(clause.Handler, loop))
                return false;
        }

        return true;
    }

    private static bool Leaves(IOperation operation, ILoopOperation? loop) => operation switch
    {
        IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak, IsImplicit: false } or IThrowOperation => true,
        IBranchOperation { BranchKind: BranchKind.Break } branch => loop is not null && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        IBranchOperation { BranchKind: BranchKind.GoTo } branch => loop is not null && !IsWithin(branch.Target, loop),
        _ => false,
    };

    private static bool IsWithin(ILabelSymbol label, ILoopOperation loop)
    {
        foreach (var reference in label.DeclaringSyntaxReferences)
        {
            if (loop.Syntax.Span.Contains(reference.Span))
                return true;
        }

        return false;
    }

    private static bool NeverReturns(IMethodSymbol method) =>
        (method.Name is "Exit" or "FailFast" && method.ContainingType.Is("System", "Environment"))
        || (method.Name == "Throw" && method.ContainingType.Is("System.Runtime.ExceptionServices", "ExceptionDispatchInfo"))
        || method.Attribute("System.Diagnostics.CodeAnalysis", "DoesNotReturnAttribute") is not null;
}
