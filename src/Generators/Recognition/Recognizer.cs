using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// The one place that decides what becomes of a method. Both the generator and the rules ask it; it remembers its answers for as long as
/// the compilation lives.
/// </summary>
internal sealed class Recognizer
{
    private const string NoCore = "it is the method that the generated body calls";

    private static readonly ConditionalWeakTable<Compilation, Recognizer> Recognizers = new();

    private readonly Compilation compilation;
    private readonly PlatformFeatures platform;
    private readonly Lazy<MemberRequests> requests;
    private readonly Lazy<ImmutableArray<Refusal>> requestRefusals;
    private readonly Lazy<HashSet<string>> aliases;
    private readonly Lazy<HashSet<string>> names;
    private readonly ConcurrentDictionary<IMethodSymbol, Verdict> verdicts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> candidates = new(SymbolEqualityComparer.Default);

    private Recognizer(Compilation compilation)
    {
        this.compilation = compilation;
        platform = new PlatformFeatures(compilation);
        requests = new Lazy<MemberRequests>(() => MemberRequests.Of(compilation));
        requestRefusals = new Lazy<ImmutableArray<Refusal>>(() => [.. new RequestRefusals(compilation, this).All()]);
        aliases = new Lazy<HashSet<string>>(() => AttributeAliases.Of(compilation, CancellationToken.None));
        names = new Lazy<HashSet<string>>(() => InstrumentedNames.Of(compilation, Requests, aliases.Value, CancellationToken.None));
    }

    /// <summary>Whether the compilation references the package.</summary>
    public bool HasRuntime => platform.HasRuntime;

    /// <summary>What the assembly's own attributes ask for.</summary>
    public MemberRequests Requests => requests.Value;

    /// <summary>What the assembly's own attributes ask for in vain.</summary>
    public ImmutableArray<Refusal> RequestRefusals => requestRefusals.Value;

    /// <summary>The simple names of the methods that may be instrumented.</summary>
    public HashSet<string> Names => names.Value;

    public static Recognizer For(Compilation compilation) => Recognizers.GetValue(compilation, static key => new Recognizer(key));

    /// <summary>What becomes of the method, in source or in a referenced assembly.</summary>
    public Verdict Recognize(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialDefinitionPart ?? ExtensionMember.Implementation(definition) ?? definition;
        return verdicts.GetOrAdd(definition, DecideOrFail);
    }

    /// <summary>The methods of a type that the product's attributes are written on: of most types none.</summary>
    public ImmutableArray<IMethodSymbol> Candidates(INamedTypeSymbol type) => candidates.GetOrAdd(type, FindCandidates);

    /// <summary>
    /// Whether one of the product's attributes may be written on the type or on a member, by the names in its source: of most types none is,
    /// and nothing of them needs to be bound.
    /// </summary>
    public bool MayHaveAttributes(INamedTypeSymbol type)
    {
        var home = type.IsExtension ? type.ContainingType : type;
        foreach (var declaration in home.DeclaringSyntaxReferences)
        {
            if (AttributeIndex.Of(declaration.SyntaxTree, CancellationToken.None).HasAny(declaration.Span, aliases.Value))
                return true;
        }

        return false;
    }

    private ImmutableArray<IMethodSymbol> FindCandidates(INamedTypeSymbol type)
    {
        if (!MayHaveAttributes(type))
            return [];
        if (type.DelegateInvokeMethod is { } invoke)
            return InstrumentationAttributes.AreWrittenOn(invoke) ? [invoke] : [];
        return [.. type.GetMembers().OfType<IMethodSymbol>().Where(static method => !method.IsImplicitlyDeclared && InstrumentationAttributes.AreWrittenOn(method))];
    }

    /// <summary>What becomes of a method on which recognition fails is said like any other reason, and nothing else becomes of the others.</summary>
    private Verdict DecideOrFail(IMethodSymbol method)
    {
        try
        {
            return Decide(method);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failure.Of(method, exception);
        }
    }

