using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Analyzers.Errors;
using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Spans;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Rules.Hygiene;

/// <summary>How spans and scopes end: marked, on every path, and after their work.</summary>
internal sealed class SpanRules(Compilation compilation, WellKnownSymbols symbols, HygieneFiles files)
{
    /// <summary>The property of a diagnostic with the name of the span's variable.</summary>
    public const string SpanVariable = nameof(SpanVariable);

    /// <summary>The property of a diagnostic that says how something is left open.</summary>
    public const string Way = nameof(Way);

    /// <summary>The way of a span that ends before its work does.</summary>
    public const string Early = nameof(Early);

    /// <summary>The property of a diagnostic about a span that has a status, but no event.</summary>
    public const string LacksEvent = nameof(LacksEvent);

    private readonly LogSinks sinks = new(symbols, consoleIsLog: false);
    private readonly ConcurrentDictionary<SyntaxNode, byte> seen = new();

    /// <summary>Looks at a call that may start a span.</summary>
    public void LookAtStart(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (!SpanStarts.Contains(call.TargetMethod) || files.Of(call) is not { } options)
            return;

        LookForFailures(context, call, options);
        LookForLeaks(context, call, "starts a span");
    }

    /// <summary>Looks at a call with another name: a method of the program may start a span, too.</summary>
    public void LookAtOther(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (SpanStarts.Contains(call.TargetMethod))
            LookAtStart(context, call);
    }

    /// <summary>Looks at a call that opens a scope.</summary>
    public void LookAtScope(OperationAnalysisContext context, IInvocationOperation call)
    {
        const string Logging = "Microsoft.Extensions.Logging";
        var type = call.TargetMethod.ContainingType;
        if (call.TargetMethod.Name == "BeginScope" && (type.Is(Logging, "LoggerExtensions") || type.IsOrImplements(Logging, "ILogger")) && files.Of(call) is not null)
            LookForLeaks(context, call, "opens a scope");
    }

