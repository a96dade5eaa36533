using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// The attributes that hold for a method: its own, else those of the member that it overrides or implements, else those of its type,
/// else those of the other member's type, else those that the compiled assembly asks for. The nearest one says everything; options are
/// not merged.
/// </summary>
internal sealed class InstrumentationAttributes
{
    public AttributeData? Traced { get; private init; }

    /// <summary>Whether <see cref="Traced"/> stands on a type: its name is then one for all methods.</summary>
    public bool IsTracedByType { get; private init; }

    public AttributeData? Metered { get; private init; }

    public AttributeData? LogContext { get; private init; }

    public AttributeData? TimeLimit { get; private init; }

    /// <summary><c>[Counted]</c> on the method itself or on a member that it overrides or implements.</summary>
    public ImmutableArray<AttributeData> Counted { get; private init; } = [];

    /// <summary>The method, and the members that it overrides or implements: where tags are looked for, in this order.</summary>
    public ImmutableArray<IMethodSymbol> Declarations { get; private init; } = [];

    /// <summary>Whether <c>[NotInstrumented]</c> takes the method out, whatever is inherited.</summary>
    public bool IsTakenOut { get; private init; }

    /// <summary>The assembly that asks for the method's instruments, when all of them are asked for from outside.</summary>
    public IAssemblySymbol? Requester { get; private init; }

    /// <summary>The first instrument attribute, for the place of a diagnostic.</summary>
    public AttributeData? First => FirstObserver ?? TimeLimit;

    private AttributeData? FirstObserver => Traced ?? Metered ?? LogContext ?? Counted.FirstOrDefault();

    /// <summary>Whether the method has an instrument of its own, apart from those on parameters.</summary>
    public bool Any => First is not null;

    /// <summary>The attributes that are written on the method, on its type, or on what it overrides or implements.</summary>
    public static InstrumentationAttributes Of(IMethodSymbol method) => Of(method, MemberRequests.None);

    /// <summary>The same, and those that an assembly asks for from outside.</summary>
    public static InstrumentationAttributes Of(IMethodSymbol method, MemberRequests requests)
    {
        var declarations = Family(method).ToImmutableArray();
        if (requests.IsEmpty && declarations.All(IsBare))
            return new InstrumentationAttributes { Declarations = declarations };

        var attributes = declarations.Select(static declaration => declaration.GetAttributes()).ToImmutableArray();
        if (attributes[0].Find(KnownNames.NotInstrumented) is not null)
        {
            // Nothing is inherited, and nothing is observed; a limit of the method's own is no observation.
            return new InstrumentationAttributes { Declarations = declarations, IsTakenOut = true, TimeLimit = attributes[0].Find(KnownNames.TimeLimit) };
        }

        var own = new InstrumentationAttributes
        {
            Traced = Nearest(KnownNames.Traced),
            IsTracedByType = attributes.All(static written => written.Find(KnownNames.Traced) is null),
            Metered = Nearest(KnownNames.Metered),
            LogContext = Nearest(KnownNames.LogContext),
            TimeLimit = Nearest(KnownNames.TimeLimit),
            Counted = attributes
                .Select(static all => all.Where(static attribute => attribute.Is(KnownNames.Counted)).ToImmutableArray())
                .FirstOrDefault(static counted => counted.Length > 0) is { IsDefault: false } found ? found : [],
            Declarations = declarations,
        };
        return requests.IsEmpty ? own : own.With(requests);

        AttributeData? Nearest(string name)
        {
            foreach (var written in attributes)
            {
                if (written.Find(name) is { } attribute)
                    return attribute;
            }

            foreach (var declaration in declarations)
            {
                if (FromType(declaration, name) is { } attribute)
                    return attribute;
            }

            return null;
        }
    }

    /// <summary>The members that the method overrides or implements.</summary>
    public static IEnumerable<IMethodSymbol> OverriddenAndImplemented(IMethodSymbol method) => Family(method).Skip(1);

    /// <summary>Whether an attribute on the method's type speaks of the method: an ordinary one that others can call.</summary>
    public static bool IsCoveredByType(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary }
        && (!method.IsImplicitlyDeclared || ExtensionMember.IsImplementation(method))
        && method.DeclaredAccessibility != Accessibility.Private
        && !OverridesObject(method)
        && method.GetAttributes().Find(KnownNames.NotInstrumented) is null;

    /// <summary>
    /// Whether one of the product's attributes is written on the method, on one of its parameters, on its return value or on its type: what
    /// a rule can speak of. Cheaper than to recognise every method of a solution.
    /// </summary>
    public static bool AreWrittenOn(IMethodSymbol method)
    {
        if (HasOurs(method.GetAttributes()) || HasOurs(method.GetReturnTypeAttributes()) || HasOurs(ExtensionMember.Home(method)?.GetAttributes() ?? []))
            return true;

        foreach (var parameter in method.Parameters)
        {
            if (HasOurs(parameter.GetAttributes()))
                return true;
        }

        return false;
    }

    private InstrumentationAttributes With(MemberRequests requests) => new()
    {
        Traced = Traced ?? requests.Find(KnownNames.Traced, Declarations)?.Attribute,
        IsTracedByType = Traced is null ? requests.Find(KnownNames.Traced, Declarations)?.Member == MemberRequest.Every : IsTracedByType,
        Metered = Metered ?? requests.Find(KnownNames.Metered, Declarations)?.Attribute,
        LogContext = LogContext,
        TimeLimit = TimeLimit,
        Counted = Counted,
        Declarations = Declarations,
        Requester = FirstObserver is not null ? null : requests.Assembly,
    };

    // As most methods are that only share their name with an instrumented one.
    private static bool IsBare(IMethodSymbol method) => method.GetAttributes().IsEmpty && method.ContainingType?.GetAttributes().IsEmpty != false;

    private static bool HasOurs(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass?.ContainingAssembly?.Name == KnownNames.RuntimeAssembly)
                return true;
        }

        return false;
    }

    private static AttributeData? FromType(IMethodSymbol method, string name) =>
        IsCoveredByType(method) ? method.ContainingType?.GetAttributes().Find(name) : null;

    private static bool OverridesObject(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (overridden.ContainingType.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType)
                return true;
        }

        return false;
    }

    private static IEnumerable<IMethodSymbol> Family(IMethodSymbol method)
    {
        yield return method;

        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            yield return overridden.OriginalDefinition;

        // An override implements what the method that it overrides implements.
        for (var declaration = method; declaration is not null; declaration = declaration.OverriddenMethod?.OriginalDefinition)
        {
            foreach (var member in Implemented(declaration))
                yield return member;
        }
    }

    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            yield break;

        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (member is IMethodSymbol implemented && IsImplementedBy(member, type, method))
                    yield return implemented.OriginalDefinition;
            }
        }
    }

    private static bool IsImplementedBy(ISymbol member, INamedTypeSymbol type, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition);
}
