using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Retries that are written by hand: a loop that is left when a call succeeds and goes on when it fails, a jump back, a method that calls
/// itself out of a handler. A loop that goes on after success is somebody's work, not a retry.
/// </summary>
internal static class RetryLoops
{
    /// <summary>The place of the retry without an end that a handler belongs to; null if there is none.</summary>
    public static Location? Endless(ICatchClauseOperation clause, ISymbol member, SourceValues values)
    {
        if (clause.Parent is not ITryOperation attempt || clause.Filter is { } filter && RetryBounds.AreIn(filter) || TriesWithMore(clause, attempt) || Listens(attempt))
            return null;
        if (Jump(clause, attempt) is { } jump)
            return RetryBounds.Are(clause, attempt, attempt, loop: null, repeated: null, values) ? null : jump.Syntax.GetLocation();
        if (SelfCall(clause, member) is { } call)
            return RetryBounds.Are(clause, attempt, attempt, loop: null, repeated: call, values) ? null : call.Syntax.GetLocation();
        return Loop(attempt) is { } loop && IsRetry(clause, attempt, loop) && IsFirst(clause, attempt, loop) && !RetryBounds.Are(clause, attempt, loop, loop, repeated: null, values)
            ? Place(loop)
            : null;
    }

    /// <summary>
    /// Whether the handler gives the next attempt more than the last one had, because that was too little: a larger buffer. Nobody is waited for.
    /// </summary>
    private static bool TriesWithMore(ICatchClauseOperation clause, ITryOperation attempt)
    {
        if (!IsOfTooLittle(clause))
            return false;
        foreach (var part in clause.Handler.Descendants())
        {
            if (part is ILocalReferenceOperation { Local: var local } reference && SymbolUses.IsWrite(reference) && Mentions(attempt.Body, local))
                return true;
        }

        return false;
    }

    /// <summary>Whether the attempt waits for whoever comes next: after a failure that is another one.</summary>
    private static bool Listens(ITryOperation attempt)
    {
        foreach (var part in Parts(attempt.Body))
        {
            if (part is IInvocationOperation { TargetMethod: { Name: var name, ContainingType: { } type } }
                && (name.StartsWith("Accept", StringComparison.Ordinal) || name.StartsWith("WaitForConnection", StringComparison.Ordinal))
                && type.ContainingNamespace is { Name: "Sockets" or "Pipes" or "Quic" or "WebSockets" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfTooLittle(ICatchClauseOperation clause)
    {
        if (IsOfTooLittle(clause.ExceptionType))
            return true;
        var isTested = false;
        foreach (var part in clause.Filter?.Descendants() ?? [])
        {
            var type = part switch
            {
                ITypePatternOperation pattern => pattern.MatchedType,
                IDeclarationPatternOperation pattern => pattern.MatchedType,
                IIsTypeOperation test => test.TypeOperand,
                _ => null,
            };
            if (type is not null && !IsOfTooLittle(type))
                return false;
            isTested |= type is not null;
        }

        return isTested;
    }

    private static bool IsOfTooLittle(ITypeSymbol? type) =>
        type.IsOrDerivesFrom("System", "ArgumentException") || type.Is("System", "IndexOutOfRangeException") || type.Is("System", "OverflowException");

    private static bool Mentions(IOperation body, ILocalSymbol local)
    {
        foreach (var part in body.Descendants())
        {
            if (part is ILocalReferenceOperation { Local: var named } && SymbolEqualityComparer.Default.Equals(named, local))
                return true;
        }

        return false;
    }

    private static ILoopOperation? Loop(IOperation attempt)
    {
        for (var parent = attempt.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation loop)
                return loop;
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return null;
        }

        return null;
    }

    /// <summary>Whether a failure leads back into the loop, and success out of it.</summary>
    private static bool IsRetry(ICatchClauseOperation clause, ITryOperation attempt, ILoopOperation loop)
    {
        var waitsFor = WaitsFor(loop, attempt);
        if (!IsEndless(loop) && !waitsFor)
            return false;
        var rest = Rest(attempt, loop);
        return ComesBack(clause, loop, rest)
            && (waitsFor || Leaving.Always(attempt.Body, loop) || rest.Exists(statement => Leaving.Always(statement, loop))
                || LeavesOnSuccess(attempt.Body, loop, attempt) || rest.Exists(statement => LeavesOnSuccess(statement, loop, attempt)));
    }

    // Of several handlers the first one is told.
    private static bool IsFirst(ICatchClauseOperation clause, ITryOperation attempt, ILoopOperation loop)
    {
        var rest = Rest(attempt, loop);
        foreach (var other in attempt.Catches)
        {
            if (other == clause)
                return true;
            if (ComesBack(other, loop, rest) && (other.Filter is null || !RetryBounds.AreIn(other.Filter)))
                return false;
        }

        return true;
    }

    private static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: var condition } => condition is null || condition.ConstantValue is { HasValue: true, Value: true },
        IForLoopOperation { Condition: var condition } => condition is null || condition.ConstantValue is { HasValue: true, Value: true },
        _ => false,
    };

    /// <summary>Whether the loop's condition only asks whether the attempt has set a variable.</summary>
    private static bool WaitsFor(ILoopOperation loop, ITryOperation attempt)
    {
        var condition = loop switch
        {
            IWhileLoopOperation whileLoop => whileLoop.Condition,
            IForLoopOperation forLoop => forLoop.Condition,
            _ => null,
        };
        return condition is not null && !condition.ConstantValue.HasValue && IsAboutResult(condition, attempt);
    }

    private static bool IsAboutResult(IOperation condition, ITryOperation attempt)
    {
        switch (condition.WithoutConversions())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return IsAboutResult(not.Operand, attempt);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return (IsNullOrBool(comparison.RightOperand) && IsAboutResult(comparison.LeftOperand, attempt))
                    || (IsNullOrBool(comparison.LeftOperand) && IsAboutResult(comparison.RightOperand, attempt));
            case IIsPatternOperation pattern:
                return IsAboutResult(pattern.Value, attempt);
            case ILocalReferenceOperation local:
                return IsWritten(local.Local, attempt.Body);
            default:
                return false;
        }
    }

