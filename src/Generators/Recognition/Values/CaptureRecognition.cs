using System.Collections.Immutable;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Reads the attributes on parameters and on the return value: which values are captured, from where, and for what.</summary>
internal sealed class CaptureRecognition(Compilation compilation, IMethodSymbol method, ISymbol within, InstrumentationAttributes attributes)
{
    private const int Success = 1;
    private const int AllOutcomes = 7;

    private readonly CapturedValues captured = new(method);

    // Where what is being read is written: an implementation may name its parameters otherwise, and its tags must not be.
    private IMethodSymbol? declaration;

    // Whether what is being read is written on another member, which the method overrides or implements.
    private bool isInherited;

    public static CapturedValues Of(Compilation compilation, IMethodSymbol method, ISymbol within, InstrumentationAttributes attributes)
    {
        var recognition = new CaptureRecognition(compilation, method, within, attributes);
        recognition.Read();
        return recognition.captured;
    }

    private bool HasMetrics => attributes.Metered is not null || !attributes.Counted.IsEmpty || CaptureAttributes.HaveInstruments(attributes);

    private bool HasSpanOrLog => attributes.Traced is not null || attributes.LogContext is not null;

    private void Read()
    {
        foreach (var counted in attributes.Counted)
        {
            isInherited = !method.GetAttributes().Contains(counted);
            CheckOutcomes(counted, method, $"'{method.Name}'", isOutput: false);
            captured.Instruments.Add(new DeclaredInstrument(InstrumentRecognition.Model(captured, counted, capture: null, "long"), counted));
        }

        foreach (var parameter in method.Parameters)
        {
            foreach (var attribute in Nearest(declaration => declaration.Parameters[parameter.Ordinal].GetAttributes()))
                Read(attribute, parameter, parameter.Type, parameter.Name);
        }

        foreach (var attribute in Nearest(static declaration => declaration.GetReturnTypeAttributes()))
        {
            if (ReturnRecognition.Result(method) is { } result)
                Read(attribute, parameter: null, result, "result");
            else
                NoEffect(attribute, method, "the return value", ReturnRecognition.IsStream(method.ReturnType)
                    ? $"the stream of '{method.Name}' has no single result; its items are counted in the tag '{KnownNames.ItemsTag}'"
                    : $"'{method.Name}' returns nothing");
        }
    }

    /// <summary>The attributes of the nearest declaration that has any: its own, or else those of the member that it implements.</summary>
    private List<AttributeData> Nearest(Func<IMethodSymbol, ImmutableArray<AttributeData>> read)
    {
        foreach (var candidate in attributes.Declarations)
        {
            var own = read(candidate).Where(CaptureAttributes.IsCapture).ToList();
            declaration = candidate;
            isInherited = !ReferenceEquals(candidate, method);
            if (own.Count > 0)
                return own;
        }

        return [];
    }

    private void Read(AttributeData attribute, IParameterSymbol? parameter, ITypeSymbol type, string valueName)
    {
        var symbol = (ISymbol?)parameter ?? method;
        if (parameter is { RefKind: RefKind.Out } && ReturnRecognition.EndsLater(method))
        {
            NoEffect(attribute, symbol, $"'{valueName}'", $"'{method.Name}' hands it out before the call ends; put the attribute on a parameter that is not 'out'");
            return;
        }

        var member = attribute.Text("Member");
        var path = MemberPath.Resolve(type, member, compilation, within, out var missing);
        if (path is null)
        {
            var hint = missing!.Reason
                ?? (missing.Nearest is { } nearest ? $"did you mean '{nearest}'?" : "name an accessible instance property or field");
            captured.Refusals.Add(new Refusal(
                Refusal.MemberNotResolved, symbol, attribute, member!, valueName, missing.Type.Name, "instance property or field", missing.Member, hint)
            {
                IsInherited = isInherited,
                Property = "Member",
                Suggestion = missing.Suggestion,
            });
            return;
        }

        captured.Members.AddRange(path.Members);
        if (attribute.Is(KnownNames.Tag) || attribute.Is(KnownNames.MetricTag))
            ReadTag(attribute, parameter, symbol, path, valueName, member);
        else
            ReadInstrument(attribute, parameter, symbol, path, valueName);
    }

