using System.Collections.Immutable;
using Instrumentation.Analyzers.Coverage;
using Instrumentation.Analyzers.Naming;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A name, or another value of an attribute, that breaks OpenTelemetry's conventions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NameConventionRule : Rule
{
    private const string Diagnostics = "System.Diagnostics";

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.NameConvention,
        "Name telemetry by OpenTelemetry's conventions",
        "'{0}' breaks the conventions: {1}",
        RuleCategories.Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Dashboards, alerts and exporters rely on the conventions. What an exporter drops, or the runtime refuses, is a warning.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.NameConvention));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        context.RegisterSymbolAction(symbol => OfType(symbol, recognizer), SymbolKind.NamedType);
        context.RegisterSemanticModelAction(model => OfRequests(model, recognizer));
        context.RegisterOperationAction(OfCall, OperationKind.Invocation);
    }

    private static void OfType(SymbolAnalysisContext context, Recognizer recognizer)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!recognizer.MayHaveAttributes(type))
            return;

        var report = context.ReportDiagnostic;
        Of(type.GetAttributes(), report, context.CancellationToken);
        foreach (var method in recognizer.Candidates(type))
        {
            Of(method.GetAttributes(), report, context.CancellationToken);
            Of(method.GetReturnTypeAttributes(), report, context.CancellationToken);
            foreach (var parameter in method.Parameters)
                Of(parameter.GetAttributes(), report, context.CancellationToken);
        }
    }

    private static void OfRequests(SemanticModelAnalysisContext context, Recognizer recognizer)
    {
        foreach (var request in recognizer.Requests.All)
        {
            if (request.Attribute.ApplicationSyntaxReference?.SyntaxTree == context.SemanticModel.SyntaxTree)
                Of(request.Attribute, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static void Of(ImmutableArray<AttributeData> attributes, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var attribute in attributes)
            Of(attribute, report, cancellationToken);
    }

    private static void Of(AttributeData attribute, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (attribute.AttributeClass?.ContainingAssembly?.Name != KnownNames.RuntimeAssembly)
            return;

        if ((attribute.Text("Name") ?? attribute.FirstArgument()) is { } name
            && AttributeArgument.Name(attribute, cancellationToken) is { } written
            && OfName(attribute, name) is { } finding)
        {
            Report(finding, name, written, report);
        }

        foreach (var (property, problem) in AttributeValue.Problems(attribute))
        {
            if (AttributeArgument.Property(attribute, property, cancellationToken) is { } value)
                Report(new NameFinding(problem, Suggestion: null, IsLost: true), value.ToString(), value, report);
        }
    }

    private static NameFinding? OfName(AttributeData attribute, string name) =>
        attribute.Is(KnownNames.Counted) ? NameConvention.OfInstrument(name, isCounter: true)
        : attribute.Is(KnownNames.Measured) ? NameConvention.OfInstrument(name, isCounter: false)
        : string.IsNullOrWhiteSpace(name) ? null
        : attribute.Is(KnownNames.Metered) ? NameConvention.OfPrefix(name)
        : attribute.Is(KnownNames.Tag) || attribute.Is(KnownNames.MetricTag) ? NameConvention.OfTag(name)
        : attribute.Is(KnownNames.Traced) ? NameConvention.OfSpan(name)
        : null;

    private static void OfCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        var isInstrument = IsInstrument(method);
        if (!isInstrument && !IsSpan(method))
            return;

        foreach (var argument in call.Arguments)
        {
            if (argument is not { Parameter.Name: "name", Value: { ConstantValue: { HasValue: true, Value: string name }, Syntax: ExpressionSyntax written } })
                continue;
            var finding = isInstrument
                ? NameConvention.OfInstrument(name, method.Name is "CreateCounter" or "CreateObservableCounter")
                : NameConvention.OfSpan(name);
            if (finding is not null)
                Report(finding, name, written, context.ReportDiagnostic);
        }
    }

    private static bool IsInstrument(IMethodSymbol method) =>
        method.Name.StartsWith("Create", StringComparison.Ordinal) && method is { Arity: 1, ContainingType.Name: "Meter" }
        && FrameworkType.Is(method.ContainingType, $"{Diagnostics}.Metrics", "Meter");

    private static bool IsSpan(IMethodSymbol method) =>
        method.Name is "StartActivity" or "CreateActivity" && FrameworkType.Is(method.ContainingType, Diagnostics, "ActivitySource");

    private static void Report(NameFinding finding, string text, ExpressionSyntax place, Action<Diagnostic> report)
    {
        var properties = finding.Suggestion is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(RecognitionRule.Suggestion, finding.Suggestion);
        var reason = finding.Suggestion is null || finding.Reason.Contains($"'{finding.Suggestion}'") ? finding.Reason : $"{finding.Reason}; call it '{finding.Suggestion}'";
        var severity = finding.IsLost ? DiagnosticSeverity.Warning : Descriptor.DefaultSeverity;
        report(Diagnostic.Create(Descriptor, place.GetLocation(), severity, additionalLocations: null, properties, text, reason));
    }
}
