using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// What ends a retry: a counter or a clock that is compared, a token, a flag that somebody sets. That an exception is of one kind and not of
/// another ends nothing as long as it is thrown again and again.
/// </summary>
internal static class RetryBounds
{
    private const int MaxLength = 4_000;

    /// <summary>Whether something in the scope ends the retry.</summary>
    /// <param name="clause">The handler after which it tries again.</param>
    /// <param name="attempt">What it tries.</param>
    /// <param name="scope">Everything that is repeated.</param>
    /// <param name="loop">The loop, if there is one.</param>
    /// <param name="repeated">The call that tries again, if it is one.</param>
    /// <param name="values">What values can come to.</param>
    public static bool Are(ICatchClauseOperation clause, ITryOperation attempt, IOperation scope, ILoopOperation? loop, IOperation? repeated, SourceValues values)
    {
        var cancellationEscapes = CancellationEscapes(clause, attempt, loop);
        foreach (var part in RetryLoops.Parts(scope))
        {
            switch (part)
            {
                case IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }:
                    return true;
                case IInvocationOperation call:
                    if (call == repeated)
                        break;
                    if (IsConsole(call) || (IsWithin(call, clause) && GivesUp(call, values)) || (TakesToken(call, values) && (cancellationEscapes || !IsWithin(call, attempt.Body))))
                        return true;
                    break;
                case IConditionalOperation conditional:
                    if (Ends(conditional, clause, attempt, loop))
                        return true;
                    break;
                case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation counter } when IsTried(counter.Local, attempt.Body):
                    return true;
            }
        }

        foreach (var other in attempt.Catches)
        {
            if (other != clause && other.Filter is { } filter && AreIn(filter))
                return true;
        }

        return loop is null && Compares(clause.Handler);
    }

    /// <summary>Whether a condition compares a counter or a clock, or asks a token or a flag.</summary>
    public static bool AreIn(IOperation condition)
    {
        foreach (var part in RetryLoops.Parts(condition))
        {
            if (IsComparison(part) || part is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } or IIncrementOrDecrementOperation)
                return true;
        }

        return false;
    }

    private static bool Ends(IConditionalOperation conditional, ICatchClauseOperation clause, ITryOperation attempt, ILoopOperation? loop)
    {
        var leaves = Leaving.Sometimes(conditional.WhenTrue, loop) || Leaving.Sometimes(conditional.WhenFalse, loop);
        if (!leaves && !GoesOn(conditional.WhenTrue) && !GoesOn(conditional.WhenFalse))
            return false;
        if (AreIn(conditional.Condition))
            return true;
        if (!leaves || loop is null)
            return false;

        // In a handler: of what kind the exception is ends nothing. Elsewhere: that there is a result is the success itself.
        return IsWithin(conditional, clause) ? !NamesException(conditional.Condition, clause) : !RetryLoops.IsSuccess(conditional.Condition, attempt);
    }

    private static bool GoesOn(IOperation? branch)
    {
        if (branch is null)
            return false;
        foreach (var part in RetryLoops.Parts(branch))
        {
            if (part is IBranchOperation)
                return true;
        }

        return false;
    }

    private static bool Compares(IOperation handler)
    {
        foreach (var part in RetryLoops.Parts(handler))
        {
            if (IsComparison(part))
                return true;
        }

        return false;
    }

    private static bool IsComparison(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality => IsNumber(equality.LeftOperand.Type) && IsNumber(equality.RightOperand.Type),
        IRelationalPatternOperation => true,
        _ => false,
    };

    private static bool IsNumber(ITypeSymbol? type) => type?.SpecialType
        is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_Int16 or SpecialType.System_Byte;

    private static bool NamesException(IOperation condition, ICatchClauseOperation clause)
    {
        var local = clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation declarator ? declarator.Symbol : null;
        foreach (var part in RetryLoops.Parts(condition))
        {
            if (part is ILocalReferenceOperation reference && (local is null || SymbolEqualityComparer.Default.Equals(reference.Local, local)))
                return true;
        }

        return false;
    }

    // backoff.Delay(): what counts the attempts of a handler may be a type of its own, and throws when there were enough.
    private static bool GivesUp(IInvocationOperation call, SourceValues values)
    {
        var method = call.TargetMethod.OriginalDefinition;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var body = reference.GetSyntax(values.CancellationToken);
            if (body.Span.Length > MaxLength)
                return false;
            foreach (var node in body.DescendantNodes())
            {
                if (node is IfStatementSyntax test && Compares(test.Condition) && HasThrow(test))
                    return true;
            }
        }

        return false;
    }

    private static bool Compares(ExpressionSyntax condition)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node.RawKind is (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression
                or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasThrow(IfStatementSyntax test)
    {
        foreach (var node in test.DescendantNodes())
        {
            if (node is ThrowStatementSyntax)
                return true;
        }

        return false;
    }

    private static bool TakesToken(IInvocationOperation call, SourceValues values)
    {
        if (BoundedToken.IsToken(call.Instance?.Type) && call.TargetMethod.Name == "ThrowIfCancellationRequested")
            return true;
        return CallLimit.HasToken(call, values);
    }

    /// <summary>Whether a cancellation within the attempt leaves it.</summary>
    private static bool CancellationEscapes(ICatchClauseOperation clause, ITryOperation attempt, ILoopOperation? loop)
    {
        foreach (var other in attempt.Catches)
        {
            if (other == clause)
                break;
            if (IsCancellation(other.ExceptionType) && Leaving.Always(other.Handler, loop))
                return true;
        }

        if (clause.Filter is { } filter)
        {
            foreach (var part in RetryLoops.Parts(filter))
            {
                if ((part is IIsTypeOperation type && IsCancellation(type.TypeOperand))
                    || (part is ITypePatternOperation pattern && IsCancellation(pattern.MatchedType))
                    || (part is IDeclarationPatternOperation declaration && IsCancellation(declaration.MatchedType)))
                {
                    return true;
                }
            }
        }

        return !(clause.ExceptionType is null or { SpecialType: SpecialType.System_Object } || IsBaseOfCancellation(clause.ExceptionType));
    }

    private static bool IsCancellation(ITypeSymbol? type) =>
        type.Is("System", "OperationCanceledException") || type.Is("System.Threading.Tasks", "TaskCanceledException");

    private static bool IsBaseOfCancellation(ITypeSymbol type) => type.Is("System", "Exception") || type.Is("System", "SystemException") || IsCancellation(type);

    private static bool IsTried(ILocalSymbol counter, IOperation body)
    {
        foreach (var part in RetryLoops.Parts(body))
        {
            if (part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, counter)
                && reference.Parent is not IIncrementOrDecrementOperation && !IsLogged(reference))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLogged(IOperation value)
    {
        foreach (var call in CallChain.Around(value))
        {
            if (call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal) || call.TargetMethod.ContainingType.Is("System", "Console"))
                return true;
        }

        return false;
    }

    // Somebody sits there and can stop the program.
    private static bool IsConsole(IInvocationOperation call) =>
        call.TargetMethod.Name is "ReadLine" or "ReadKey" or "Read" && call.TargetMethod.ContainingType.Is("System", "Console");

    private static bool IsWithin(IOperation inner, IOperation outer) => outer.Syntax.Span.Contains(inner.Syntax.Span);
}
