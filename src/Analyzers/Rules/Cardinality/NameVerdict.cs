using Instrumentation.Analyzers.Metrics;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Judges the name of an instrument, a meter or a span.</summary>
internal static class NameVerdict
{
    private static readonly HashSet<string> Handed = new(StringComparer.Ordinal)
    {
        "name", "operation", "activity", "span", "meter", "instrument", "title", "label", "querysummary",
    };

    /// <summary>Parameters that are a name, or a part of one that its author chose.</summary>
    private static readonly HashSet<string> Chosen = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "metricName", "instrumentName", "counterName", "gaugeName", "histogramName", "meterName", "baseName", "unit", "prefix", "suffix",
    };

    private static readonly HashSet<string> Operations = new(StringComparer.Ordinal) { "operation", "action", "verb", "method", "command" };

    /// <summary>Names of the program's own code, of which it has as many as it was written with.</summary>
    private static readonly HashSet<string> Code = new(StringComparer.Ordinal) { "methodname", "typename", "classname", "messagetype", "eventtype", "commandtype" };

    private static readonly HashSet<string> Destinations = new(StringComparer.Ordinal)
    {
        "queue", "topic", "destination", "exchange", "subscription", "routingkey", "table", "collection", "entitypath", "eventhub", "consumergroup",
        "model", "modelid", "tool", "function", "agent", "procedure", "storedprocedure", "sproc", "querysummary",
    };

    /// <summary>What is to be said of the name; one that would be reported is looked at again, more thoroughly.</summary>
    public static Diagnostic? Of(MetricUse use, ISymbol containing, CardinalityOptions options, Func<MetricUse, MetricUse?> again)
    {
        if (use is not { Name: { } name, NamePlace: { } place })
            return null;

        var kind = use.Kind switch
        {
            SinkKind.MeterName => "a meter",
            SinkKind.SpanName => "a span",
            _ => "an instrument",
        };
        if (!name.IsProven && IsOfThisPlace(use.Kind, name, place) && again(use) is { Name: { IsProven: false } sure } && IsOfThisPlace(use.Kind, sure, place))
            return Diagnostic.Create(CardinalityDescriptors.DynamicName, place.Syntax.GetLocation(), sure.Path, kind, Why(use.Kind == SinkKind.SpanName, sure, place));
        return options.FlagsLateInstruments && use.Kind == SinkKind.InstrumentName && IsLate(use, containing)
            ? Diagnostic.Create(
                CardinalityDescriptors.DynamicName, place.Syntax.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null, kind,
                "it is created at every call; create it once, in an initializer or a constructor")
            : null;
    }

    /// <summary>Whether all that varies in a span's name is recorded as attributes of few values, too.</summary>
    public static bool IsRecorded(Values.Cardinality name, RecordedNames recorded)
    {
        // What can be seen to have no bound has none under any key; a stored procedure's name is read from where a query stands otherwise.
        if (name.IsUnbounded && !name.Reason.EndsWith(UnboundedSources.CommandText, StringComparison.Ordinal))
            return false;
        if (recorded.HasWhole)
            return true;
        return name.IsComposed && FirstThatVaries(name, isSpan: true, recorded.Has) is null;
    }

    private static bool IsLate(MetricUse use, ISymbol containing) =>
        use.Frame.Outer is not null || containing is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) };

    /// <summary>Whether a key of a tag is put together of anything but what configures the process.</summary>
    public static bool IsComposedHere(Values.Cardinality key) => FirstThatVaries(key, isSpan: false) is not null;

    /// <summary>The part of a text, put together of several, that makes it vary.</summary>
    public static Hole? FirstThatVaries(Values.Cardinality text, bool isSpan, Predicate<Hole>? isFew = null)
    {
        var mayNameOperations = false;
        if (isSpan)
        {
            foreach (var hole in text.Holes)
                mayNameOperations |= Names(hole, Destinations);
        }

        foreach (var hole in text.Holes)
        {
            if (!IsChosenOnce(hole) && !(isSpan && IsOfSpans(hole, mayNameOperations)) && isFew?.Invoke(hole) != true)
                return hole;
        }

        return null;
    }

    private static bool IsOfSpans(Hole hole, bool mayNameOperations) =>
        Names(hole, Destinations) || Names(hole, Code) || (mayNameOperations && Names(hole, Operations));

    private static string Why(bool isSpan, Values.Cardinality name, IOperation place) => name.IsUnbounded
        ? name.Reason
        : $"it depends on '{(FirstThatVaries(name, isSpan, isSpan ? null : IsHandedOn) is { Text.Length: > 0 } hole ? hole.Text : Evaluator.Text(place))}'";

    /// <summary>
    /// Whether the name is made here. One that comes as it is from a property, from options or from a call is not known to vary; one that
    /// comes as a parameter named for it belongs to a method that hands names on, also where it has a choice of several.
    /// </summary>
    private static bool IsOfThisPlace(SinkKind kind, Values.Cardinality name, IOperation place)
    {
        if (name.IsUnbounded)
            return true;
        if (name.IsComposed)
            return FirstThatVaries(name, kind == SinkKind.SpanName, kind == SinkKind.SpanName ? null : IsHandedOn) is not null;
        return Variables.WithoutConversions(place) is IParameterReferenceOperation { Parameter: { } parameter }
            && !IsNameOf(parameter.Name, string.Empty, Handed)
            && !IsChosen(parameter, name);
    }

    /// <summary>Whether a part of an instrument's name is one that the method was given, as in <c>name + "-seconds"</c>.</summary>
    private static bool IsHandedOn(Hole hole)
    {
        foreach (var origin in hole.Origins)
        {
            if (!origin.IsAlias && !(origin.Symbol is IParameterSymbol && Chosen.Contains(origin.Name)))
                return false;
        }

        return !hole.Origins.IsEmpty;
    }

    /// <summary>Whether what a parameter holds came to it from something else, which may be a name.</summary>
    private static bool IsChosen(IParameterSymbol parameter, Values.Cardinality name)
    {
        foreach (var origin in name.Origins)
        {
            if (!SymbolEqualityComparer.Default.Equals(origin.Symbol, parameter))
                return true;
        }

        return false;
    }

    /// <summary>What configures a process, and the name that a span has already, do not vary here.</summary>
    private static bool IsChosenOnce(Hole hole)
    {
        var isChosenOnce = false;
        foreach (var origin in hole.Origins)
        {
            if (origin.IsAlias)
                continue;
            if (!origin.IsConfigured && !(origin is { Name: "DisplayName", Symbol.ContainingType: { } type } && type.Is("System.Diagnostics", "Activity")))
                return false;
            isChosenOnce = true;
        }

        return isChosenOnce;
    }

    /// <summary>
    /// Of spans about messages, tables and language models the conventions make what is used a part of the name, and the operation another.
    /// </summary>
    private static bool Names(Hole hole, HashSet<string> words)
    {
        var isNamed = false;
        var isNamedLater = false;
        var isNamedOtherwise = false;
        foreach (var origin in hole.Origins)
        {
            if (IdentityWords.Identifies(origin.Name, origin.Owner))
                return false;
            if (!IsNameOf(origin.Name, origin.Owner, words))
                isNamedOtherwise |= !origin.IsAlias;
            else if (origin.IsAlias)
                isNamedLater = true;
            else
                isNamed = true;
        }

        return isNamedLater || (isNamed && !isNamedOtherwise);
    }

    /// <summary>Whether a name ends in one of the words: <c>queue</c>, <c>OrdersQueue</c>, <c>QueueName</c>, or the <c>Name</c> of a <c>Queue</c>.</summary>
    private static bool IsNameOf(string name, string owner, HashSet<string> words)
    {
        var all = IdentityWords.Words(name);
        if (EndsIn(all, words))
            return true;
        if (all.Count == 0 || all[all.Count - 1] != "name")
            return false;
        all.RemoveAt(all.Count - 1);
        return EndsIn(all.Count > 0 ? all : IdentityWords.Words(owner), words);
    }

    private static bool EndsIn(List<string> all, HashSet<string> words) =>
        all.Count > 0
        && (words.Contains(all[all.Count - 1]) || (all.Count > 1 && words.Contains(all[all.Count - 2] + all[all.Count - 1])));
}