    /// <summary>Where a rule speaks of a partial method it still gets a body: the compiler's error about a missing one would hide the rule.</summary>
    private Verdict Decide(IMethodSymbol method)
    {
        var verdict = DecideForItself(method);
        if (MisplacedAttributes.On(method, DisplayName(method)).ToList() is { Count: > 0 } misplaced)
            verdict = verdict with { Refusals = [.. verdict.Refusals, .. misplaced] };
        return verdict is { Partial: null, Method: null }
            && (!verdict.Refusals.IsEmpty || IsTakenOut(method))
            && PartialRecognition.IsWithoutBody(method)
            && HasOwnInstrument(method)
            && !PartialRecognition.IsOfAnotherGenerator(method)
            && PartialRecognition.CanForward(method)
            && ApplicabilityRecognition.AliasRefusal(compilation, method) is null
            ? verdict with { Forwarding = PartialRecognition.Forwarding(method) }
            : verdict;
    }

    private Verdict DecideForItself(IMethodSymbol method)
    {
        var attributes = InstrumentationAttributes.Of(method, Requests);
        var isInstrumented = attributes.Any || CaptureAttributes.HaveInstruments(attributes);
        var isPartial = PartialRecognition.IsWithoutBody(method);
        var within = isPartial ? method.ContainingType : (ISymbol)compilation.Assembly;
        if (!isInstrumented)
        {
            // Tags that nothing uses are worth a word, too.
            if (!CaptureAttributes.HaveCaptures(attributes))
                return Verdict.Nothing;
            var unused = CaptureRecognition.Of(compilation, method, within, attributes).Refusals;
            return unused.Count == 0 ? Verdict.Nothing : new Verdict { Refusals = [.. unused] };
        }

        // What does not compile has errors of its own, which are not to be repeated in generated code.
        if ((!isPartial && AttributeReading.HasInstrumentedBody(method)) || ApplicabilityRecognition.HasErrors(method))
            return Verdict.Nothing;
        if ((ApplicabilityRecognition.Refusal(method) ?? ApplicabilityRecognition.AliasRefusal(compilation, method)) is { } reason)
            return NotApplicable(method, attributes, reason);
        if (ApplicabilityRecognition.AmbientResult(method, attributes) is { } ambient)
            return NotApplicable(method, attributes, ambient.Reason, ambient.Attribute);
        if (attributes.TimeLimit is { } limit && LimitRecognition.Refusal(method, limit) is { } unlimited)
            return NotApplicable(method, attributes, unlimited.Reason, limit, unlimited.Parameter);
        if (!isPartial && PartialRecognition.IsBodyAlone(method))
            return WithoutCore(method, "its body becomes that of the core method", []);

        if (isPartial && IsLeftToAnotherGenerator(method))
        {
            var call = CallSite(method, attributes, CaptureRecognition.Of(compilation, method, compilation.Assembly, attributes));
            return call with { Refusals = WithoutCore(method, NoCore, call.Refusals).Refusals };
        }

        var captured = CaptureRecognition.Of(compilation, method, within, attributes);
        if (isPartial)
            return Partial(method, attributes, captured);

        // All that it had may be a [Measured] on what is no number.
        return attributes.Any || captured.Instruments.Count > 0
            ? CallSite(method, attributes, captured)
            : new Verdict { Refusals = [.. captured.Refusals] };
    }

    private Verdict CallSite(IMethodSymbol method, InstrumentationAttributes attributes, CapturedValues captured)
    {
        foreach (var type in ApplicabilityRecognition.Signature(method))
        {
            if (Visibility.FindHidden(type, compilation) is { } hidden)
            {
                return NotApplicable(
                    method, attributes, $"generated code cannot name the type '{hidden.Name}' in its signature; make that internal, or the method partial");
            }
        }

        if (TargetRecognition.Of(compilation, platform, method, out var refusal) is not { } target)
            return NotApplicable(method, attributes, refusal!);

        var model = MethodRecognition.Model(method, attributes, captured, SignatureRecognition.Flattened(method), target);
        return new Verdict { Method = model, Instruments = [.. captured.Instruments], Refusals = [.. captured.Refusals] };
    }

