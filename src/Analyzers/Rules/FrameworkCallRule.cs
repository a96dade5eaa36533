using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Analyzers.Coverage;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules;

/// <summary>An instrumented method that another assembly calls, most often a framework, and no code of the compilation: there is no call to redirect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FrameworkCallRule : Rule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.FrameworkCall,
        "Make a method partial that only other assemblies call",
        "'{0}' is not instrumented {1}; {2}",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls are redirected where they are written. Those of a framework or a library stand in its own code; the body of a partial method is instrumented whoever calls it.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.FrameworkCall),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    private readonly DiagnosticDescriptor descriptor;

    public FrameworkCallRule()
        : this(Descriptor)
    {
    }

    /// <summary>The rule with another descriptor of it, see <see cref="CoverageRules"/>.</summary>
    public FrameworkCallRule(DiagnosticDescriptor descriptor)
    {
        this.descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        if (recognizer.Names.Count == 0 || !InstrumentedMember.IsEnabled(context.Compilation, context.Options))
            return;

        var survey = new CallSurvey(recognizer);
        survey.Register(context);
        context.RegisterOperationAction(operation => OfReference(operation, survey), OperationKind.MethodReference);

        var caller = new FrameworkCaller(recognizer, context.Compilation.GetEntryPoint(context.CancellationToken));
        var found = new ConcurrentBag<(IMethodSymbol Method, string Caller)>();
        RegisterMethodAction(context, recognizer, (_, method) =>
        {
            if (survey.IsInstrumented(method)
                && CompilerPattern.Writer(method) is null
                && (InstrumentedMember.OwnAttribute(method) ?? InstrumentedMember.TypeAttribute(method)) is not null
                && InstrumentedMember.UninstrumentedRoot(method, recognizer) is null
                && caller.Of(method) is { } words)
            {
                found.Add((method, words));
            }
        });
        context.RegisterCompilationEndAction(end => Report(end, found.Where(one => !survey.IsRedirected(one.Method) && !survey.IsCalledByCompiler(one.Method))));
    }

    private void OfReference(OperationAnalysisContext context, CallSurvey survey)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (survey.IsInstrumented(reference.Method) && !CallRecognition.IsPlainCall(reference) && MethodUse.Route(reference) is { } route)
        {
            var declaration = CallSurvey.Definition(reference.Method).Locations.FirstOrDefault();
            IEnumerable<Location> additional = declaration is { SourceTree: { } tree } && context.Compilation.ContainsSyntaxTree(tree) ? [declaration] : [];
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor,
                reference.Syntax.GetLocation(),
                additional,
                MissedCall.Because(MissedCall.Framework),
                reference.Method.Name,
                $"when the framework calls it: '{route.TargetMethod.Name}' hands it over",
                InstrumentedMember.HowToBePartial(reference.Method, "it")));
        }
    }

    private void Report(CompilationAnalysisContext context, IEnumerable<(IMethodSymbol Method, string Caller)> found)
    {
        var order = new SourceOrder(context.Compilation);
        foreach (var (method, caller) in found
            .Where(one => order.Contains(one.Method.Locations.FirstOrDefault()))
            .OrderBy(one => order.Of(one.Method.Locations[0])))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor,
                method.Locations[0],
                MissedCall.Because(MissedCall.Framework),
                CallSurvey.SimpleName(method),
                caller,
                InstrumentedMember.HowToBePartial(method, "it")));
        }
    }
}
