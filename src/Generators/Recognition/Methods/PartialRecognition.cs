using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>A partial method without a body, whose body is generated.</summary>
internal static class PartialRecognition
{
    /// <summary>Whether the user wrote no body; a rule, which sees the compilation after the generator, finds ours.</summary>
    public static bool IsWithoutBody(IMethodSymbol method) => method.IsPartialDefinition
        && (method.PartialImplementationPart is null || AttributeReading.HasInstrumentedBody(method.PartialImplementationPart));

    /// <summary>Whether it is the half with a body and there is no other: what becomes of a method that is made <c>partial</c> and nothing more.</summary>
    public static bool IsBodyAlone(IMethodSymbol method) => method is { IsPartialDefinition: false, PartialDefinitionPart: null }
        && !method.DeclaringSyntaxReferences.IsEmpty
        && method.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax syntax
        && syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>Whether an attribute says that another generator writes the body.</summary>
    public static bool IsOfAnotherGenerator(IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name is "LoggerMessageAttribute" or "GeneratedRegexAttribute" or "LibraryImportAttribute" or "JSImportAttribute");

    /// <summary>Why the shape of the declaration lets no body be generated, or <see langword="null"/>. What the compiler refuses itself, it says itself.</summary>
    public static string? Refusal(IMethodSymbol method, MemberRequests requests)
    {
        if (method.IsAbstract)
            return "an abstract method cannot be partial; remove 'partial'";
        if (method.ContainingType is { TypeKind: TypeKind.Interface } && !method.IsVirtual && !method.IsStatic)
            return "a partial method in an interface is not virtual, so that its implementations would never be called; put it on a class";
        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
            return "an explicit interface implementation cannot be partial; remove 'partial'";
        if (NeedsAccessibility(method))
            return "a partial method with a result or an out parameter needs an accessibility modifier such as 'private'";
        if (HomeRefusal(method) is { } home)
            return home;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Any(static parameter => parameter.Variance != VarianceKind.None))
                return $"nothing can be nested in '{type.Name}', whose type parameters are 'in' or 'out'; put it on a class";
        }

        var instrumented = InstrumentationAttributes.OverriddenAndImplemented(method)
            .FirstOrDefault(member => InstrumentationAttributes.Of(member, requests).Any && !IsWithoutBody(member) && !AttributeReading.HasInstrumentedBody(member));
        return instrumented is null
            ? null
            : $"calls through '{instrumented.ContainingType.Name}.{instrumented.Name}' are instrumented already and would be seen twice; "
                + "remove the attribute from one of the two";
    }

    /// <summary>Whether a body without instrumentation can be generated: one that calls the core method, or throws when there is none.</summary>
    public static bool CanForward(IMethodSymbol method)
    {
        var isOrdinary = method is
        {
            MethodKind: MethodKind.Ordinary, IsAbstract: false, IsVararg: false,
        };
        return isOrdinary
            && !NeedsAccessibility(method)
            && !ApplicabilityRecognition.HasErrors(method)
            && ApplicabilityRecognition.Types(method) is null
            && HomeRefusal(method) is null;
    }

    /// <summary>Why nothing can be generated into the method's types, or <see langword="null"/>.</summary>
    private static string? HomeRefusal(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                return $"generated code cannot add to the file-local type '{type.Name}'; make that internal";
            if (!TargetRecognition.IsPartial(type))
                return $"its type '{type.Name}' must be partial, so that the body can be generated into it";
        }

        return null;
    }

    /// <summary>The method with nothing to observe.</summary>
    public static PartialModel Forwarding(IMethodSymbol method)
    {
        var core = CoreMethod.Find(method);
        var body = MethodRecognition.Model(
            method, new InstrumentationAttributes(), new CapturedValues(method), SignatureRecognition.Nested(method), TargetRecognition.Inside(core ?? method));
        return Model(method, body) with { IsCoreMissing = core is null };
    }

    public static PartialModel Model(IMethodSymbol method, MethodModel body)
    {
        var syntax = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax();
        var modifiers = syntax.Modifiers.Where(static token => !token.IsKind(SyntaxKind.AsyncKeyword)).Select(static token => token.Text);
        return new PartialModel
        {
            Method = body,
            NestedName = $"__{body.BodyName}",
            Modifiers = string.Join(" ", modifiers),
            IsCoreMissing = false,
            Name = Identifiers.Escape(method.Name),
            TypeParameters = TypeParameters(method, syntax).ToEquatableArray(),
            IsExtension = method.IsExtensionMethod,
        };
    }

    private static IEnumerable<TypeParameterModel> TypeParameters(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        foreach (var parameter in method.TypeParameters)
        {
            // An override inherits its constraints, and may only say class, struct or default.
            yield return method.IsOverride
                ? new TypeParameterModel(Identifiers.Escape(parameter.Name), InheritedConstraint(parameter.Name, syntax)) { Attributes = string.Empty }
                : SignatureRecognition.TypeParameter(parameter);
        }
    }

    private static string InheritedConstraint(string name, MethodDeclarationSyntax syntax) =>
        syntax.ConstraintClauses.FirstOrDefault(clause => clause.Name.Identifier.ValueText == name)?.Constraints.ToString() ?? string.Empty;

    private static bool NeedsAccessibility(IMethodSymbol method)
    {
        if (method.ReturnsVoid && method.Parameters.All(static parameter => parameter.RefKind != RefKind.Out))
            return false;

        return method.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax syntax && !syntax.Modifiers.Any(static token =>
            token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword);
    }
}
