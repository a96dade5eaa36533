using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The fields that every call of a method shares: its operation, its business instruments, the limits of its metric tags.</summary>
internal static class SharedFieldsEmitter
{
    public static void Write(CodeWriter writer, MethodModel method, BodyNames names)
    {
        if (method.Span is not null || method.Metrics is not null || method.Instruments.Count > 0)
        {
            writer.Lines($"private static readonly {Runtime.InstrumentedScope} {names.Scope} =");
            writer.Indented($"{Runtime.InstrumentedScope}.For({Literal.Of(method.Scope.Name)}, {Literal.Of(method.Scope.Version)});");
        }

        var parts = new List<string> { Literal.Of(method.Operation) };
        if (method.Span is { } span)
            parts.Add($"span: new {Runtime.OperationSpan}({names.Scope}, {Literal.Of(method.Operation)}, {Literal.Of(method.FunctionName)}{SpanOptions(span)})");
        if (method.Metrics is { } metrics)
            parts.Add($"metrics: new {Runtime.OperationMetrics}({names.Scope}, {Literal.Of(method.Operation)}, {Literal.Of(metrics.Prefix)}{Buckets(metrics)})");
        if (method.Log is { } log)
            parts.Add($"log: new {Runtime.OperationLog}({Literal.Of(method.Category)}, {Literal.Of(method.MethodName)}, {Literal.Of(method.Operation)}{LogOptions(log)})");

        writer.Lines($"internal static readonly {Runtime.Operation} {names.Operation} =");
        writer.Indented($"new {Runtime.Operation}({string.Join(", ", parts)});");

        foreach (var instrument in method.Instruments)
            WriteInstrument(writer, instrument, names);
        foreach (var tag in method.Tags.Concat(method.ResultTags))
        {
            if (tag.LimitField is not { } limit)
                continue;
            writer.Lines($"internal static readonly {Runtime.TagLimit} {limit} =");
            writer.Indented($"new {Runtime.TagLimit}({tag.Limit});");
        }
    }

    /// <summary>The names of the fields that the method's attributes ask for.</summary>
    public static IEnumerable<string> Fields(MethodModel method) => method.Instruments.Select(static instrument => instrument.Field)
        .Concat(method.Tags.Concat(method.ResultTags).Select(static tag => tag.LimitField).OfType<string>());

    private static void WriteInstrument(CodeWriter writer, InstrumentModel instrument, BodyNames names)
    {
        var kind = instrument.IsHistogram ? "Histogram" : "Counter";
        var type = instrument.ValueType.Name;
        var buckets = instrument.IsHistogram ? $", {Literal.OfArray(instrument.Buckets, type)}" : string.Empty;
        writer.Lines($"internal static readonly global::System.Diagnostics.Metrics.{kind}<{type}> {instrument.Field} =");
        writer.Indented($"{Runtime.BusinessMetrics}.{kind}<{type}>({names.Scope}, {Literal.Of(instrument.Name)}, {Literal.Of(instrument.Unit)}{buckets});");
    }

    private static string SpanOptions(SpanModel span)
    {
        var kind = span.Kind == "Internal" ? string.Empty : $", kind: global::System.Diagnostics.ActivityKind.{span.Kind}";
        return span.IsRoot ? $"{kind}, root: true" : kind;
    }

    private static string Buckets(MetricsModel metrics) =>
        metrics.Buckets.Count == 0 ? string.Empty : $", {Literal.OfArray(metrics.Buckets, "double")}";

    private static string LogOptions(LogModel log) =>
        LogOption("onStart", log.OnStart) + LogOption("onSuccess", log.OnSuccess) + LogOption("onFailure", log.OnFailure);

    private static string LogOption(string name, string level) =>
        level == "None" ? string.Empty : $", {name}: global::Microsoft.Extensions.Logging.LogLevel.{level}";
}
