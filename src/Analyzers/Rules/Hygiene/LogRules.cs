using System.Collections.Immutable;
using Instrumentation.Analyzers.Errors;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Rules.Cardinality;
using Instrumentation.Analyzers.Secrets;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Templates;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Hygiene;

/// <summary>What is written to logs, spans and metrics: templates, exceptions and values.</summary>
internal sealed class LogRules
{
    private const string Logging = "Microsoft.Extensions.Logging";

    private readonly HygieneFiles files;
    private readonly LogSinks sinks;
    private readonly TemplateParameters templates;
    private readonly TemplateVerdict verdict;
    private readonly LostErrors errors;
    private readonly Classified classified;

    public LogRules(Compilation compilation, WellKnownSymbols symbols, HygieneFiles files)
    {
        this.files = files;
        var bodies = new Bodies(compilation);
        sinks = new LogSinks(symbols, consoleIsLog: false);
        templates = new TemplateParameters(sinks, bodies);
        verdict = new TemplateVerdict(compilation, bodies);
        errors = new LostErrors(sinks, bodies);
        classified = new Classified(symbols);
    }

    /// <summary>Looks at a call whose name is that of a log.</summary>
    public void LookAtLog(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (sinks.Of(call) is null)
        {
            LookAtOther(context, call);
            return;
        }

        if (files.Of(call) is not { } options)
            return;

        var template = LogTemplates.Of(call) ?? templates.Argument(call, context.CancellationToken);
        if (!ReportValues(context, call, template, "the log", options) && template is not null)
            ReportTemplate(context, call, template, options);
    }

    /// <summary>Looks at a call that opens a scope.</summary>
    public void LookAtScope(OperationAnalysisContext context, IInvocationOperation call)
    {
        var isScope = call.TargetMethod.Name == "BeginScope"
            ? call.TargetMethod.ContainingType.Is(Logging, "LoggerExtensions") || call.TargetMethod.ContainingType.IsOrImplements(Logging, "ILogger")
            : call.TargetMethod.ContainingType is { } type && (type.ContainingNamespace.IsNamed("Serilog") || type.ContainingNamespace.IsNamed("Serilog.Context"));
        if (!isScope)
        {
            LookAtOther(context, call);
            return;
        }

        if (files.Of(call) is not { } options)
            return;

        var template = LogTemplates.Of(call);
        if (!ReportValues(context, call, template, "the scope of a log", options) && template is not null)
            ReportTemplate(context, call, template, options);
    }

    /// <summary>Looks at a call that adds something to a span.</summary>
    public void LookAtSpan(OperationAnalysisContext context, IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        if (!type.Is("System.Diagnostics", "Activity") && !type.Is("OpenTelemetry", "Baggage") && !type.Is("OpenTelemetry.Trace", "TelemetrySpan"))
            LookAtOther(context, call);
        else if (files.Of(call) is { } options)
            ReportValues(context, call, template: null, call.TargetMethod.Name.EndsWith("Baggage", StringComparison.Ordinal) ? "baggage" : "a span", options);
    }

    /// <summary>Looks at a call that may be a measurement.</summary>
    public void LookAtMetric(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (!IsMetric(call.TargetMethod.ContainingType))
        {
            LookAtOther(context, call);
            return;
        }

        if (call.Arguments.Length < 2 || files.Of(call) is not { } options)
            return;

        // An identity among the tags is a matter of their number first.
        if (FirstSensitive(call, template: null, options) is { } found && (found.What.IsClassified || !IsIdentity(call, found.What.Source)))
            Report(context, call, found, "a metric");
    }

    /// <summary>Looks at a call whose name says nothing: a method of the program may write a log, or hand a template on to one.</summary>
    public void LookAtOther(OperationAnalysisContext context, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Arguments.IsEmpty)
            return;
        if ((method.ReturnsVoid || method.MethodKind == MethodKind.DelegateInvoke) && sinks.Of(call) is not null)
        {
            if (files.Of(call) is not { } options)
                return;

            var marked = templates.Argument(call, context.CancellationToken);
            if (!ReportValues(context, call, marked, "the log", options) && marked is not null)
                ReportTemplate(context, call, marked, options);
            return;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Type?.SpecialType != SpecialType.System_String || !TemplateVerdict.IsComposedText(argument.Value)
                || argument.Parameter?.Type.SpecialType != SpecialType.System_String)
            {
                continue;
            }

            if (templates.Argument(call, context.CancellationToken) is { } template && template.Parameter!.Ordinal == argument.Parameter.Ordinal
                && files.Of(call) is { } settings
                && !ReportValues(context, call, template, "the log", settings))
            {
                ReportTemplate(context, call, template, settings);
            }

