using System.Collections.Immutable;
using Instrumentation.Analyzers.Errors;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules;

/// <summary>
/// One error, one record: an error that is logged and still goes up is logged again above. The three rules share what they know of methods.
/// What a type tells is reported when all of it is known, the rest at the end.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DuplicateErrorsRules : FamilyRule
{
    public static readonly DiagnosticDescriptor LogAndThrow = new(
        RuleIds.LogAndThrow,
        "Log an error or throw it, not both",
        "'{0}' logs an error that is {1} afterwards, and whoever handles it logs it again; leave the log to the handler",
        RuleCategories.Errors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An error that is logged wherever it passes is counted several times. Log it where it is handled, and let it carry its context there.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LogAndThrow));

    public static readonly DiagnosticDescriptor LogAndReturn = new(
        RuleIds.LogAndReturn,
        "Log an error or return it, not both",
        "'{0}' logs an error that is {1} afterwards, and whoever handles it logs it again; leave the log to the handler",
        RuleCategories.Errors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An error that is given to the caller as a value is logged by the caller. Log it where it is handled, or return what no longer needs a log.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LogAndReturn));

    public static readonly DiagnosticDescriptor LoggedByCallee = new(
        RuleIds.LoggedByCallee,
        "Log an error once: the called method has logged it",
        "'{0}' logs an error that '{1}' {2} logged before it {3} it; remove one of the two logs",
        RuleCategories.Errors,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The called method logs the error and still gives it to its caller. One of the two logs is enough, and the caller knows what to do.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LoggedByCallee),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LogAndThrow, LogAndReturn, LoggedByCallee];

    /// <inheritdoc/>
#pragma warning disable RS1013 // It does not know actions at the start of symbols.
    protected override void Register(CompilationStartAnalysisContext context, WellKnownSymbols symbols)
#pragma warning restore RS1013
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var isTest = TestProject.Is(context.Compilation, provider.GlobalOptions);
        var terms = ErrorTerms.ByTree(symbols, provider);
        var summaries = new ErrorSummaries(context.Compilation);
        var undecided = new ErrorQueue();
        context.RegisterSymbolStartAction(
            start =>
            {
                var type = (INamedTypeSymbol)start.Symbol;
                var ofType = new ErrorQueue();
                var bodies = new ErrorBodies(summaries, terms, start.Compilation, type, isTest);
                start.RegisterOperationAction(
                    call =>
                    {
                        if (bodies.Look((IInvocationOperation)call.Operation, call.ContainingSymbol))
                            Follow(call);
                    },
                    OperationKind.Invocation);
                start.RegisterOperationAction(
                    clause =>
                    {
                        if (bodies.Look((ICatchClauseOperation)clause.Operation, clause.ContainingSymbol))
                            Follow(clause);
                    },
                    OperationKind.CatchClause);
                start.RegisterSymbolEndAction(end =>
                    ofType.Resolve(new ErrorResolution(summaries, type, isComplete: false, undecided, end.ReportDiagnostic, end.CancellationToken)));

                void Follow(OperationAnalysisContext context) =>
                    ofType.Add(bodies.Add(context.ContainingSymbol, context.GetControlFlowGraph(), context.Operation.Syntax.SyntaxTree, context.CancellationToken));
            },
            SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
            undecided.Resolve(new ErrorResolution(summaries, type: null, isComplete: true, new ErrorQueue(), end.ReportDiagnostic, end.CancellationToken)));
    }
}
