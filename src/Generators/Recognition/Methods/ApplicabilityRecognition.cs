using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Why a method cannot be instrumented at all, however it is called.</summary>
internal static class ApplicabilityRecognition
{
    /// <summary>The reason, or <see langword="null"/>.</summary>
    public static string? Refusal(IMethodSymbol method) =>
        Kind(method)
        ?? ReturnRecognition.Refusal(method)
        ?? Parameters(method)
        ?? TypeParameters(method)
        ?? Types(method);

    /// <summary>The attribute that cannot be applied because the method hands out what we take back when it returns, and the reason.</summary>
    public static (AttributeData Attribute, string Reason)? AmbientResult(IMethodSymbol method, InstrumentationAttributes attributes)
    {
        if (ReturnRecognition.Result(method) is not { } result)
            return null;
        if (attributes.Traced is { } traced && TypeNames.IsFramework(result, "System.Diagnostics", "Activity"))
            return (traced, "it returns an Activity, which its own span would end; remove the attribute");
        return attributes.LogContext is { } logContext && result.SpecialType == SpecialType.System_IDisposable
            ? (logContext, "it returns a scope, which its own log context would end; remove the attribute")
            : null;
    }

    /// <summary>Why nothing of the method's kind is instrumented, or <see langword="null"/>.</summary>
    public static string? Kind(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation => Declaration(method),
        MethodKind.Constructor or MethodKind.StaticConstructor => "calls of a constructor cannot be redirected; use a factory method",
        MethodKind.PropertyGet or MethodKind.PropertySet => "calls of a property accessor cannot be redirected; use a method",
        MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.EventRaise => "calls of an event accessor cannot be redirected; use a method",
        MethodKind.UserDefinedOperator or MethodKind.Conversion => "calls of an operator cannot be redirected; use a method",
        MethodKind.Destructor => "only the garbage collector calls a finalizer; instrument a method that it calls",
        MethodKind.LocalFunction => "calls of a local function cannot be redirected; make it a method",
        MethodKind.AnonymousFunction => "calls of a lambda cannot be redirected; make it a method",
        _ => "calls of it cannot be redirected; use a method",
    };

    private static string? Declaration(IMethodSymbol method) => method switch
    {
        { IsExtern: true } => "an extern method has no place for instrumentation; wrap it in a method",
        { IsVararg: true } => "'__arglist' cannot be handed on; use 'params'",
        _ when SeesItsCaller(method) => "its result is about the method that calls it, which would be a generated one; instrument the method that asks",
        _ when ExtensionMember.IsInBlock(method) => "calls of a method in an extension block can be redirected from the .NET 10 SDK on; use a classic extension method",
        _ => null,
    };

    private static bool SeesItsCaller(IMethodSymbol method) => method.Name switch
    {
        "GetCallingAssembly" => TypeNames.IsFramework(method.ContainingType, "System.Reflection", "Assembly"),
        "GetCurrentMethod" => TypeNames.IsFramework(method.ContainingType, "System.Reflection", "MethodBase"),
        _ => false,
    };

    private static string? Parameters(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter is { RefKind: not RefKind.None, Type.TypeKind: TypeKind.Dynamic })
                return $"a call with the dynamic parameter '{parameter.Name}' by reference binds at run time; declare it as an object";
        }

        return null;
    }

    private static string? TypeParameters(IMethodSymbol method)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in SignatureRecognition.AllTypeParameters(method))
        {
            if (!names.Add(parameter.Name))
                return $"its type parameter '{parameter.Name}' hides that of its type; rename one of them";
        }

        return null;
    }

    /// <summary>Why generated code cannot write the types of the signature, or <see langword="null"/>.</summary>
    public static string? Types(IMethodSymbol method)
    {
        foreach (var type in Signature(method))
        {
            if (TypeNames.Find(type, static part => part is INamedTypeSymbol { IsFileLocal: true }) is { } local)
                return $"generated code cannot name the file-local type '{local.Name}'; make that internal";
        }

        return HasPointers(method) && TaskLike.Is(method.ReturnType) && ReturnRecognition.Of(method).Shape == ReturnShape.TaskLike
            ? "no 'async' method can await its task-like result beside a pointer; return a Task or a ValueTask"
            : null;
    }

    /// <summary>Whether the signature needs unsafe code. Who can call it allows that.</summary>
    public static bool HasPointers(IMethodSymbol method) => Signature(method).Any(static type =>
        TypeNames.Contains(type, static part => part.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer));

    /// <summary>Generated code starts every name at <c>global::</c>, where a reference with aliases of its own is not.</summary>
    public static string? AliasRefusal(Compilation compilation, IMethodSymbol method)
    {
        foreach (var type in Signature(method))
        {
            if (TypeNames.Find(type, IsOnlyAliased) is { } aliased)
                return $"generated code cannot name the type '{aliased.Name}', whose assembly has an extern alias; reference it without one";
        }

        return null;

        bool IsOnlyAliased(ITypeSymbol type) => type.ContainingAssembly is { } assembly
            && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { IsEmpty: false } aliases }
            && !aliases.Contains("global");
    }

    public static bool HasErrors(IMethodSymbol method) =>
        Signature(method).Any(static type => TypeNames.Contains(type, static part => part.TypeKind == TypeKind.Error));

    public static IEnumerable<ITypeSymbol> Signature(IMethodSymbol method)
    {
        yield return method.ContainingType;
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters)
            yield return parameter.Type;
        foreach (var constraint in method.TypeParameters.SelectMany(static parameter => parameter.ConstraintTypes))
            yield return constraint;
    }
}
