using System.Collections.Immutable;
using Instrumentation.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Decides what bodies do with their errors, as far as the methods that they call are known, and reports it.</summary>
/// <param name="type">The type whose methods are all known, if one is.</param>
/// <param name="isComplete">Whether all methods are.</param>
/// <param name="later">What remains open goes there.</param>
internal sealed class ErrorResolution(
    ErrorSummaries summaries,
    INamedTypeSymbol? type,
    bool isComplete,
    ErrorQueue later,
    Action<Diagnostic> report,
    CancellationToken cancellationToken)
{
    /// <summary>The property of a diagnostic that holds the name of the variable that has the error.</summary>
    public const string ErrorVariable = nameof(ErrorVariable);

    private readonly List<RepeatedLog> followed = [];

    /// <summary>Follows the errors of a body, unless that was done.</summary>
    public void Follow(ErrorBody body)
    {
        if (body.IsDone || body.IsInProgress)
            return;

        body.IsInProgress = true;
        var view = View(body.Terms);
        var findings = ErrorFindings.Of(body, view, cancellationToken);
        body.IsInProgress = false;
        if (view.IsUndecided && !isComplete)
        {
            later.Add(body);
            return;
        }

        body.IsDone = true;
        Write(body, findings);
        foreach (var leaving in findings.Leaving)
            Report(leaving);

        // They depend on bodies that are perhaps still to come.
        followed.AddRange(findings.Repeated);
    }

    /// <summary>Decides the logs of the bodies that were followed here.</summary>
    public void DecideFollowed()
    {
        foreach (var log in followed)
            Decide(log);
    }

    /// <summary>Decides whether a called method has logged the error before.</summary>
    public void Decide(RepeatedLog log)
    {
        var view = View(log.Terms);
        var hasOthers = log.HasOtherSources;
        EscapedError? first = null;
        foreach (var call in log.Calls)
        {
            if (Logged(log, call, view) is { } found)
                first ??= found;
            else
                hasOthers |= call.Callee.MethodKind != MethodKind.PropertyGet;
        }

        if (view.IsUndecided && !isComplete)
            later.Add(log);
        else if (first is { } logged)
            Report(log, logged, hasOthers || !logged.IsCertain);
    }

    private static EscapedError? Logged(RepeatedLog log, CallEdge call, ErrorSummaries.View view)
    {
        if (log.Caught.IsEmpty)
        {
            return view.Of(call.Callee) is { ReturnedLog: { } returned }
                ? new EscapedError(call.Callee.ReturnType, returned, call.Callee.Name, IsCertain: returned.IsInSource)
                : null;
        }

        foreach (var escaped in view.Escapes(call.Callee))
        {
            var isSwitchedOff = escaped.If is not null && escaped.If == log.Unless;
            if (!isSwitchedOff && call.Through(escaped.Type) is { } type && MayCatch(log, escaped with { Type = type }) && !IsCaughtBefore(log, type))
                return escaped;
        }

        return null;
    }

    // A clause for a certain type is written for errors that somebody means. Of a method that logs any exception of a part of its body, they may
    // come from another part.
    private static bool MayCatch(RepeatedLog log, EscapedError thrown)
    {
        foreach (var caught in log.Caught)
        {
            if (thrown.IsCertain ? ExceptionTypes.MayCatch(caught, thrown.Type) : ExceptionTypes.Catches(caught, thrown.Type))
                return true;
        }

        return false;
    }

    private static bool IsCaughtBefore(RepeatedLog log, ITypeSymbol thrown)
    {
        foreach (var caught in log.CaughtBefore)
        {
            if (ExceptionTypes.Catches(caught, thrown))
                return true;
        }

        return false;
    }

    private ErrorSummaries.View View(ErrorTerms terms) => new(summaries, type, isComplete, terms.Options.MaxCallDepth, Follow);

    private void Write(ErrorBody body, ErrorFindings findings)
    {
        foreach (var (function, error) in findings.Escapes)
        {
            var facts = summaries.Add(function);
            facts.Escapes = facts.Escapes.Add(error);
        }

        foreach (var (function, log) in findings.Returned)
            summaries.Add(function).ReturnedLog ??= log;

        foreach (var function in body.Functions)
        {
            if (function.Function is not { MethodKind: not MethodKind.AnonymousFunction } method)
                continue;

            // A log that is reported where it stands is not reported once more at each of its callers.
            var facts = summaries.Add(method);
            facts.Logs = facts.Logs.RemoveAll(log => findings.Reported.Contains(log.Syntax));
            facts.Body = null;
        }
    }

    private void Report(LeavingLog leaving)
    {
        var descriptor = leaving.Exit.IsThrow ? DuplicateErrorsRules.LogAndThrow : DuplicateErrorsRules.LogAndReturn;
        report(Diagnostic.Create(
            descriptor,
            leaving.Log.Syntax.GetLocation(),
            additionalLocations: [leaving.Exit.Syntax.GetLocation()],
            leaving.Root.Origin == ErrorOrigin.Tested ? null : ImmutableDictionary<string, string?>.Empty.Add(ErrorVariable, leaving.Root.Holder.Name),
            leaving.Log.Name,
            Words(leaving.Exit.Kind)));
    }

    private static string Words(ExitKind kind) => kind switch
    {
        ExitKind.Rethrown => "rethrown",
        ExitKind.Thrown => "thrown",
        ExitKind.Wrapped => "wrapped and thrown",
        ExitKind.Returned => "returned",
        _ => "handed on",
    };

    private void Report(RepeatedLog log, EscapedError first, bool hasOthers)
    {
        var descriptor = DuplicateErrorsRules.LoggedByCallee;
        report(Diagnostic.Create(
            descriptor,
            log.Log,
            hasOthers ? DiagnosticSeverity.Info : descriptor.DefaultSeverity,
            additionalLocations: first.Log.IsInSource ? [first.Log] : [],
            properties: null,
            log.Name,
            first.Method,
            hasOthers ? "may have" : "has",
            log.Caught.IsEmpty ? "returns" : "throws"));
    }
}
