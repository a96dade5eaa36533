using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Metrics;

/// <summary>Finds all that a body hands to telemetry, and evaluates it.</summary>
internal sealed class MetricUses(MetricSinks sinks, Func<Evaluator> evaluators)
{
    /// <summary>The uses of a body, its lambdas and its local functions.</summary>
    public List<MetricUse> Of(Frame frame)
    {
        var uses = new List<MetricUse>();
        Collect(frame, uses);
        return uses;
    }

    private void Collect(Frame frame, List<MetricUse> uses)
    {
        if (frame.Flow.IsTooLarge)
            return;
        foreach (var block in frame.Flow.Graph.Blocks)
        {
            if (!block.IsReachable)
                continue;
            foreach (var operation in block.Operations)
                Collect(operation, frame, uses);
            if (block.BranchValue is { } value)
                Collect(value, frame, uses);
        }

        foreach (var nested in frame.Flow.Nested)
            Collect(frame.Within(nested), uses);
    }

    private void Collect(IOperation root, Frame frame, List<MetricUse> uses)
    {
        foreach (var operation in root.DescendantsAndSelf())
        {
            var kind = sinks.Of(operation);
            if (kind != SinkKind.None && Use(kind, operation, frame) is { } use)
                uses.Add(use);
        }
    }

    private MetricUse? Use(SinkKind kind, IOperation operation, Frame frame)
    {
        var evaluator = evaluators();
        var arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        switch (kind)
        {
            case SinkKind.Pairs when operation is ISimpleAssignmentOperation assignment:
                return Tags(evaluator.Evaluate(assignment.Value, frame).Parts);
            case SinkKind.Pairs:
                return Tags(Pairs(evaluator, arguments, frame));
            case SinkKind.KeyAndValue when Argument(arguments, 0) is { } key && Argument(arguments, 1) is { } value:
                return Tags([evaluator.PartOf(value, frame, key)]);
            case SinkKind.LabelValues:
                return Tags(Labels(evaluator, arguments, frame));
            case SinkKind.Facade when operation is IInvocationOperation call:
                return Tags(Facade(evaluator, call, frame));
            case SinkKind.MeterName or SinkKind.InstrumentName or SinkKind.LabeledInstrument when NameArgument(arguments) is { } name:
                return new MetricUse(
                    kind, operation, frame, [], kind == SinkKind.LabeledInstrument ? DeclaredLabels(evaluator, arguments, frame) : [], evaluator.Count(name, frame), name);
            case SinkKind.SpanName when operation is ISimpleAssignmentOperation assignment:
                return new MetricUse(kind, operation, frame, [], [], evaluator.Count(assignment.Value, frame), assignment.Value);
            case SinkKind.SpanName when NameArgument(arguments) is { } name:
                return new MetricUse(kind, operation, frame, [], [], evaluator.Count(name, frame), name);
            case SinkKind.LabelNames when operation is ISimpleAssignmentOperation assignment:
                return new MetricUse(kind, operation, frame, [], evaluator.Evaluate(assignment.Value, frame).Parts);
            default:
                return null;
        }

        MetricUse Tags(ImmutableArray<Part> parts) => new(kind, operation, frame, parts, []);
    }

    /// <summary>All arguments behind the measurement.</summary>
    private static ImmutableArray<Part> Pairs(Evaluator evaluator, ImmutableArray<IArgumentOperation> arguments, Frame frame)
    {
        var parts = ImmutableArray<Part>.Empty;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && !IsMeasurement(parameter))
                parts = Value.Union(parts, evaluator.Evaluate(argument.Value, frame).Parts);
        }

        // What has no key is no tag.
        return parts.RemoveAll(static part => part.Key is null);
    }

    private static bool IsMeasurement(IParameterSymbol parameter) => parameter is { Ordinal: 0, Name: "delta" or "value" };

    private static ImmutableArray<Part> Labels(Evaluator evaluator, ImmutableArray<IArgumentOperation> arguments, Frame frame)
    {
        var parts = ImmutableArray<Part>.Empty;
        foreach (var argument in arguments)
        {
            var value = evaluator.Evaluate(argument.Value, frame);
            parts = Value.Union(parts, value.Parts.IsEmpty && argument.Value.Type is not IArrayTypeSymbol ? [evaluator.PartOf(argument.Value, frame)] : value.Parts);
        }

        return parts;
    }

    /// <summary>The arguments that become tags in the method that is called; what is unbounded in it anyway is reported there.</summary>
    private ImmutableArray<Part> Facade(Evaluator evaluator, IInvocationOperation call, Frame frame)
    {
        var method = call.TargetMethod.Declaration();
        if (!BringsTags(evaluator, call, frame) || evaluator.Body(call.TargetMethod) is not { } body)
            return [];
        var arguments = new Dictionary<IParameterSymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            arguments[parameter.OriginalDefinition] = argument.Value;
            if (body.Method is { } implementation && parameter.Ordinal < implementation.Parameters.Length)
                arguments[implementation.Parameters[parameter.Ordinal].OriginalDefinition] = argument.Value;
        }

        if (evaluator.Enter(method, body, frame, arguments) is not { } inside)
            return [];

        // What is there whoever calls is reported in the method itself.
        var own = new HashSet<Location>();
        foreach (var use in Of(new Frame(body, method, Outer: null, frame, Arguments: null)))
        {
            foreach (var tag in use.Tags)
                own.Add(tag.Value.IsUnbounded ? tag.Value.EntersAt ?? tag.Place : tag.Place);
        }

        var parts = ImmutableArray<Part>.Empty;
        foreach (var use in Of(inside))
        {
            foreach (var tag in use.Tags)
            {
                if (tag.Value.EntersAt is { } argument)
                    parts = parts.Add(tag with { Place = argument, KeyPlace = argument });
                else if (!own.Contains(tag.Place) && !IsWithin(tag.Place, body))
                    parts = parts.Add(tag);
            }
        }

        return parts;
    }

    private static bool IsWithin(Location place, BodyFlow body) =>
        body.Graph.OriginalOperation.Syntax is var syntax && place.SourceTree == syntax.SyntaxTree && syntax.Span.Contains(place.SourceSpan);

    /// <summary>Whether an argument has anything to report in it: next to no call does.</summary>
    private static bool BringsTags(Evaluator evaluator, IInvocationOperation call, Frame frame)
    {
        foreach (var argument in call.Arguments)
        {
            if (!MayBringTags(argument.Value))
                continue;
            var value = evaluator.Evaluate(argument.Value, frame);
            if (value.Cardinality.IsUnbounded || !value.Parts.IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>Whether the argument of a facade can have anything to report in it, by what can be seen without a graph.</summary>
    public static bool MayBringTags(IOperation argument) =>
        !argument.ConstantValue.HasValue
        && argument is not (IInstanceReferenceOperation or IDefaultValueOperation or IDelegateCreationOperation)
        && argument.Type is not (null or { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum or TypeKind.Delegate })
        && !argument.Type.Is("System.Threading", "CancellationToken");

    private static ImmutableArray<Part> DeclaredLabels(Evaluator evaluator, ImmutableArray<IArgumentOperation> arguments, Frame frame)
    {
        var parts = ImmutableArray<Part>.Empty;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Name: "labelNames" })
                parts = Value.Union(parts, evaluator.Evaluate(argument.Value, frame).Parts);
        }

        return parts;
    }

    private static IOperation? NameArgument(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { Name: "name", Type.SpecialType: SpecialType.System_String } && argument.ArgumentKind != ArgumentKind.DefaultValue)
                return argument.Value;
        }

        return null;
    }

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        }

        return null;
    }
}
