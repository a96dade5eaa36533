using System.Collections.Immutable;
using Instrumentation.Analyzers.Conventions;
using Instrumentation.Analyzers.Secrets;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Judges a tag of a metric: the gravest that can be said of its value, and nothing else of it.</summary>
internal sealed class TagVerdict(Promises promises, CardinalityOptions options)
{
    /// <summary>The property of a diagnostic with the tag's key.</summary>
    public const string Key = nameof(Key);

    /// <summary>The property with the attribute that says something similar with few values.</summary>
    public const string Twin = nameof(Twin);

    private const string Label = "label";

    // A large number that is proven is no proof of few values.
    private const int Few = 1000;

    /// <summary>What is to be said of a tag's value.</summary>
    public Diagnostic? OfValue(Part tag)
    {
        var key = tag.Key?.Single;
        if (IsPromised(tag))
            return null;
        if (tag.Value.IsUnbounded && IsPrescribed(key, tag.Value))
            return null;
        if (tag.Value.IsUnbounded)
            return Report(CardinalityDescriptors.UnboundedTag, tag, key, $"has no bound: {tag.Value.Reason}; record it on the span instead");
        if (tag.Value.IsProven && tag.Value.Maximum <= Few)
            return null;

        // The value's own name says more than the key: a bound may be promised where it is declared.
        if (!tag.Value.IsProven && IsClassified(tag))
            return null;
        if (!tag.Value.IsProven && !IsAllowed(key) && IdentityOfValue(tag) is { } named)
            return Report(CardinalityDescriptors.IdentifierTag, tag, key, $"'{named}'");
        if (DeniedKey(tag) is { } denied)
        {
            var twin = Attributes.Twin(denied);
            return Report(CardinalityDescriptors.SpanOnlyAttribute, tag, denied, twin is null ? "record it on the span instead" : $"use '{twin}'");
        }

        if (tag.Value.IsProven || IsAllowed(key))
            return null;
        if (IdentityOfKey(tag) is { } identity)
            return Report(CardinalityDescriptors.IdentifierTag, tag, key ?? identity, $"'{identity}'");
        return options.FlagsUnknownText && tag.Type?.SpecialType == SpecialType.System_String
            ? Report(CardinalityDescriptors.UnboundedTag, tag, key, "is not proven to have few values", DiagnosticSeverity.Info)
            : null;
    }

    /// <summary>What is to be said of a tag's key.</summary>
    public static Diagnostic? OfKey(Part tag) =>
        tag is { Key: { IsProven: false } key, KeyPlace: { } place } && place != tag.Place && IsOfThisPlace(key, tag.Value)
            ? Diagnostic.Create(CardinalityDescriptors.DynamicName, place, key.Path, "a metric tag", Why(key))
            : null;

    /// <summary>What is to be said of a label where it is declared, and its values are not known yet.</summary>
    public Diagnostic? OfLabel(Part label)
    {
        foreach (var name in label.Value.Constants)
        {
            if (options.BoundedKeys.Contains(name) || promises.Has(name) || Attributes.IsAllowed(name))
                continue;
            if (options.UnboundedKeys.Contains(name) || IdentityWords.Identifies(name))
            {
                return Diagnostic.Create(
                    CardinalityDescriptors.IdentifierTag, label.Place, Properties(name, twin: null), name, $"'{name}'");
            }
        }

        return label.Value.IsProven ? null : Diagnostic.Create(CardinalityDescriptors.DynamicName, label.Place, "a metric label", Why(label.Value));
    }

    /// <summary>Why a name is not constant.</summary>
    public static string Why(Values.Cardinality name) => name.IsUnbounded ? name.Reason
        : NameVerdict.FirstThatVaries(name, isSpan: false) is { Text.Length: > 0 } hole ? $"it depends on '{hole.Text}'"
        : name.Origins.Length > 0 ? $"it depends on '{name.Origins[0].Text}'"
        : "it is not proven to be one of few";

    private static Diagnostic Report(
        DiagnosticDescriptor rule, Part tag, string? key, string words, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
    {
        var place = tag.Value.EntersAt ?? tag.Place;
        var steps = tag.Value.Path.RemoveAll(step => step == place);
        return Diagnostic.Create(
            rule, place, severity, steps, Properties(key, key is null ? null : Attributes.Twin(key)), key ?? Label, words);
    }

    private static ImmutableDictionary<string, string?> Properties(string? key, string? twin)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (key is not null)
            properties = properties.Add(Key, key);
        return twin is null ? properties : properties.Add(Twin, twin);
    }

    /// <summary>
    /// Whether the key is made here. One that is read from options, or handed on together with its value, was chosen by somebody else, and
    /// most often once.
    /// </summary>
    private static bool IsOfThisPlace(Values.Cardinality key, Values.Cardinality value) =>
        key.IsUnbounded
        || NameVerdict.IsComposedHere(key)
        || (!key.IsComposed && value.IsProven && key.Origins.Length > 0 && key.Origins[0].Symbol is IParameterSymbol or ILocalSymbol);

    // The conventions want these values on metrics, and have no others: a client calls few servers, a program few procedures.
    private static bool IsPrescribed(string? key, Values.Cardinality value) => key switch
    {
        "server.address" => value.Reason.EndsWith(UnboundedSources.HostOfUri, StringComparison.Ordinal),
        "db.stored_procedure.name" => value.Reason.EndsWith(UnboundedSources.CommandText, StringComparison.Ordinal),
        _ => false,
    };

    private bool IsPromised(Part tag)
    {
        if (tag.Key is not { Kind: CardinalityKind.Constants } keys)
            return false;
        foreach (var key in keys.Constants)
        {
            if (!options.BoundedKeys.Contains(key) && !promises.Has(key))
                return false;
        }

        return !keys.IsNothing;
    }

    private string? DeniedKey(Part tag)
    {
        if (tag.Key is not { Kind: CardinalityKind.Constants } keys)
            return null;
        foreach (var key in keys.Constants)
        {
            if (Attributes.IsDenied(key) || options.UnboundedKeys.Contains(key))
                return key;
        }

        return null;
    }

    private static bool IsAllowed(string? key) => key is not null && Attributes.IsAllowed(key);

    private static string? IdentityOfKey(Part tag)
    {
        if (tag.Key is { Kind: CardinalityKind.Constants } keys)
        {
            foreach (var key in keys.Constants)
            {
                if (IdentityWords.Identifies(key))
                    return key;
            }
        }

        return null;
    }

    // That it is recorded at all is worse than how many values it has: INS4004 speaks of it.
    private static bool IsClassified(Part tag)
    {
        foreach (var origin in tag.Value.Origins)
        {
            if (origin.Symbol is { } symbol && Classified.Is(symbol))
                return true;
        }

        return false;
    }

    private static string? IdentityOfValue(Part tag)
    {
        foreach (var origin in tag.Value.Origins)
        {
            if (IdentityWords.Identifies(origin.Name, origin.Owner))
                return origin.Owner.Length > 0 && origin.Symbol is not IMethodSymbol ? $"{origin.Owner}.{origin.Name}" : origin.Name;
        }

        return null;
    }
}
