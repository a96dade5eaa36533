using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>An error that is handled and reported, while the log does not get the exception.</summary>
/// <param name="Log">The log call that should have it.</param>
/// <param name="Why">What the log has instead, in words that end a sentence.</param>
/// <param name="Variable">The variable of the exception, if the clause has one.</param>
internal sealed record LostError(IInvocationOperation Log, string Why, ILocalSymbol? Variable);

/// <summary>
/// Finds them. A clause that throws is none: who handles the error logs it. Nor is one that gives the exception to anybody else; only a
/// question, or a text that is made of it, keeps nothing of it.
/// </summary>
internal sealed class LostErrors(LogSinks sinks, Bodies bodies)
{
    private const int MaxDepth = 3;
    private const int MaxClimb = 32;

    /// <summary>The error that a clause loses; none if it does not.</summary>
    public LostError? Of(ICatchClauseOperation clause, LogSeverity threshold, CancellationToken cancellationToken)
    {
        if (clause.ExceptionType.IsCancellation())
            return null;

        var handler = new Handler();
        Read(clause.Handler, handler, threshold);
        if (handler.Throws || handler.Logs.Count == 0)
            return null;

        var error = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
        var isText = false;
        IInvocationOperation? reported = null;
        if (error is not null)
        {
            var holders = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { error };
            if (clause.Filter is { } filter)
                ReadUses(filter, holders, handler.Uses);
            ReadUses(clause.Handler, holders, handler.Uses);
            foreach (var use in handler.Uses)
            {
                switch (Judge(use, cancellationToken, out var log))
                {
                    case Fate.Kept:
                        return null;
                    case Fate.Text when log is not null && handler.Logs.Exists(one => one.Invocation.Syntax == log.Syntax):
                        isText = true;
                        reported ??= log;
                        break;
                    case Fate.Value when log is not null && handler.Logs.Exists(one => one.Invocation.Syntax == log.Syntax):
                        return new LostError(log, "and the exception is only a value of its template", error);
                }
            }
        }

        // What a specific exception says may be all that there is to say.
        if (isText && !IsGeneral(clause.ExceptionType))
            return null;
        if (clause.Parent is ITryOperation attempt && IsLoggedBelow(attempt.Body, cancellationToken))
            return null;

        var call = reported is null ? handler.Logs[0] : handler.Logs.Find(one => one.Invocation.Syntax == reported.Syntax);
        return new LostError(call.Invocation, isText ? "and gets no more than a text of the exception" : "and the exception is lost", error);
    }

    /// <summary>Whether a type says nothing of what went wrong.</summary>
    public static bool IsGeneral(ITypeSymbol? type) =>
        type is null || type.SpecialType == SpecialType.System_Object
        || type.Is("System", "Exception") || type.Is("System", "SystemException") || type.Is("System", "ApplicationException");

    private enum Fate
    {
        /// <summary>A question: nothing of the exception goes anywhere.</summary>
        Asked,

        /// <summary>A text that is made of it is logged.</summary>
        Text,

        /// <summary>It is a value of a template.</summary>
        Value,

        /// <summary>Somebody has it.</summary>
        Kept,
    }

    private sealed class Handler
    {
        public List<LogCall> Logs { get; } = [];

        public List<IOperation> Uses { get; } = [];

        public bool Throws { get; set; }
    }

    private void Read(IOperation operation, Handler handler, LogSeverity threshold)
    {
        switch (operation)
        {
            // What these do is another matter.
            case IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation:
                return;
            case IThrowOperation:
                handler.Throws = true;
                return;
            case IInvocationOperation call:
                if (sinks.Of(call) is { Severity: { } severity } log && severity >= threshold)
                    handler.Logs.Add(log);
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (!handler.Throws)
                Read(child, handler, threshold);
        }
    }