    private void ReadTag(
        AttributeData attribute, IParameterSymbol? parameter, ISymbol symbol, MemberPath.Resolved path, string valueName, string? member)
    {
        var isMetricTag = attribute.Is(KnownNames.MetricTag);
        if (isMetricTag ? !HasMetrics && !HasSpanOrLog : !HasSpanOrLog)
        {
            if (ApplicabilityRecognition.Kind(method) is { } kind)
                NoEffect(attribute, symbol, $"'{valueName}'", kind);
            else if (isMetricTag)
                NoEffect(attribute, symbol, $"'{valueName}'", $"'{method.Name}' has no metrics; add [Metered]", KnownNames.Metered);
            else
                NoEffect(attribute, symbol, $"'{valueName}'", $"'{method.Name}' has neither a span nor a log context; add [Traced] or [LogContext]", KnownNames.Traced);
            return;
        }

        // Whatever the unknown value is to mean, it is not that the secret is shown.
        var redaction = attribute.Member("Redact", "None", undefined: "Erase");
        var reason = TagTypes.Refusal(path.Type, isMetricTag)
            ?? (redaction == "Hash" && TagTypes.IsArray(path.Type) ? "an array has no digest; erase it, or name one of its members with Member" : null);
        if (reason is not null)
        {
            NoEffect(attribute, symbol, $"'{valueName}'", reason);
            return;
        }

        var key = attribute.NameArgument() ?? (parameter is null && member is not null
            ? string.Join("_", member.Split('.').Select(static name => Identifiers.SnakeCase(name.Trim())))
            : Identifiers.SnakeCase(parameter is null ? valueName : (declaration ?? method).Parameters[parameter.Ordinal].Name));
        var tags = ReturnRecognition.IsOutput(parameter) ? captured.ResultTags : captured.Tags;
        if (captured.Tags.Concat(captured.ResultTags).Any(tag => tag.Key == key))
        {
            NoEffect(attribute, symbol, $"'{valueName}'", $"another tag of '{method.Name}' has the key '{key}'");
            return;
        }

        if (key == KnownNames.ItemsTag && ReturnRecognition.IsStream(method.ReturnType))
        {
            NoEffect(attribute, symbol, $"'{valueName}'", $"the stream of '{method.Name}' counts its items in the tag '{key}'; give it another name");
            return;
        }

        if (Classification(parameter, path) is { } classification && (isMetricTag || redaction == "None"))
        {
            captured.Refusals.Add(new Refusal(
                Refusal.ClassifiedInTheClear,
                symbol,
                attribute,
                valueName,
                classification,
                isMetricTag ? "remove the tag: a classified value must not be on a metric" : "set Redact to Redaction.Erase or Redaction.Hash")
            {
                IsInherited = isInherited,
                Suggestion = isMetricTag ? null : "Redaction.Erase",
            });
            return;
        }

        if (isMetricTag && !HasMetrics)
            NoEffect(attribute, symbol, $"'{valueName}'", $"'{method.Name}' has no metrics, and the value goes where [Tag] puts it; add [Metered], or use [Tag]", KnownNames.Metered);

        var limit = isMetricTag && HasMetrics ? Math.Max(0, attribute.Number("Limit", 0)) : 0;
        tags.Add(new TagModel
        {
            Key = key,
            Capture = captured.Capture(parameter, path, key, cast: string.Empty, readsTextAtOnce: isMetricTag && HasMetrics) with
            {
                IsCopied = redaction == "None" && TagTypes.IsArray(path.Type),
            },
            Conversion = redaction switch
            {
                "Erase" => TagConversion.Erase,
                "Hash" => TagConversion.Hash,
                _ => TagTypes.Conversion(path.Type),
            },
            IsMetricTag = isMetricTag && HasMetrics,
            Limit = limit,
            LimitField = limit > 0 ? captured.SharedFields.Unique($"{Identifiers.CamelCase(key)}Limit") : null,
        });
    }

    private void ReadInstrument(
        AttributeData attribute, IParameterSymbol? parameter, ISymbol symbol, MemberPath.Resolved path, string valueName)
    {
        if (attributes.IsTakenOut)
        {
            NoEffect(attribute, symbol, $"'{valueName}'", $"[NotInstrumented] takes '{method.Name}' out; remove one of the two");
            return;
        }

        if (TagTypes.NumberType(path.Type) is not { } number)
        {
            NoEffect(attribute, symbol, $"'{valueName}'", $"'{path.Type.ToDisplayString()}' is not a number; name one of its members with Member");
            return;
        }

        CheckOutcomes(attribute, symbol, $"'{valueName}'", ReturnRecognition.IsOutput(parameter));

        // A histogram with a boundary between two integers is one of floating-point values.
        var fractional = attribute.Doubles("Buckets").Any(static bound => bound != Math.Floor(bound) || Math.Abs(bound) >= long.MaxValue);
        var valueType = fractional ? "double" : number;
        var capture = captured.Capture(parameter, path, attribute.NameArgument() ?? valueName, $"({valueType}?)", readsTextAtOnce: false);
        capture = capture with { Type = new TypeRef(valueType + "?"), IsUnchecked = valueType == "long" && TagTypes.ExceedsLong(path.Type) };
        var model = InstrumentRecognition.Model(captured, attribute, capture, valueType);
        captured.Instruments.Add(new DeclaredInstrument(model, attribute));
    }

    private void CheckOutcomes(AttributeData attribute, ISymbol symbol, string what, bool isOutput)
    {
        var outcomes = attribute.Number("On", Success);
        if ((outcomes & AllOutcomes) == 0)
            NoEffect(attribute, symbol, what, "On names no outcome");
        else if (isOutput && (outcomes & Success) == 0)
            NoEffect(attribute, symbol, what, $"there is {(symbol is IParameterSymbol ? "an 'out' value" : "a result")} only on success; add Outcomes.Success to On");
    }

    /// <summary>A classification of the value itself, of the parameter or return value that it comes from, or of a member on the way.</summary>
    private string? Classification(IParameterSymbol? parameter, MemberPath.Resolved path) =>
        path.Members.Select(Recognition.Classification.Of).FirstOrDefault(static name => name is not null)
        ?? (parameter is null ? Recognition.Classification.OfResult(method) : Recognition.Classification.Of(parameter))
        ?? Recognition.Classification.Of(TypeNames.Underlying(path.Type));

    /// <param name="attribute">The attribute without effect.</param>
    /// <param name="symbol">What it stands on.</param>
    /// <param name="what">The same, in words.</param>
    /// <param name="reason">Why it has none, and what to do.</param>
    /// <param name="missing">The attribute of the method with which it would have one, when that is all it needs.</param>
    private void NoEffect(AttributeData attribute, ISymbol symbol, string what, string reason, string? missing = null) =>
        captured.Refusals.Add(new Refusal(
            Refusal.TagWithoutEffect, symbol, attribute, attribute.AttributeClass!.Name.Replace("Attribute", string.Empty), what, reason)
        {
            IsInherited = isInherited,
            Suggestion = missing?.Replace("Attribute", string.Empty),
        });
}
