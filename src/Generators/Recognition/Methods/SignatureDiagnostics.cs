using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What the compiler says of every use of a method, and has said at the user's call: generated code is not to say it again.</summary>
internal static class SignatureDiagnostics
{
    private const string FlowNamespace = "System.Diagnostics.CodeAnalysis";
    private const string LowerCaseTypeName = "CS8981";
    private const string PointerToManagedType = "CS8500";

    /// <summary>The ids of experimental and obsolete APIs; and those about null, where attributes say more about null than the types do.</summary>
    public static EquatableArray<string> Ids(IMethodSymbol method, IReadOnlyCollection<ISymbol> members) => Used(method, members)
        .SelectMany(static symbol => symbol.GetAttributes())
        .Select(Id)
        .OfType<string>()
        .Concat(HasFlowAttributes(method) ? [MethodModel.NullableWarnings] : [])
        .Concat(HasLowerCaseTypeName(method) ? [LowerCaseTypeName] : [])
        .Concat(HasPointerToManagedType(method) ? [PointerToManagedType] : [])
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static id => id, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Whether only code that is obsolete itself may use it.</summary>
    public static bool IsObsoleteAsError(IMethodSymbol method, IReadOnlyCollection<ISymbol> members) =>
        Used(method, members).SelectMany(static symbol => symbol.GetAttributes()).Any(static attribute =>
            attribute.IsFramework("System", "ObsoleteAttribute")
                && attribute.ConstructorArguments is { Length: 2 } arguments
                && arguments[1].Value is true);

    private static string? Id(AttributeData attribute) =>
        attribute.IsFramework(FlowNamespace, "ExperimentalAttribute") ? attribute.FirstArgument()
        : attribute.IsFramework("System", "ObsoleteAttribute") ? attribute.Text("DiagnosticId")
        : null;

    private static bool HasFlowAttributes(IMethodSymbol method) => method.GetReturnTypeAttributes()
        .Concat(method.Parameters.SelectMany(static parameter => parameter.GetAttributes()))
        .Any(static attribute => attribute.AttributeClass is { Name: var name } type
            && (name.StartsWith("MaybeNull", StringComparison.Ordinal)
                || name.StartsWith("NotNull", StringComparison.Ordinal)
                || name is "AllowNullAttribute" or "DisallowNullAttribute")
            && TypeNames.IsFramework(type, FlowNamespace, name));

    /// <summary>A type or type parameter that generated code declares again, and whose name may become a keyword.</summary>
    private static bool HasLowerCaseTypeName(IMethodSymbol method)
    {
        var names = SignatureRecognition.AllTypeParameters(method).Select(static parameter => parameter.Name);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            names = names.Append(type.Name);
        return names.Any(static name => name.All(static letter => letter is >= 'a' and <= 'z'));
    }

    private static bool HasPointerToManagedType(IMethodSymbol method) => ApplicabilityRecognition.Signature(method).Any(static type =>
        TypeNames.Contains(type, static part => part is IPointerTypeSymbol { PointedAtType: { SpecialType: not SpecialType.System_Void, IsUnmanagedType: false } }));

    /// <summary>The method, what it overrides, the members that its tags are read from, the types of all of them, and what contains those.</summary>
    private static HashSet<ISymbol> Used(IMethodSymbol method, IReadOnlyCollection<ISymbol> members)
    {
        var used = new HashSet<ISymbol>(members, SymbolEqualityComparer.Default) { method };

        // The compiler reads these attributes of the member that declares the slot.
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            used.Add(overridden);
        used.UnionWith(members.OfType<IPropertySymbol>().Select(static property => property.GetMethod).OfType<IMethodSymbol>());
        var read = members.Select(static member => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type).OfType<ITypeSymbol>();
        var constraints = SignatureRecognition.AllTypeParameters(method).SelectMany(static parameter => parameter.ConstraintTypes);
        foreach (var type in ApplicabilityRecognition.Signature(method).Concat(constraints).Concat(read))
        {
            TypeNames.Contains(type, part =>
            {
                used.Add(part.OriginalDefinition);
                if (part.ContainingModule is { } module)
                    used.UnionWith([module, module.ContainingAssembly]);
                return false;
            });
        }

        return used;
    }
}
