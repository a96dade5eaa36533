using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Collects from the members of a type what the rules need. Almost every member neither logs nor hands an error to a method that could: of
/// these only the calls are remembered, and no flow graph is built.
/// </summary>
/// <param name="isTest">Whether the project has tests; the options say whether the rules speak of it.</param>
internal sealed class ErrorBodies(ErrorSummaries summaries, OptionsByTree<ErrorTerms> terms, Compilation compilation, INamedTypeSymbol type, bool isTest)
{
    private readonly Lazy<TypeCalls> calls = new(() => summaries.AddCalls(type));

    // The members of which it was said. Hardly a type has one.
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    /// <summary>Looks at a call.</summary>
    /// <returns>Whether the errors of the member must be followed; that is said once.</returns>
    public bool Look(IInvocationOperation invocation, ISymbol owner)
    {
        if (Terms(invocation) is not { } ofFile)
            return false;
        if (ofFile.Sinks.Of(invocation) is { } log)
            return LookAtLog(log, owner, ofFile);

        var isOwn = IsOwn(invocation.TargetMethod);
        if (!isOwn && !summaries.KnowsOf(invocation.TargetMethod.ContainingAssembly))
            return false;
        if (CallEdge.Of(invocation, owner, out var caller) is { } edge && caller is not null)
            calls.Value.Add(caller, edge);
        return isOwn && LookAtArguments(invocation, owner, caller, ofFile);
    }

    /// <summary>Looks at a catch clause.</summary>
    /// <returns>Whether the errors of the member must be followed; that is said once.</returns>
    public bool Look(ICatchClauseOperation clause, ISymbol owner)
    {
        if (Terms(clause) is not { } ofFile)
            return false;

        foreach (var operation in clause.Descendants())
        {
            if (operation is IInvocationOperation invocation && IsLoud(invocation, ofFile))
                return IsNew(owner, clause.Root());
        }

        return false;
    }

    /// <summary>Takes the body whose errors must be followed.</summary>
    public ErrorBody Add(ISymbol owner, ControlFlowGraph graph, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var body = new ErrorBody(owner, FunctionGraph.All(graph, owner as IMethodSymbol, cancellationToken), terms.Of(tree));
        foreach (var function in body.Functions)
        {
            if (function.Function is { MethodKind: not MethodKind.AnonymousFunction } method)
                summaries.Add(method).Body = body;
        }

        return body;
    }

    private ErrorTerms? Terms(IOperation operation)
    {
        var ofFile = terms.Of(operation.Syntax.SyntaxTree);
        return isTest && !ofFile.Options.IncludeTestProjects ? null : ofFile;
    }

    // The compiler has one object for an assembly, and this is asked of every call.
    private bool IsOwn(IMethodSymbol method) => ReferenceEquals(method.ContainingAssembly, compilation.Assembly);

    private bool IsLoud(IInvocationOperation invocation, ErrorTerms ofFile) =>
        ofFile.Sinks.Of(invocation) is { } log
            ? ofFile.Options.Counts(log)
            : IsOwn(invocation.TargetMethod) && HandedValues.Of(invocation) == Handed.Error;

    private bool LookAtLog(LogCall log, ISymbol owner, ErrorTerms ofFile)
    {
        var counts = ofFile.Options.Counts(log);
        if ((counts || log.SeverityParameter is not null) && CallEdge.Caller(log.Invocation, owner) is { } caller)
            AddParameterLogs(caller, log, ofFile);
        return counts && MustFollow(log.Invocation, owner, ofFile);
    }

    private bool LookAtArguments(IInvocationOperation invocation, ISymbol owner, IMethodSymbol? caller, ErrorTerms ofFile)
    {
        var handed = HandedValues.Of(invocation);
        if (handed != Handed.Nothing && caller is not null)
            AddForwards(caller, invocation, ofFile);
        return handed == Handed.Error && MustFollow(invocation, owner, ofFile);
    }

    private void AddParameterLogs(IMethodSymbol function, LogCall log, ErrorTerms ofFile)
    {
        foreach (var parameter in function.Parameters)
        {
            if (parameter.RefKind == RefKind.Out || !HandedValues.CanCarry(parameter.Type) || !IsInArguments(log.Invocation, parameter, ofFile))
                continue;

            var facts = summaries.Add(function);
            facts.Logs = facts.Logs.Add(new ParameterLog(
                parameter.Ordinal, log.Severity, log.SeverityParameter?.Ordinal ?? -1, log.Invocation.Syntax));
        }
    }

    private void AddForwards(IMethodSymbol function, IInvocationOperation call, ErrorTerms ofFile)
    {
        foreach (var parameter in function.Parameters)
        {
            if (!HandedValues.CanCarry(parameter.Type))
                continue;

            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter is { } target && IsIn(argument.Value, parameter, ofFile))
                {
                    var facts = summaries.Add(function);
                    facts.Forwards = facts.Forwards.Add(new ParameterForward(parameter.Ordinal, call.TargetMethod, target.Ordinal));
                }
            }
        }
    }

    private static bool IsInArguments(IInvocationOperation invocation, IParameterSymbol parameter, ErrorTerms ofFile)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (IsIn(argument.Value, parameter, ofFile))
                return true;
        }

        return false;
    }

    private static bool IsIn(IOperation value, IParameterSymbol parameter, ErrorTerms ofFile) =>
        ofFile.Value.Of(value, PathState.Empty.With(parameter, Carried.Error)) != Carried.None;

    // What is loud in a catch clause was found with the clause.
    private bool MustFollow(IOperation loudCall, ISymbol owner, ErrorTerms ofFile)
    {
        var root = loudCall;
        for (; root.Parent is { } parent; root = parent)
        {
            if (root is ICatchClauseOperation)
                return false;
        }

        return KnownErrors.AreInReach(loudCall, owner, ofFile.Results) && IsNew(owner, root);
    }

    private bool IsNew(ISymbol owner, IOperation root)
    {
        if (root is not (IBlockOperation or IMethodBodyBaseOperation or IFieldInitializerOperation or IPropertyInitializerOperation))
            return false;
        lock (followed)
            return followed.Add(owner);
    }
}
