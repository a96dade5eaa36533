using System.Collections.Immutable;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>The signature of the generated methods that stand for a user's method.</summary>
internal static class SignatureRecognition
{
    private const string UnscopedRef = "System.Diagnostics.CodeAnalysis.UnscopedRef";

    /// <summary>The signature, with the type parameters of containing types put before the method's own.</summary>
    public static SignatureModel Flattened(IMethodSymbol method) => Of(method, AllTypeParameters(method));

    /// <summary>The signature inside the declaring type, whose type parameters are in scope there.</summary>
    public static SignatureModel Nested(IMethodSymbol method) => Of(method, method.TypeParameters);

    public static ImmutableArray<ITypeParameterSymbol> AllTypeParameters(IMethodSymbol method)
    {
        var all = method.TypeParameters;
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            all = type.TypeParameters.AddRange(all);
        return all;
    }

    public static TypeParameterModel TypeParameter(ITypeParameterSymbol parameter) =>
        new(Identifiers.Escape(parameter.Name), Constraints(parameter)) { Attributes = TrimmerAttributes.Members(parameter.GetAttributes()) };

    public static ParameterModel Parameter(IParameterSymbol parameter) => new()
    {
        Name = Identifiers.Escape(parameter.Name),
        Type = TypeNames.Ref(parameter.Type),
        Kept = TypeNames.Kept(parameter.Type),
        DeclarationModifier = Scoped(parameter) + parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => string.Empty,
        },
        ArgumentModifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In or RefKind.RefReadOnlyParameter => "in ",

            // Passed as it is, a dynamic value would make the call a dynamic one.
            _ when parameter.Type.TypeKind == TypeKind.Dynamic =>
                parameter.Type.NullableAnnotation == NullableAnnotation.Annotated ? "(object?)" : "(object)",
            _ => string.Empty,
        },
        IsParams = parameter.IsParams,
        IsRefStruct = TypeNames.CanBeRefStruct(parameter.Type),
        Attributes = TrimmerAttributes.Members(parameter.GetAttributes())
            + (IsUnscoped(parameter) ? $"[global::{UnscopedRef}] " : string.Empty),
    };

    private static SignatureModel Of(IMethodSymbol method, ImmutableArray<ITypeParameterSymbol> typeParameters) => new()
    {
        Receiver = method.IsStatic ? null : Receiver(method),
        TypeParameters = typeParameters.Select(TypeParameter).ToEquatableArray(),
        Parameters = method.Parameters.Select(Parameter).ToEquatableArray(),
        Return = ReturnRecognition.Of(method),
        Attributes = TrimmerAttributes.OfMethod(method).ToEquatableArray(),
        IsUnsafe = ApplicabilityRecognition.HasPointers(method),
        IsExtension = method.IsExtensionMethod,
    };

    private static ReceiverModel Receiver(IMethodSymbol method)
    {
        var names = new Identifiers(method.Parameters.Select(static parameter => parameter.Name));
        var name = names.Unique("this");
        var modifier = !method.ContainingType.IsValueType ? string.Empty
            : method.IsReadOnly || method.ContainingType.IsReadOnly ? "in "
            : "ref ";
        return new ReceiverModel(name == "this" ? "@this" : name, TypeNames.Ref(method.ContainingType), modifier, IsScoped(method))
        {
            Attributes = TrimmerAttributes.Members(method.GetAttributes()),
        };
    }

    /// <summary>As <c>this</c> of a struct is in the user's method. Said only where it matters: where the result could refer to the receiver.</summary>
    private static bool IsScoped(IMethodSymbol method) => method.ContainingType.IsValueType
        && (method.ContainingType.IsRefLikeType || ReturnRecognition.IsOnStack(method))
        && !HasUnscopedRef(method.GetAttributes());

    public static bool HasUnscopedRef(ImmutableArray<AttributeData> attributes) => attributes.Any(static attribute =>
        attribute.IsFramework("System.Diagnostics.CodeAnalysis", "UnscopedRefAttribute"));

    // A 'params' span is scoped unless the attribute says otherwise; the generated parameter is a plain one, which cannot have it.
    private static bool IsUnscoped(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None && HasUnscopedRef(parameter.GetAttributes());

    private static string Scoped(IParameterSymbol parameter) =>
        parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out && !parameter.IsThis ? "scoped " : string.Empty;

    private static string Constraints(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");

        constraints.AddRange(parameter.ConstraintTypes.Select(static type => TypeNames.Ref(type).Name));
        if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false, HasUnmanagedTypeConstraint: false })
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");
        return string.Join(", ", constraints);
    }
}
