using Instrumentation.Analyzers.Metrics;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Judges the name of an instrument, a meter or a span.</summary>
internal static class NameVerdict
{
    private static readonly HashSet<string> Handed = new(StringComparer.Ordinal)
    {
        "name", "operation", "activity", "span", "meter", "instrument", "title", "label",
    };

    private static readonly HashSet<string> Destinations = new(StringComparer.Ordinal)
    {
        "queue", "topic", "destination", "exchange", "subscription", "routingkey", "table", "collection",
    };

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
        if (!name.IsProven && IsOfThisPlace(use.Kind, name, place))
            return Diagnostic.Create(CardinalityDescriptors.DynamicName, place.Syntax.GetLocation(), name.Path, kind, TagVerdict.Why(name));
        return options.FlagsLateInstruments && use.Kind == SinkKind.InstrumentName && IsLate(use, containing)
            ? Diagnostic.Create(
                CardinalityDescriptors.DynamicName, place.Syntax.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null, kind,
                "it is created at every call; create it once, in an initializer or a constructor")
            : null;
    }

    private static bool IsLate(MetricUse use, ISymbol containing) =>
        use.Frame.Outer is not null || containing is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) };

    /// <summary>
    /// Whether the name is made here. One that comes as it is from a property, from options or from a call is not known to vary; one that
    /// comes as a parameter named for it belongs to a method that hands names on.
    /// </summary>
    private static bool IsOfThisPlace(SinkKind kind, Values.Cardinality name, IOperation place)
    {
        if (name.IsUnbounded)
            return true;
        if (name.IsComposed)
            return kind != SinkKind.SpanName || !NamesDestinations(name);
        return Variables.WithoutConversions(place) is IParameterReferenceOperation { Parameter: { } parameter } && !IsNameOf(parameter.Name, Handed);
    }

    /// <summary>Of spans about messages and tables the conventions make the destination a part of the name.</summary>
    private static bool NamesDestinations(Values.Cardinality name)
    {
        foreach (var origin in name.Origins)
        {
            if (origin.Symbol is not ILocalSymbol && !IsNameOf(origin.Name, Destinations))
                return false;
        }

        return name.Origins.Length > 0;
    }

    private static bool IsNameOf(string name, HashSet<string> words) =>
        IdentityWords.Words(name) is { Count: > 0 } all && (words.Contains(all[all.Count - 1]) || words.Contains(string.Concat(all)));
}
