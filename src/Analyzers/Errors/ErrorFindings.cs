using System.Collections.Immutable;
using Instrumentation.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A log of an error that leaves the function afterwards.</summary>
/// <param name="Log">The log call.</param>
/// <param name="Root">The error.</param>
/// <param name="Exit">Where it leaves.</param>
internal sealed record LeavingLog(ErrorLog Log, ErrorRoot Root, ErrorExit Exit);

/// <summary>What a body does with its errors.</summary>
internal sealed class ErrorFindings
{
    private readonly HashSet<SyntaxNode> reported = [];

    /// <summary>The logs after which the error leaves the function.</summary>
    public List<LeavingLog> Leaving { get; } = [];

    /// <summary>The exceptions that leave a function logged.</summary>
    public List<(IMethodSymbol Function, EscapedError Error)> Escapes { get; } = [];

    /// <summary>The logs of errors that a function returns.</summary>
    public List<(IMethodSymbol Function, Location Log)> Returned { get; } = [];

    /// <summary>The logs of errors that somebody else may have logged.</summary>
    public List<RepeatedLog> Repeated { get; } = [];

    /// <summary>The log calls that a rule speaks of, so that no second one does.</summary>
    public HashSet<SyntaxNode> Reported => reported;

    /// <summary>Follows all errors of a body.</summary>
    public static ErrorFindings Of(ErrorBody body, ErrorSummaries.View summaries, CancellationToken cancellationToken)
    {
        var findings = new ErrorFindings();
        var followed = new List<(FunctionGraph Function, ErrorRoot Root, IReadOnlyList<ErrorLog> Logs)>();
        foreach (var function in body.Functions)
        {
            if (!PathWalk<PathState>.CanFollow(function.Graph))
                continue;

            foreach (var root in ErrorRoots.Of(function, body.Terms.Results))
            {
                cancellationToken.ThrowIfCancellationRequested();
                followed.Add((function, root, ErrorWalk.Logs(function, root, body.Terms, summaries)));
            }
        }

        foreach (var (function, root, logs) in followed)
            findings.AddLeaving(body, function, root, logs, cancellationToken);
        foreach (var (_, root, logs) in followed)
            findings.AddRepeated(body, root, logs);

        return findings;
    }

    private void AddLeaving(ErrorBody body, FunctionGraph function, ErrorRoot root, IReadOnlyList<ErrorLog> logs, CancellationToken cancellationToken)
    {
        foreach (var log in logs)
        {
            // Logged and kept on most paths, thrown without a log on others: who gets it does not get what was logged.
            var isOther = log.IsOnlyRecord && log.UnloggedThrow is not null;
            if (log.Throw is { } thrown && !isOther && function.Function is { } thrower)
            {
                foreach (var type in log.Thrown)
                    Escapes.Add((thrower, new EscapedError(type, log.Syntax.GetLocation(), thrower.Name, log.UnloggedThrow is null && OnlySource.Is(log.Syntax), ThrowSwitch.Of(thrown.Syntax, body.Owner))));
            }

            if (log.Return is not null && function.Function is { } returner)
                Returned.Add((returner, log.Syntax.GetLocation()));

            var isAlways = !log.IsOnlyRecord || body.Terms.Options.ReportConditional;
            if (isAlways && log.IsFirst && (log.Throw ?? log.Return) is { } exit
                && !(exit.IsThrow && LastRecords.Is(function, log))
                && !OwnSpans.Keep(function, log.Syntax, exit, body.Terms, cancellationToken) && reported.Add(log.Syntax))
                Leaving.Add(new LeavingLog(log, root, exit));
        }
    }

    private void AddRepeated(ErrorBody body, ErrorRoot root, IReadOnlyList<ErrorLog> logs)
    {
        if (logs.Count == 0 || reported.Contains(logs[0].Syntax))
            return;

        if (root.Source is { } source)
        {
            Add([new CallEdge(source, [])], caught: [], before: [], hasOtherSources: false);
        }
        else if (root.Origin == ErrorOrigin.Caught && Clause(body, root.Holder) is { Parent: ITryOperation attempt } clause)
        {
            var calls = TriedCalls.Of(attempt, body.Terms.Sinks);
            var before = ImmutableArray.CreateBuilder<ITypeSymbol>();
            foreach (var other in attempt.Catches)
            {
                if (other == clause)
                    break;
                if (other.Filter is null)
                    before.Add(other.ExceptionType);
            }

            Add(calls.Edges, FilteredTypes.Of(clause), before.ToImmutable(), calls.HasOthers);
        }

        void Add(
            ImmutableArray<CallEdge> calls,
            ImmutableArray<ITypeSymbol> caught,
            ImmutableArray<ITypeSymbol> before,
            bool hasOtherSources)
        {
            if (!calls.IsEmpty)
                Repeated.Add(new RepeatedLog(logs[0].Syntax.GetLocation(), logs[0].Name, calls, caught, before, hasOtherSources, ThrowSwitch.Of(logs[0].UnloggedThrow, body.Owner), body.Terms));
        }
    }

    private static ICatchClauseOperation? Clause(ErrorBody body, ISymbol holder)
    {
        foreach (var operation in body.Functions[0].Graph.OriginalOperation.Descendants())
        {
            if (operation is not ICatchClauseOperation clause)
                continue;
            foreach (var local in clause.Locals)
            {
                if (SymbolEqualityComparer.Default.Equals(local, holder))
                    return clause;
            }
        }

        return null;
    }
}
