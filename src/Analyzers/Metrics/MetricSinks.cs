using System.Collections.Concurrent;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>Tells which operations hand something to metrics, or name a span. The simple name is asked first, the symbol second.</summary>
internal sealed class MetricSinks(Implementations implementations)
{
    private const string Metrics = "System.Diagnostics.Metrics";
    private const string Diagnostics = "System.Diagnostics";
    private const string Prometheus = "Prometheus";
    private const string PrometheusClient = "Prometheus.Client";

    /// <summary>The libraries of which one must be there.</summary>
    public static readonly string[] Libraries =
        ["System.Diagnostics.Metrics.Meter", "System.Diagnostics.ActivitySource", "Prometheus.Metrics", "Prometheus.Counter", "Prometheus.Client.IMetricFactory"];

    private static readonly string[] Subjects = ["Metric", "Telemetry", "Instrument", "Meter", "Monitor", "Counter", "Diagnostic", "Statistic"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> facades = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> contracts = new(SymbolEqualityComparer.Default);

    /// <summary>What the operation is.</summary>
    public SinkKind Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => Of(call.TargetMethod, call),
        IObjectCreationOperation creation => Of(creation),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } => Assigned(target),
        _ => SinkKind.None,
    };

    private SinkKind Of(IMethodSymbol method, IInvocationOperation call)
    {
        switch (method.Name)
        {
            case "Add" when IsInstrument(method.ContainingType) || IsHttpTags(call):
            case "Record" when IsInstrument(method.ContainingType):
                return SinkKind.Pairs;
            case "Add" when method.ContainingType.Is(Diagnostics, "TagList"):
                return method.Parameters.Length == 2 ? SinkKind.KeyAndValue : SinkKind.Pairs;
            case "AddCustomTag" when method.ContainingType.Is("System.Net.Http.Metrics", "HttpMetricsEnrichmentContext"):
                return SinkKind.KeyAndValue;
            case "WithLabels" or "Labels" or "WithLabelValues" when IsPrometheus(method.ContainingType) && TakesLabels(method):
                return SinkKind.LabelValues;
            case "StartActivity" or "CreateActivity" when method.ContainingType.Is(Diagnostics, "ActivitySource"):
                return SinkKind.SpanName;
            case "Create" when method.ContainingType.Is(Metrics, "IMeterFactory") || method.ContainingType.Is(Metrics, "MeterFactoryExtensions"):
                return SinkKind.MeterName;
        }

        if (method.Name.StartsWith("Create", StringComparison.Ordinal))
        {
            if (method.ContainingType.Is(Metrics, "Meter"))
                return SinkKind.InstrumentName;
            if (IsPrometheus(method.ContainingType) && method.Parameters.Length > 0 && method.Parameters[0].Type.SpecialType == SpecialType.System_String)
                return SinkKind.LabeledInstrument;
        }

        return IsFacade(method, call) ? SinkKind.Facade : SinkKind.None;
    }

    /// <summary>Whether the program declares the method, and next to an instrument or for one.</summary>
    private bool IsFacade(IMethodSymbol method, IInvocationOperation call) =>
        !call.Arguments.IsEmpty
        && method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension
        && method.ContainingAssembly is ISourceAssemblySymbol
        && (TakesInstrument(call)
            || facades.GetOrAdd(method.ContainingType.OriginalDefinition, HoldsInstruments)
            || (method.ContainingType.TypeKind == TypeKind.Interface && IsContract(method)));

    /// <summary>Whether a method of an interface is one of the type behind it, which holds instruments.</summary>
    private bool IsContract(IMethodSymbol method) =>
        contracts.GetOrAdd(method.ContainingType.OriginalDefinition, SpeaksOfMetrics)
        && implementations.Of(method.OriginalDefinition) is { } implementation
        && facades.GetOrAdd(implementation.ContainingType.OriginalDefinition, HoldsInstruments);

    // Who implements an interface is looked for where its name says that it may matter.
    private static bool SpeaksOfMetrics(INamedTypeSymbol type)
    {
        foreach (var subject in Subjects)
        {
            if (type.Name.IndexOf(subject, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static bool TakesInstrument(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Type is INamedTypeSymbol type && IsInstrument(type))
                return true;
        }

        return false;
    }

    private static bool HoldsInstruments(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            var held = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
            if (held is INamedTypeSymbol { Name: "Counter" or "Histogram" or "UpDownCounter" or "Gauge" or "Summary" or "Meter" or "TagList" } named
                && (IsInstrument(named) || IsPrometheus(named) || named.Is(Metrics, "Meter") || named.Is(Diagnostics, "TagList")))
            {
                return true;
            }
        }

        return false;
    }

    // A factory's labels, which are the same for all that it makes, come as a dictionary.
    private static bool TakesLabels(IMethodSymbol method) =>
        method.Parameters.Length > 0 && method.Parameters[0].Type.Name is not ("IDictionary" or "IReadOnlyDictionary" or "Dictionary");

    private static SinkKind Of(IObjectCreationOperation creation)
    {
        if (creation.Arguments.IsEmpty)
            return SinkKind.None;
        return creation.Type?.Name switch
        {
            "Measurement" when creation.Type.Is(Metrics, "Measurement") && creation.Arguments.Length > 1 => SinkKind.Pairs,
            "TagList" when creation.Type.Is(Diagnostics, "TagList") => SinkKind.Pairs,
            "Meter" when creation.Type.Is(Metrics, "Meter") => SinkKind.MeterName,
            _ => SinkKind.None,
        };
    }

    private static SinkKind Assigned(IPropertyReferenceOperation target) => target.Property.Name switch
    {
        "DisplayName" when target.Property.ContainingType.Is(Diagnostics, "Activity") => SinkKind.SpanName,
        "LabelNames" when IsPrometheus(target.Property.ContainingType) => SinkKind.LabelNames,
        "this[]" when target.Property.ContainingType.Is(Diagnostics, "TagList") => SinkKind.Pairs,
        _ => SinkKind.None,
    };

    private static bool IsInstrument(INamedTypeSymbol? type) =>
        type?.Name is "Counter" or "Histogram" or "UpDownCounter" or "Gauge" && type.ContainingType is null && type.ContainingNamespace.IsNamed(Metrics);

    private static bool IsPrometheus(INamedTypeSymbol? type) =>
        type is not null && (type.ContainingNamespace.IsNamed(Prometheus) || type.ContainingNamespace.IsNamed(PrometheusClient));

    private static bool IsHttpTags(IInvocationOperation call) =>
        call is { Instance.Type: INamedTypeSymbol { Name: "ICollection" }, Arguments.Length: 1 }
        && call.Arguments[0].Value.Type.Is("System.Collections.Generic", "KeyValuePair")
        && Values.Flow.Variables.WithoutConversions(call.Instance) is { } instance
        && (instance is IPropertyReferenceOperation { Property: { Name: "Tags", ContainingType: { } feature } } ? IsFeature(feature) : HasFeature(instance));

    private static bool IsFeature(ITypeSymbol type) => type.Is("Microsoft.AspNetCore.Http.Features", "IHttpMetricsTagsFeature");

    /// <summary>Whether the collection is a local that the feature's tags are assigned to.</summary>
    private static bool HasFeature(IOperation instance) =>
        instance is ILocalReferenceOperation { Local: { } local }
        && local.DeclaringSyntaxReferences.Length == 1
        && instance.SemanticModel?.SyntaxTree == local.DeclaringSyntaxReferences[0].SyntaxTree
        && local.DeclaringSyntaxReferences[0].GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Initializer.Value: { } value }
        && instance.SemanticModel.GetSymbolInfo(value).Symbol is IPropertySymbol { Name: "Tags", ContainingType: { } feature }
        && IsFeature(feature);
}
