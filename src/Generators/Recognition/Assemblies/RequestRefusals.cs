using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What the assembly's attributes ask for in vain.</summary>
internal sealed class RequestRefusals(Compilation compilation, Recognizer recognizer)
{
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    /// <summary>One for each attribute at most: it may speak of very many methods.</summary>
    public IEnumerable<Refusal> All()
    {
        var seen = new List<MemberRequest>();
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (KnownNames.Requests.FirstOrDefault(attribute.Is) is null)
                continue;

            var request = MemberRequest.Of(attribute);
            var isRepeated = request is not null && seen.Any(other => IsSame(other, request));
            if (request is not null)
                seen.Add(request);
            if ((request is null ? OfForm(attribute) : isRepeated ? Repeated(request) : Of(request)) is { } refusal)
                yield return refusal;
        }
    }

    private static bool IsSame(MemberRequest left, MemberRequest right) =>
        left.Kind == right.Kind && left.Member == right.Member && SymbolEqualityComparer.Default.Equals(left.Type, right.Type);

    private Refusal? OfForm(AttributeData attribute)
    {
        if (!attribute.IsRequest())
        {
            return NotApplicable(
                attribute, compilation.Assembly.Name, "for an assembly it names a type and its methods: (typeof(HttpClient), \"SendAsync\")");
        }

        return attribute.ConstructorArguments[0].Value switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Error } => null,
            INamedTypeSymbol type => NotApplicable(
                attribute, type.ToDisplayString(Signature), "calls are covered whatever the type arguments are; leave them out of 'typeof', as in typeof(List<>)"),
            ITypeSymbol type => NotApplicable(attribute, type.ToDisplayString(Signature), "it has no methods of its own; name a class, struct or interface"),
            _ => NotApplicable(attribute, compilation.Assembly.Name, "it names no type"),
        };
    }

    private Refusal Repeated(MemberRequest request) =>
        NotApplicable(request.Attribute, $"{request.Type.Name}.{request.Member}", "another one asks for it already; remove one of the two");

    private Refusal? Of(MemberRequest request)
    {
        var methods = request.Methods(compilation).ToList();
        if (methods.Count == 0)
            return OfAnotherKind(request) ?? NotFound(request);

        var left = methods.Select(method => (Method: method, Reason: Reason(request, method))).Where(static pair => pair.Reason is not null).ToList();
        if (left.Count == 0)
            return null;

        var names = string.Join("', '", left.Select(static pair => pair.Method.ToDisplayString(Signature)));
        var reasons = string.Join("; ", left.Select(static pair => pair.Reason).Distinct(StringComparer.Ordinal));
        var refusal = new Refusal(Refusal.AttributeNotApplicable, compilation.Assembly, request.Attribute, NameOf(request.Attribute), names, reasons)
        {
            IsOfAPart = left.Count < methods.Count,
        };
        return refusal;
    }

    /// <summary>Why calls of the method are left alone, or <see langword="null"/> when they are not, or when the compiler says why.</summary>
    private string? Reason(MemberRequest request, IMethodSymbol method)
    {
        var verdict = recognizer.Recognize(method);
        if (verdict.Method is not null || verdict.Partial is not null)
            return null;
        if (verdict.Refusals.FirstOrDefault(static refusal => refusal.Id == Refusal.AttributeNotApplicable) is { } refusal)
            return refusal.Arguments[2];
        var attributes = method.GetAttributes();
        if (attributes.Find(KnownNames.NotInstrumented) is not null)
            return "[NotInstrumented] takes it out; remove one of the two";
        return AttributeReading.HasInstrumentedBody(method) && attributes.Find(request.Kind) is null
            ? "its body is instrumented where it is declared; add the attribute there"
            : null;
    }

    /// <summary>The name is one of a property, a constructor or the like.</summary>
    private Refusal? OfAnotherKind(MemberRequest request)
    {
        var reason = request.Type.GetMembers(request.Member == request.Type.Name ? WellKnownMemberNames.InstanceConstructorName : request.Member)
            .Select(static member => member switch
            {
                IPropertySymbol property => (property.GetMethod ?? property.SetMethod) is { } accessor ? ApplicabilityRecognition.Kind(accessor) : null,
                IEventSymbol { AddMethod: { } accessor } => ApplicabilityRecognition.Kind(accessor),
                IMethodSymbol { MethodKind: not MethodKind.Ordinary } method => ApplicabilityRecognition.Kind(method),
                IFieldSymbol => "a field has no calls; name a method",
                _ => null,
            })
            .FirstOrDefault(static found => found is not null);
        return reason is null ? null : NotApplicable(request.Attribute, $"{request.Type.Name}.{request.Member}", reason);
    }

    private Refusal NotFound(MemberRequest request)
    {
        var heir = Bases(request.Type).FirstOrDefault(home => IsDeclaredBy(home, request.Member));
        var nearest = heir is null ? SimilarName.Of(request.Member, Names(request.Type)) : null;
        var hint = request.Member == MemberRequest.Every
            ? "it speaks of those that the type itself declares, without accessors, private ones and overrides of what every object has; name the type that declares them"
            : heir is not null ? $"it is one of '{heir.Name}': name that type, and calls on every type that has it are covered"
            : nearest is not null ? $"did you mean '{nearest}'?"
            : $"name a method that the type declares, or \"{MemberRequest.Every}\" for all of them";
        return new Refusal(
            Refusal.MemberNotResolved, compilation.Assembly, request.Attribute, request.Member, request.Type.Name, request.Type.Name, "method", request.Member, hint)
        {
            Parameter = "member",
            Suggestion = nearest,
        };
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var home = type.BaseType; home is not null; home = home.BaseType)
            yield return home;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    private bool IsDeclaredBy(INamedTypeSymbol type, string member) => type.GetMembers(member).Any(IsCandidate);

    private IEnumerable<string> Names(INamedTypeSymbol type) => type.GetMembers().Where(IsCandidate).Select(static member => member.Name);

    private bool IsCandidate(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && MemberRequest.IsCallable(method, compilation);

    private Refusal NotApplicable(AttributeData attribute, string what, string reason) =>
        new(Refusal.AttributeNotApplicable, compilation.Assembly, attribute, NameOf(attribute), what, reason);

    private static string NameOf(AttributeData attribute) => attribute.AttributeClass!.Name.Replace(nameof(System.Attribute), string.Empty);
}
