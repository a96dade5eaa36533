using Instrumentation.Analyzers.Metrics;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Judges the name of an instrument, a meter or a span.</summary>
internal static class NameVerdict
{
    /// <summary>What is to be said of the name.</summary>
    public static Diagnostic? Of(MetricUse use, ISymbol containing, CardinalityOptions options)
    {
        if (use is not { Name: { } name, NamePlace: { } place })
            return null;

        var kind = use.Kind switch
        {
            SinkKind.MeterName => "a meter",
            SinkKind.SpanName => "a span",
            _ => "an instrument",
        };
        if (!name.IsProven && !IsForwarded(use, place, containing))
            return Diagnostic.Create(CardinalityRules.DynamicName, place.Syntax.GetLocation(), name.Path, kind, TagVerdict.Why(name));
        return options.FlagsLateInstruments && use.Kind == SinkKind.InstrumentName && IsLate(use, containing)
            ? Diagnostic.Create(
                CardinalityRules.DynamicName, place.Syntax.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null, kind,
                "it is created at every call; create it once, in an initializer or a constructor")
            : null;
    }

    private static bool IsLate(MetricUse use, ISymbol containing) =>
        use.Frame.Outer is not null || containing is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) };

    /// <summary>
    /// Whether the name comes as it is with the call, and what it names goes back, or into the object: a factory of the program's own, whose
    /// callers decide.
    /// </summary>
    private static bool IsForwarded(MetricUse use, IOperation name, ISymbol containing)
    {
        if (Variables.WithoutConversions(name) is not IParameterReferenceOperation { Parameter: { } parameter }
            || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, containing)
            || containing is not IMethodSymbol method)
        {
            return false;
        }

        return method.MethodKind == MethodKind.Constructor || (use.Operation is IInvocationOperation or IObjectCreationOperation && IsReturned(use));
    }

    private static bool IsReturned(MetricUse use)
    {
        foreach (var result in use.Frame.Flow.Results)
        {
            foreach (var operation in result.DescendantsAndSelf())
            {
                if (operation == use.Operation)
                    return true;
            }
        }

        return false;
    }
}
