using System.Collections.Immutable;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Hygiene;

/// <summary>
/// What logs and spans say, and what they must not. Every call is asked for its name once, for all rules; of those that are left, each rule
/// looks at the ones that it knows.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HygieneRules : FamilyRule
{
    private static readonly string[] Libraries =
        ["Microsoft.Extensions.Logging.ILogger", "Serilog.ILogger", "NLog.ILogger", "log4net.ILog", "System.Diagnostics.ActivitySource", "System.Diagnostics.Activity"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        HygieneDescriptors.VaryingTemplate, HygieneDescriptors.ExceptionNotLogged, HygieneDescriptors.UnmarkedSpan, HygieneDescriptors.SensitiveData,
        HygieneDescriptors.UnendedSpan,
    ];

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, WellKnownSymbols symbols)
    {
        if (!symbols.HasAny(Libraries))
            return;

        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var files = new HygieneFiles(provider, TestProject.Is(context.Compilation, provider.GlobalOptions));
        var logs = new LogRules(context.Compilation, symbols, files);
        var spans = new SpanRules(context.Compilation, symbols, files);
        context.RegisterOperationAction(
            action =>
            {
                var call = (IInvocationOperation)action.Operation;
                switch (HygieneCalls.Of(call.TargetMethod.Name))
                {
                    case HygieneCall.None:
                        logs.LookAtOther(action, call);
                        spans.LookAtOther(action, call);
                        break;
                    case HygieneCall.Log:
                        logs.LookAtLog(action, call);
                        break;
                    case HygieneCall.Scope:
                        logs.LookAtScope(action, call);
                        spans.LookAtScope(action, call);
                        break;
                    case HygieneCall.Span:
                        logs.LookAtSpan(action, call);
                        break;
                    case HygieneCall.Metric:
                        logs.LookAtMetric(action, call);
                        break;
                    case HygieneCall.Start:
                        spans.LookAtStart(action, call);
                        logs.LookAtOther(action, call);
                        break;
                    default:
                        spans.LookAtFlow(action, call);
                        break;
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(logs.LookAtClause, OperationKind.CatchClause);
    }
}

/// <summary>What holds for the files of a compilation.</summary>
internal sealed class HygieneFiles(AnalyzerConfigOptionsProvider provider, bool isTest)
{
    private readonly OptionsByTree<HygieneOptions> options = new(provider, HygieneOptions.Read);

    /// <summary>The options of an operation's file; none if the rules have nothing to say there.</summary>
    public HygieneOptions? Of(IOperation operation)
    {
        var found = options.Of(operation.Syntax.SyntaxTree);
        return isTest && !found.Shared.IncludeTestProjects ? null : found;
    }
}
