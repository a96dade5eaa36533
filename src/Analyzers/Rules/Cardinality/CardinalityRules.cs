using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Analyzers.Metrics;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>The rules about cardinality. They share what is expensive: the graph of a body, and the proof of what a tag is made of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CardinalityRules : FamilyRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [CardinalityDescriptors.UnboundedTag, CardinalityDescriptors.IdentifierTag, CardinalityDescriptors.DynamicName, CardinalityDescriptors.SpanOnlyAttribute];

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, WellKnownSymbols symbols)
    {
        if (!symbols.HasAny(MetricSinks.Libraries))
            return;

        var state = new State(context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterOperationAction(
            state.Look, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment);
        MetricTagAttributes.Register(context, state.Promises, state.Options);
    }

    private sealed class State(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        private readonly MetricSinks sinks = new(Implementations.For(compilation));
        private readonly Bodies bodies = new(compilation);
        private readonly ConcurrentDictionary<SyntaxNode, byte> seen = new();
        private readonly ConcurrentDictionary<(string, Location), byte> reported = new();

        public Promises Promises { get; } = new(compilation);

        public OptionsByTree<CardinalityOptions> Options { get; } = new(options, CardinalityOptions.Read);

        /// <summary>Looks at an operation; the first that hands something to telemetry lets the whole body be evaluated.</summary>
        public void Look(OperationAnalysisContext context)
        {
            if (sinks.Of(context.Operation) is var kind && (kind == SinkKind.None || IsHarmless(kind, context.Operation)))
                return;

            var settings = Options.Of(context.Operation.Syntax.SyntaxTree);
            if (settings.Budget == 0 && ProvenAtSight.Is(kind, context.Operation))
                return;

            if (!seen.TryAdd(context.Operation.Root().Syntax, 0))
                return;

            var frame = Frame.Of(BodyFlow.Of(context.GetControlFlowGraph()), context.ContainingSymbol as IMethodSymbol);
            var uses = new MetricUses(sinks, () => new Evaluator(compilation, bodies, settings.Proof, context.CancellationToken));
            var verdict = new TagVerdict(Promises, settings);
            foreach (var use in uses.Of(frame))
            {
                foreach (var label in use.Labels)
                    Report(context, verdict.OfLabel(label));

                // What runs once in a process has one value.
                if (use.Frame == frame && IsOnce(context.ContainingSymbol))
                    continue;
                foreach (var tag in use.Tags)
                {
                    var (ofValue, ofKey) = (verdict.OfValue(tag), TagVerdict.OfKey(tag));
                    if ((ofValue ?? ofKey) is null || new SpanTags(bodies).IsAddedTo(use.Operation, context.CancellationToken))
                        continue;
                    Report(context, ofValue);
                    Report(context, ofKey);
                }

                Report(context, NameVerdict.Of(use, context.ContainingSymbol, settings, one => Again(one, settings, context.CancellationToken)));
                Report(context, Budget.Of(use, settings));
            }
        }

        /// <summary>
        /// A name that would be reported with what its callers say of it, for which all of the source is searched; null if other attributes of
        /// the span say that it is one of few.
        /// </summary>
        private MetricUse? Again(MetricUse use, CardinalityOptions settings, CancellationToken cancellationToken)
        {
            if (use is not { Name: { } name, NamePlace: { } place })
                return null;
            if (use.Kind == SinkKind.SpanName && NameVerdict.IsRecorded(name, new RecordedNames(use, bodies, cancellationToken)))
                return null;
            return name.IsUnbounded ? use
                : use with { Name = new Evaluator(compilation, bodies, settings.Proof with { IsThorough = true }, cancellationToken).Count(place, use.Frame) };
        }

        /// <summary>Most measurements have no tags, and most names are constant: no graph is needed to see that.</summary>
        private static bool IsHarmless(SinkKind kind, IOperation operation)
        {
            switch (operation)
            {
                case IInvocationOperation { Arguments.Length: 1 } when kind == SinkKind.Pairs && !((IInvocationOperation)operation).TargetMethod.ContainingType.Is("System.Diagnostics", "TagList"):
                    return ((IInvocationOperation)operation).Arguments[0].Value.Type is { } type && !type.Is("System.Collections.Generic", "KeyValuePair");
                case IInvocationOperation call when kind == SinkKind.Facade:
                    return !MayBringTags(call.Arguments);
                case IInvocationOperation call when kind == SinkKind.SpanName:
                    return HasConstantName(call.Arguments);
                case IInvocationOperation call when kind is SinkKind.InstrumentName or SinkKind.MeterName && !IsIn(call.TargetMethod.ContainingNamespace):
                    return HasConstantName(call.Arguments);
                case IObjectCreationOperation creation when kind == SinkKind.MeterName:
                    return HasConstantName(creation.Arguments);
                case ISimpleAssignmentOperation assignment when kind == SinkKind.SpanName:
                    return assignment.Value.ConstantValue.HasValue;
                default:
                    return false;
            }
        }

        private static bool MayBringTags(ImmutableArray<IArgumentOperation> arguments)
        {
            foreach (var argument in arguments)
            {
                if (MetricUses.MayBringTags(argument.Value))
                    return true;
            }

            return false;
        }

        private static bool IsIn(INamespaceSymbol? symbol) => symbol.IsNamed("Prometheus") || symbol.IsNamed("Prometheus.Client");

        private static bool HasConstantName(ImmutableArray<IArgumentOperation> arguments)
        {
            foreach (var argument in arguments)
            {
                if (argument.Parameter is { Name: "name" })
                    return argument.Value.ConstantValue.HasValue || argument.ArgumentKind == ArgumentKind.DefaultValue;
            }

            return false;
        }

        private static bool IsOnce(ISymbol symbol) =>
            symbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } or IMethodSymbol { MethodKind: MethodKind.StaticConstructor };

        private void Report(OperationAnalysisContext context, Diagnostic? diagnostic)
        {
            // Two calls of one method meet the same tag in it.
            if (diagnostic is not null && reported.TryAdd((diagnostic.Id, diagnostic.Location), 0))
                context.ReportDiagnostic(diagnostic);
        }
    }
}