    /// <summary>Looks at a call that may suppress the flow of contexts.</summary>
    public void LookAtFlow(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType.Is("System.Threading", "ExecutionContext") && files.Of(call) is not null)
            LookForLeaks(context, call, "suppresses the flow of the trace context");
    }

    private void LookForFailures(OperationAnalysisContext context, IInvocationOperation call, HygieneOptions options)
    {
        var root = call.Root();
        if (!seen.TryAdd(root.Syntax, 0))
            return;

        var results = new ResultShapes(options.Shared.ResultTypes);
        var hasClause = false;
        foreach (var operation in root.Descendants())
            hasClause |= operation is ICatchClauseOperation;
        if (!hasClause && !options.Shared.Strict && !ReturnsResult(root, context.ContainingSymbol, results))
            return;

        var marks = SpanMarks.For(compilation);
        var terms = new SpanTerms(sinks, results, marks, options.RequireEvent ? SpanMark.Both : SpanMark.Status);
        foreach (var function in FunctionGraph.All(context.GetControlFlowGraph(), context.ContainingSymbol as IMethodSymbol, context.CancellationToken))
        {
            foreach (var failed in FailedSpans.Of(function, terms, context.CancellationToken))
            {
                if (!marks.IsAutomatic)
                    Report(context, failed);
            }

            if (options.Shared.Strict && !hasClause && !marks.IsAutomatic)
                ReportUnguarded(context, function);
        }
    }

    private static bool ReturnsResult(IOperation root, ISymbol containing, ResultShapes results)
    {
        if (containing is IMethodSymbol method && results.IsResult(CarriedValue.Content(method.ReturnType)))
            return true;
        foreach (var operation in root.Descendants())
        {
            var function = (operation as IAnonymousFunctionOperation)?.Symbol ?? (operation as ILocalFunctionOperation)?.Symbol;
            if (function is not null && results.IsResult(CarriedValue.Content(function.ReturnType)))
                return true;
        }

        return false;
    }

    private static void Report(OperationAnalysisContext context, FailedSpan failed)
    {
        var span = failed.Place is CatchClauseSyntax clause
            ? TextSpan.FromBounds(clause.SpanStart, clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End)
            : failed.Place.Span;
        var how = failed.Exit switch
        {
            SpanExit.Rethrown => "the exception is thrown again",
            SpanExit.Thrown => "an exception is thrown",
            _ => "the failure is reported to the caller or the log",
        };
        var properties = ImmutableDictionary<string, string?>.Empty.Add(SpanVariable, failed.Span.Name);
        var isStatus = (failed.Missing & SpanMark.Status) != SpanMark.None;
        context.ReportDiagnostic(Diagnostic.Create(
            HygieneDescriptors.UnmarkedSpan,
            Location.Create(failed.Place.SyntaxTree, span),
            isStatus ? properties : properties.Add(LacksEvent, null),
            failed.Span.Name,
            isStatus ? "is not marked as failed" : "has no event with the exception",
            how,
            isStatus ? "set its status to Error" : "add the exception to it"));
    }

    // Only if the project asks for it: without a catch clause there is no place that says that an exception counts.
    private static void ReportUnguarded(OperationAnalysisContext context, FunctionGraph function)
    {
        foreach (var span in OwnSpan.Of(function.Graph))
        {
            var start = span.Start.Operations[span.Index - 1].Syntax;
            context.ReportDiagnostic(Diagnostic.Create(
                HygieneDescriptors.UnmarkedSpan,
                start.GetLocation(),
                DiagnosticSeverity.Info,
                additionalLocations: null,
                properties: null,
                span.Local.Name,
                "is not marked as failed",
                "an exception may leave",
                "catch it, and set the status to Error"));
        }
    }

    private static void LookForLeaks(OperationAnalysisContext context, IInvocationOperation call, string what)
    {
        var name = call.TargetMethod.Name;
        var isFlow = name == "SuppressFlow";
        if (name == "Start" && call.TargetMethod.ContainingType.Is("System.Diagnostics", "Activity") && Started(call) is var (isOwn, variable))
        {
            if (isOwn && variable is not null)
                LookAtLocal(context, call, variable, what);
            if (!isOwn || variable is not null)
                return;
        }

        switch (SpanStarts.UseOf(call, out var owner))
        {
            case StartUse.Used when !isFlow && what == "starts a span":
                ReportPending(context, call, owner);
                break;
            case StartUse.Discarded when isFlow && IsRestored(call.Root()):
                if (Graph(context, call) is { } graph && LeakWalk.Of(graph, call.Syntax, local: null) is var leak and not Leak.None)
                    Report(context, call, what, leak);
                break;
            case StartUse.Discarded when isFlow && IsRestoredByType(context.ContainingSymbol.ContainingType, context.CancellationToken):
                break;
            case StartUse.Discarded when !IsEndedAsCurrent(call):
                Report(context, call, what, Leak.ByPath);
                break;
            case StartUse.Local when SpanStarts.Local(owner) is { } local:
                LookAtLocal(context, call, local, what);
                break;
            case StartUse.Field when owner is ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: var field } } && !SpanFields.IsEnded(field, context.CancellationToken):
                Report(context, call, what, Leak.ByPath);
                break;
        }
    }

    // A type that stands for the suppression restores the flow when it is disposed of.
    private static bool IsRestoredByType(INamedTypeSymbol? type, CancellationToken cancellationToken)
    {
        foreach (var dispose in type?.GetMembers("Dispose") ?? [])
        {
            foreach (var reference in dispose.DeclaringSyntaxReferences)
            {
                foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
                {
                    if (node is IdentifierNameSyntax { Identifier.ValueText: "RestoreFlow" or "Undo" })
                        return true;
                }
            }
        }

        return false;
    }

    private static void LookAtLocal(OperationAnalysisContext context, IInvocationOperation call, ILocalSymbol local, string what)
    {
        var root = call.Root();
        switch (SpanEnds.Of(local, root))
        {
            case SpanEnds.Treatment.Kept when call.TargetMethod.Name != "SuppressFlow" || !IsRestored(root):
                Report(context, call, what, Leak.ByPath);
                break;
            case SpanEnds.Treatment.Kept or SpanEnds.Treatment.Ended:
                if (Graph(context, call) is { } graph && LeakWalk.Of(graph, call.Syntax, local) is var leak and not Leak.None)
                    Report(context, call, what, leak);
                break;
        }
    }

    /// <summary>Whether a call starts a span that was made here, and the variable that has it, if one does.</summary>
    private static (bool IsOwn, ILocalSymbol? Variable)? Started(IInvocationOperation call)
    {
        var receiver = call.Instance?.WithoutConversions();
        while (receiver is IInvocationOperation { Instance: { } inner } fluent && fluent.Type.Is("System.Diagnostics", "Activity"))
            receiver = inner.WithoutConversions();
        if (receiver is IConditionalAccessInstanceOperation && call.Parent is IConditionalAccessOperation access)
            receiver = access.Operation.WithoutConversions();
        return receiver switch
        {
            IObjectCreationOperation => (true, null),
            IInvocationOperation { TargetMethod.Name: "CreateActivity" } => (true, null),
            ILocalReferenceOperation local => (IsMadeHere(local.Local), local.Local),
            _ => (false, null),
        };
    }

    private static bool IsMadeHere(ILocalSymbol local)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } })
            {
                return value is BaseObjectCreationExpressionSyntax
                    or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateActivity" } };
            }
        }

        return false;
    }

    private static bool IsRestored(IOperation root)
    {
        foreach (var operation in root.Descendants())
        {
            if (operation is IInvocationOperation call && SpanEnds.IsRestore(call.TargetMethod))
                return true;
        }

        return false;
    }

    // Handlers of a diagnostic source come in pairs: the second one ends what is current.
    private static bool IsEndedAsCurrent(IInvocationOperation call)
    {
        if (call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart)?.ContainingType is not { } type)
            return false;

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax().DescendantNodes())
            {
                if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Current", Expression: IdentifierNameSyntax { Identifier.ValueText: "Activity" } }
                    && node.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.ToString() is var text
                    && (text.Contains(".Stop()") || text.Contains(".Dispose()")))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The graph of the function that the call stands in.</summary>
    private static ControlFlowGraph? Graph(OperationAnalysisContext context, IOperation call)
    {
        SyntaxNode? function = null;
        for (var parent = call.Parent; parent is not null && function is null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                function = parent.Syntax;
        }

        foreach (var one in FunctionGraph.All(context.GetControlFlowGraph(), context.ContainingSymbol as IMethodSymbol, context.CancellationToken))
        {
            if (function is null || one.Graph.OriginalOperation.Syntax == function)
                return one.Graph;
        }

        return null;
    }

    private static void ReportPending(OperationAnalysisContext context, IInvocationOperation call, IOperation owner)
    {
        foreach (var task in PendingWork.Of(call, context.ContainingSymbol))
        {
            var variable = SpanStarts.Local(owner)?.Name;
            context.ReportDiagnostic(Diagnostic.Create(
                HygieneDescriptors.UnendedSpan,
                task.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(Way, Early),
                variable is null or "_" ? call.TargetMethod.Name : variable,
                $"ends before the task of '{((IInvocationOperation)task).TargetMethod.Name}' does; await the task"));
        }
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, string what, Leak leak)
    {
        var how = leak == Leak.ByException
            ? "and an exception leaves it so; end it by using, or in a finally block"
            : "and nothing ends it on every path; declare it with using";
        context.ReportDiagnostic(Diagnostic.Create(
            HygieneDescriptors.UnendedSpan,
            call.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Way, leak.ToString()),
            call.TargetMethod.Name,
            $"{what}, {how}"));
    }
}