    private Verdict Partial(IMethodSymbol method, InstrumentationAttributes attributes, CapturedValues captured)
    {
        if (PartialRecognition.Refusal(method, Requests) is { } reason)
            return NotApplicable(method, attributes, reason);

        if (CoreMethod.Find(method) is not { } core)
        {
            var hint = CoreMethod.Candidates(method).Any()
                ? "one of that name has another signature"
                : NoCore;
            return WithoutCore(method, hint, captured.Refusals);
        }

        if (ReturnRecognition.IsAsyncVoid(core))
            return NotApplicable(method, attributes, $"the end of its core method '{core.Name}', an 'async void' one, cannot be seen; return a Task");

        var body = MethodRecognition.Model(
            method, attributes, captured, SignatureRecognition.Nested(method), TargetRecognition.Inside(core));
        return new Verdict
        {
            Partial = PartialRecognition.Model(method, body),
            Instruments = [.. captured.Instruments],
            Refusals = [.. captured.Refusals],
        };
    }

    /// <summary>
    /// Whether the body may be another generator's, of <c>[LoggerMessage]</c> for example: an attribute says so, or only the type's
    /// attribute speaks of the method, and it has no core. Then its calls are redirected, and a rule, which sees every generator's bodies,
    /// speaks if none is there.
    /// </summary>
    private static bool IsLeftToAnotherGenerator(IMethodSymbol method) =>
        (!HasOwnInstrument(method) || PartialRecognition.IsOfAnotherGenerator(method)) && !CoreMethod.Candidates(method).Any();

    /// <summary>A method that once was instrumented, and still has its core.</summary>
    private static bool IsTakenOut(IMethodSymbol method) =>
        method.GetAttributes().Find(KnownNames.NotInstrumented) is not null && CoreMethod.Find(method) is not null;

    private static bool HasOwnInstrument(IMethodSymbol method) =>
        OwnAttributes(method).Any(AttributeReading.IsInstrument);

    private static Verdict WithoutCore(IMethodSymbol method, string hint, IEnumerable<Refusal> others) => new()
    {
        Refusals = [new Refusal(Refusal.CoreMethodMissing, method, null, method.Name, CoreMethod.NameFor(method.Name), hint), .. others],
    };

    private static Verdict NotApplicable(
        IMethodSymbol method, InstrumentationAttributes attributes, string reason, AttributeData? culprit = null, string? parameter = null)
    {
        // An attribute on the type, or on another member, is not what is wrong: the method is.
        var own = OwnAttributes(method).Where(AttributeReading.IsInstrument).ToList();
        var shown = own.Find(attribute => ReferenceEquals(attribute, culprit)) ?? (culprit is null ? own.FirstOrDefault() : null);
        var name = (shown ?? culprit ?? attributes.First)?.AttributeClass?.Name.Replace("Attribute", string.Empty) ?? "Counted";
        var isFromType = shown is null && InstrumentationAttributes.IsCoveredByType(method)
            && method.ContainingType.GetAttributes().Any(attribute => culprit is null ? attribute.IsInstrument() : ReferenceEquals(attribute, culprit));
        var advice = isFromType ? $"{reason}, or add [NotInstrumented]" : reason;
        return new Verdict
        {
            Refusals =
            [
                new Refusal(Refusal.AttributeNotApplicable, method, shown, name, DisplayName(method), advice)
                {
                    IsInherited = shown is null && !isFromType,
                    Parameter = shown is null ? null : parameter,
                },
            ],
        };
    }

    private static IEnumerable<AttributeData> OwnAttributes(IMethodSymbol method) => method.GetAttributes()
        .Concat(method.Parameters.SelectMany(static parameter => parameter.GetAttributes()))
        .Concat(method.GetReturnTypeAttributes());

    private static string DisplayName(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor or MethodKind.StaticConstructor => method.ContainingType.Name,
        MethodKind.Destructor => $"~{method.ContainingType.Name}",
        MethodKind.AnonymousFunction => "lambda",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
        _ => method.AssociatedSymbol?.Name ?? method.Name,
    };
}