    private static bool IsNullOrBool(IOperation operand) => operand.WithoutConversions().ConstantValue is { HasValue: true, Value: null or bool };

    private static bool IsWritten(ILocalSymbol local, IOperation body)
    {
        foreach (var part in body.Descendants())
        {
            if (part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && SymbolUses.IsWrite(reference))
                return true;
        }

        return false;
    }

    /// <summary>The statements that are run after the attempt, in the same round of the loop.</summary>
    private static List<IOperation> Rest(IOperation attempt, ILoopOperation loop)
    {
        var rest = new List<IOperation>();
        for (var (current, parent) = (attempt, attempt.Parent); parent is not null && current != loop; (current, parent) = (parent, parent.Parent))
        {
            if (parent is not IBlockOperation block)
                continue;
            var isAfter = false;
            foreach (var statement in block.Operations)
            {
                if (isAfter)
                    rest.Add(statement);
                isAfter |= statement == current;
            }
        }

        return rest;
    }

    private static bool ComesBack(ICatchClauseOperation clause, ILoopOperation loop, List<IOperation> rest)
    {
        foreach (var part in clause.Handler.Descendants())
        {
            if (part is IBranchOperation { BranchKind: BranchKind.Continue } branch && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel))
                return true;
        }

        return !Leaving.Always(clause.Handler, loop) && !rest.Exists(statement => Leaving.Always(statement, loop));
    }

    /// <summary>Whether a result that is as it should be ends the loop: an answer of yes, something instead of nothing.</summary>
    private static bool LeavesOnSuccess(IOperation statement, ILoopOperation loop, ITryOperation attempt)
    {
        foreach (var part in Parts(statement))
        {
            if (part is IConditionalOperation conditional && Leaving.Always(conditional.WhenTrue, loop) && IsSuccess(conditional.Condition, attempt))
                return true;
        }

        return false;
    }

    /// <summary>Whether a condition is about the result of an attempt, and holds when it is one.</summary>
    public static bool IsSuccess(IOperation condition, ITryOperation attempt)
    {
        switch (condition.WithoutConversions())
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return IsSuccess(both.LeftOperand, attempt) && IsSuccess(both.RightOperand, attempt);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } comparison when IsNullOrBool(comparison.RightOperand):
                return comparison.LeftOperand.WithoutConversions() is ILocalReferenceOperation local && IsOfAttempt(local, attempt);
            case IIsPatternOperation { Pattern: INegatedPatternOperation or IRecursivePatternOperation or IDeclarationPatternOperation } pattern:
                return IsResult(pattern.Value, attempt);
            case var positive:
                return IsResult(positive, attempt);
        }
    }

    private static bool IsResult(IOperation value, ITryOperation attempt) => value.WithoutConversions() switch
    {
        IAwaitOperation awaited => IsResult(awaited.Operation, attempt),
        IInvocationOperation call => !BoundedToken.IsToken(call.Instance?.Type),
        ILocalReferenceOperation local => IsOfAttempt(local, attempt),
        IPropertyReferenceOperation { Instance: { } instance } => instance.WithoutConversions() is ILocalReferenceOperation or IAwaitOperation or IInvocationOperation && IsResult(instance, attempt),
        _ => false,
    };

    private static bool IsOfAttempt(ILocalReferenceOperation local, ITryOperation attempt)
    {
        foreach (var reference in local.Local.DeclaringSyntaxReferences)
        {
            if (attempt.Syntax.Span.Contains(reference.Span))
                return true;
        }

        return IsWritten(local.Local, attempt.Body);
    }

    private static IOperation? Jump(ICatchClauseOperation clause, ITryOperation attempt)
    {
        foreach (var part in Parts(clause.Handler))
        {
            if (part is not IBranchOperation { BranchKind: BranchKind.GoTo, Target: var label })
                continue;
            foreach (var reference in label.DeclaringSyntaxReferences)
            {
                if (reference.Span.Start <= attempt.Syntax.SpanStart && reference.SyntaxTree == attempt.Syntax.SyntaxTree)
                    return part;
            }
        }

        return null;
    }

    /// <summary>The call of the method by itself, with what it was called with.</summary>
    private static IOperation? SelfCall(ICatchClauseOperation clause, ISymbol member)
    {
        var self = member;
        for (var parent = clause.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation)
                return null;
            if (parent is ILocalFunctionOperation local)
            {
                self = local.Symbol;
                break;
            }
        }

        foreach (var part in Parts(clause.Handler))
        {
            if (part is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, self.OriginalDefinition) && IsRepeated(call))
                return call;
        }

        return null;
    }

    private static bool IsRepeated(IInvocationOperation call)
    {
        if (call.Instance is not (null or IInstanceReferenceOperation))
            return false;
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (argument.Value.WithoutConversions() is not IParameterReferenceOperation passed || passed.Parameter.Ordinal != argument.Parameter?.Ordinal)
                return false;
        }

        return true;
    }

    private static Location Place(ILoopOperation loop)
    {
        var span = loop.Syntax switch
        {
            WhileStatementSyntax statement => TextSpan.FromBounds(statement.WhileKeyword.SpanStart, statement.CloseParenToken.Span.End),
            ForStatementSyntax statement => TextSpan.FromBounds(statement.ForKeyword.SpanStart, statement.CloseParenToken.Span.End),
            DoStatementSyntax statement => statement.DoKeyword.Span,
            var other => other.Span,
        };
        return Location.Create(loop.Syntax.SyntaxTree, span);
    }

    /// <summary>The operation and all within it, but for functions of their own.</summary>
    public static IEnumerable<IOperation> Parts(IOperation operation)
    {
        var open = new Stack<IOperation>();
        open.Push(operation);
        while (open.Count > 0)
        {
            var part = open.Pop();
            yield return part;
            foreach (var child in part.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                    open.Push(child);
            }
        }
    }
}