            return;
        }
    }

    /// <summary>Looks at a catch clause.</summary>
    public void LookAtClause(OperationAnalysisContext context)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        if (clause.Handler.Operations.IsEmpty || files.Of(clause) is not { } options || errors.Of(clause, options.Threshold, context.CancellationToken) is not { } lost)
            return;

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (lost.Variable is { } variable)
            properties = properties.Add(ErrorResolution.ErrorVariable, variable.Name);
        context.ReportDiagnostic(Diagnostic.Create(
            HygieneDescriptors.ExceptionNotLogged, lost.Log.Syntax.GetLocation(), properties, lost.Log.TargetMethod.Name, lost.Why));
    }

    private static bool IsMetric(INamedTypeSymbol? type) =>
        type?.Name is "Counter" or "Histogram" or "UpDownCounter" or "Gauge" && type.ContainingNamespace.IsNamed("System.Diagnostics.Metrics")
        || type.Is("System.Diagnostics", "TagList");

    private static bool IsIdentity(IInvocationOperation call, IOperation source)
    {
        var (name, owner) = source switch
        {
            ILocalReferenceOperation local => (local.Local.Name, string.Empty),
            IParameterReferenceOperation parameter => (parameter.Parameter.Name, string.Empty),
            IMemberReferenceOperation member => (member.Member.Name, member.Member.ContainingType?.Name ?? string.Empty),
            _ => (string.Empty, string.Empty),
        };
        if (IdentityWords.Identifies(name, owner))
            return true;

        foreach (var operation in call.Descendants())
        {
            if (operation is { ConstantValue: { HasValue: true, Value: string key } } && IdentityWords.Identifies(key))
                return true;
        }

        return false;
    }

    private void ReportTemplate(OperationAnalysisContext context, IInvocationOperation call, IArgumentOperation template, HygieneOptions options)
    {
        if (verdict.Why(call, template, options.Proof, context.GetControlFlowGraph, context.CancellationToken) is not { } why || IsOfAnotherRule(call, options, context.CancellationToken))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            HygieneDescriptors.VaryingTemplate, template.Value.Syntax.GetLocation(), call.TargetMethod.Name, why));
    }

    /// <summary>Whether the call itself must go, or change, before its template matters.</summary>
    private bool IsOfAnotherRule(IInvocationOperation call, HygieneOptions options, CancellationToken cancellationToken)
    {
        for (var parent = call.Parent; parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation clause)
            {
                return LeavingErrors.AreWritten(clause, call)
                    || errors.Of(clause, options.Threshold, cancellationToken)?.Log.Syntax == call.Syntax;
            }
        }

        return false;
    }

    private bool ReportValues(OperationAnalysisContext context, IInvocationOperation call, IArgumentOperation? template, string where, HygieneOptions options)
    {
        if (FirstSensitive(call, template, options) is not { } found)
            return false;

        Report(context, call, found, where);
        return true;
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, (IOperation Value, Sensitive What, ISymbol? Member) found, string where)
    {
        var (value, what, member) = found;
        var isHere = what.Source.Syntax.SyntaxTree == call.Syntax.SyntaxTree && call.Syntax.Span.Contains(what.Source.Syntax.Span);
        var place = isHere ? what.Source.Syntax : value.Syntax;
        var name = member is null ? Evaluator.Text(what.Source) : $"{member.ContainingType.Name}.{member.Name}";
        context.ReportDiagnostic(Diagnostic.Create(
            HygieneDescriptors.SensitiveData,
            place.GetLocation(),
            isHere ? [] : [what.Source.Syntax.GetLocation()],
            name,
            what.IsClassified ? "is classified" : "is sensitive by its name",
            where));
    }

    private (IOperation Value, Sensitive What, ISymbol? Member)? FirstSensitive(IInvocationOperation call, IArgumentOperation? template, HygieneOptions options)
    {
        var value = new SensitiveValue(classified, options.Sanitizers);
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue.HasValue || IsKept(argument))
                continue;
            if (argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value.WithoutConversions() is IArrayCreationOperation { Initializer: { } initializer })
            {
                foreach (var element in initializer.ElementValues)
                {
                    if (value.Of(element) is { } part)
                        return (element, part, null);
                }
            }
            else if (value.Of(argument.Value) is { } sensitive)
            {
                return (argument.Value, sensitive, null);
            }
        }

        return template?.Value.ConstantValue is { HasValue: true, Value: string text } && text.IndexOf("{@", StringComparison.Ordinal) >= 0
            ? Destructured(call, template, text)
            : null;
    }

    private (IOperation Value, Sensitive What, ISymbol? Member)? Destructured(IInvocationOperation call, IArgumentOperation template, string text)
    {
        var holes = TemplateHole.Of(text);
        var values = LogTemplates.Values(call, template);
        for (var i = 0; i < holes.Count && i < values.Length; i++)
        {
            var value = values[i].WithoutConversions();
            if (holes[i].IsDestructured && value.Type is { } type && classified.Member(type) is { } member)
                return (value, new Sensitive(value, classified.Contains(member)), member);
        }

        return null;
    }

    // A generated log redacts what its parameter classifies, and writes the properties of others by rules of its own.
    private bool IsKept(IArgumentOperation argument) =>
        argument.Value.Type?.Name is "ILogger" or "EventId" or "LogLevel" or "CancellationToken"
        || argument.Parameter is not { } parameter
        || (parameter.ContainingSymbol is IMethodSymbol { IsPartialDefinition: true } && (classified.Contains(parameter) || HasProperties(parameter)));

    private static bool HasProperties(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "LogPropertiesAttribute" or "TagProviderAttribute" or "LogPropertyIgnoreAttribute")
                return true;
        }

        return false;
    }
}