    private static void ReadUses(IOperation operation, HashSet<ISymbol> holders, List<IOperation> uses)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when holders.Contains(local):
                uses.Add(operation);
                return;
            case IVariableDeclaratorOperation { Symbol: { } alias, Initializer.Value: { } value } when alias.Type.IsException() && Mentions(value, holders):
                holders.Add(alias);
                return;
            case IIsPatternOperation { Value: var tested } test when Mentions(tested, holders):
                AddDeclared(test.Pattern, holders);
                break;
            case ISwitchOperation { Value: var tested } choice when Mentions(tested, holders):
                foreach (var section in choice.Cases)
                    AddDeclared(section, holders);
                break;
        }

        foreach (var child in operation.ChildOperations)
            ReadUses(child, holders, uses);
    }

    private static void AddDeclared(IOperation pattern, HashSet<ISymbol> holders)
    {
        var declared = (pattern as IDeclarationPatternOperation)?.DeclaredSymbol ?? (pattern as IRecursivePatternOperation)?.DeclaredSymbol;
        if (declared is ILocalSymbol { Type: var type } && type.IsException())
            holders.Add(declared);
        foreach (var child in pattern.ChildOperations)
            AddDeclared(child, holders);
    }

    // By syntax: a called method that logs and throws has logged the exception once already.
    private bool IsLoggedBelow(IOperation operation, CancellationToken cancellationToken)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            return false;
        if (operation is IInvocationOperation { TargetMethod: var called } && !called.Declaration().DeclaringSyntaxReferences.IsDefaultOrEmpty
            && bodies.Implementations.Of(called.Declaration()) is { } method)
        {
            foreach (var reference in method.DeclaringSyntaxReferences)
            {
                if (LogsAndThrows(reference.GetSyntax(cancellationToken)))
                    return true;
            }
        }

        foreach (var child in operation.ChildOperations)
        {
            if (IsLoggedBelow(child, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool LogsAndThrows(SyntaxNode body)
    {
        var (logs, throws) = (false, false);
        foreach (var node in body.DescendantNodes())
        {
            throws |= node is ThrowStatementSyntax or ThrowExpressionSyntax;
            logs |= node is InvocationExpressionSyntax { Expression: var called } && LogSinks.MayBe(called switch
            {
                MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
                MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
                SimpleNameSyntax name => name.Identifier.ValueText,
                _ => string.Empty,
            });
            if (logs && throws)
                return true;
        }

        return false;
    }

    private static bool Mentions(IOperation operation, HashSet<ISymbol> holders)
    {
        if (operation is ILocalReferenceOperation { Local: var local })
            return holders.Contains(local);
        foreach (var child in operation.ChildOperations)
        {
            if (Mentions(child, holders))
                return true;
        }

        return false;
    }

    private Fate Judge(IOperation use, CancellationToken cancellationToken, out IInvocationOperation? log)
    {
        log = null;
        var isText = false;
        var child = use;
        for (var climbed = 0; child.Parent is { } parent && climbed < MaxClimb; child = parent, climbed++)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IInterpolationOperation or IArrayInitializerOperation or IArrayCreationOperation
                    or ICoalesceOperation or IConditionalAccessOperation or ICollectionExpressionOperation or IInterpolatedStringHandlerCreationOperation
                    or IArgumentOperation:
                    continue;
                case IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String }:
                    isText = true;
                    continue;
                case IConditionalOperation conditional:
                    if (child == conditional.Condition)
                        return Fate.Asked;
                    continue;
                case IMemberReferenceOperation member when member.Instance == child:
                    isText |= !HasExceptions(member.Type);
                    continue;
                case IInvocationOperation call when call.Instance == child:
                    isText |= !call.Type.IsException();
                    continue;
                case IInvocationOperation call:
                    if (sinks.Of(call) is not null)
                    {
                        log = call;
                        return InLog(call, child, isText);
                    }

                    if (isText)
                    {
                        if (call.Type?.SpecialType != SpecialType.System_String)
                            return Fate.Asked;
                        continue;
                    }

                    switch (InCall(call, child, cancellationToken))
                    {
                        case Fate.Text:
                            isText = true;
                            continue;
                        case var fate:
                            return fate;
                    }

                case IObjectCreationOperation creation when creation.Type.IsException() && !isText:
                    continue;
                case ISimpleAssignmentOperation assignment when assignment.Value == child && isText:
                    return Fate.Asked;
                case IIsPatternOperation or IIsTypeOperation or IBinaryOperation or IUnaryOperation or ISwitchOperation or ISwitchExpressionOperation:
                    return Fate.Asked;
                case IExpressionStatementOperation:
                    return Fate.Asked;
                default:
                    return isText ? Fate.Asked : Fate.Kept;
            }
        }

        return isText ? Fate.Asked : Fate.Kept;
    }

    // The errors of an error are not a text of it: whoever goes through them has each.
    private static bool HasExceptions(ITypeSymbol? type) => type.IsException() || type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsException(),
        INamedTypeSymbol { TypeArguments: { Length: 1 } elements } => elements[0].IsException(),
        _ => false,
    };

    private static Fate InLog(IInvocationOperation call, IOperation child, bool isText)
    {
        if (isText)
            return Fate.Text;

        // A library without templates writes the exception, whichever argument it is.
        return LogTemplates.Of(call) is { Parameter: { } template } && child is IArgumentOperation { Parameter: { } parameter } && parameter.Ordinal > template.Ordinal
            ? parameter.Type.IsException() && parameter.OriginalDefinition.Type.IsException() ? Fate.Kept : Fate.Value
            : Fate.Kept;
    }

    // A question about the exception does not keep it, unless it logs it.
    private Fate InCall(IInvocationOperation call, IOperation child, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (child is not IArgumentOperation { Parameter: { } parameter })
            return Fate.Kept;
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            return method.Name.IndexOf("Log", StringComparison.Ordinal) >= 0 || Logs(method, parameter.Ordinal, MaxDepth, cancellationToken)
                ? Fate.Kept
                : Fate.Asked;
        }

        return method.ReturnType.SpecialType == SpecialType.System_String && IsWithinLog(call) ? Fate.Text : Fate.Kept;
    }

    private bool IsWithinLog(IInvocationOperation call)
    {
        for (var parent = call.Parent; parent is not null and not IExpressionStatementOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation outer && sinks.Of(outer) is not null)
                return true;
        }

        return false;
    }

    private bool Logs(IMethodSymbol called, int ordinal, int depth, CancellationToken cancellationToken)
    {
        var method = called.Declaration();
        var isExtension = called.ReducedFrom is not null;
        var at = isExtension ? ordinal + 1 : ordinal;
        if (depth == 0 || method.DeclaringSyntaxReferences.IsDefaultOrEmpty || at >= method.Parameters.Length)
            return false;

        var name = method.Parameters[at].Name;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax invocation
                    || !HasArgument(invocation, name)
                    || bodies.OperationOf(invocation, cancellationToken) is not IInvocationOperation inner)
                {
                    continue;
                }

                if (sinks.Of(inner) is not null)
                    return true;
                foreach (var argument in inner.Arguments)
                {
                    if (argument.Value.WithoutConversions() is IParameterReferenceOperation { Parameter: var given } && given.Name == name
                        && argument.Parameter is { } parameter && Logs(inner.TargetMethod, parameter.Ordinal, depth - 1, cancellationToken))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool HasArgument(InvocationExpressionSyntax invocation, string name)
    {
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            foreach (var node in argument.DescendantNodes())
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: var used } && used == name)
                    return true;
            }
        }

        return false;
    }
}
