using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>The call of the user's method, and what it needs when the method is not accessible by name.</summary>
internal static class TargetEmitter
{
    /// <summary>The expression that calls the user's method with the parameters of the generated one.</summary>
    public static string Call(MethodModel method, BodyNames names)
    {
        var (target, signature) = (method.Target, method.Signature);
        var all = SignatureText.Arguments(signature);
        return target.Access switch
        {
            TargetAccess.Forwarder => $"{target.DeclaringType}.{ForwarderName(method)}{MethodTypeArguments(method)}({all})",
            TargetAccess.Accessor when TypeArguments(method).Length > 0 =>
                $"{names.Accessor}{TypeArguments(method)}.{names.Target}{MethodTypeArguments(method)}({AccessorArguments(method, all)})",
            TargetAccess.Accessor => $"{names.Target}{MethodTypeArguments(method)}({AccessorArguments(method, all)})",
            _ => Direct(method),
        };
    }

    /// <summary>Writes the accessor, when the method is reached through one.</summary>
    public static void WriteAccessor(CodeWriter writer, MethodModel method, BodyNames names)
    {
        if (method.Target.Access != TargetAccess.Accessor)
            return;

        var kind = method.Target.IsStatic ? "StaticMethod" : "Method";
        var parameters = SignatureText.Parameters(method.Signature);
        if (method.Target.IsStatic)
            parameters = $"{method.Target.DeclaringType} {names.Type}{(parameters.Length > 0 ? ", " : string.Empty)}{parameters}";
        var own = MethodTypeParameters(method);
        var outer = TypeParameters(method);
        writer.Blank();
        if (outer.Count > 0)
            writer.Open($"private static class {names.Accessor}{SignatureText.Declared(outer)}{SignatureText.Constraints(outer)}");
        FileHeader.WriteForTheTrimmer(writer, method);
        writer.Lines(
            "[global::System.Runtime.CompilerServices.UnsafeAccessor("
            + $"global::System.Runtime.CompilerServices.UnsafeAccessorKind.{kind}, Name = {Literal.Of(method.Target.MetadataName)})]");
        writer.Lines(
            $"{(outer.Count > 0 ? "internal" : "private")} static extern {method.Signature.Return.Declared} "
            + $"{names.Target}{SignatureText.Declared(own)}({parameters}){SignatureText.Constraints(own)};");
        if (outer.Count > 0)
            writer.Close();
    }

    /// <summary>Writes the forwarder into the declaring type, when the method is reached through one.</summary>
    public static void WriteForwarder(CodeWriter writer, MethodModel method)
    {
        if (method.Target.Access != TargetAccess.Forwarder)
            return;

        var own = MethodTypeParameters(method);
        EnclosingTypeEmitter.Write(writer, method, () =>
        {
            writer.Lines("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
            writer.Lines(FileHeader.GeneratedCode);
            FileHeader.WriteObsolete(writer, method);
            FileHeader.WriteForTheTrimmer(writer, method);
            writer.Lines(FileHeader.Forwarding);
            writer.Lines(
                $"internal static {method.Signature.Return.Declared} {ForwarderName(method)}{SignatureText.Declared(own)}"
                + $"({SignatureText.Parameters(method.Signature)}){SignatureText.Constraints(own)} =>");
            writer.Indented($"{method.Signature.Return.Reference}{Direct(method)};");
        });
    }

    private static string ForwarderName(MethodModel method) => $"__{method.BodyName}";

    private static string Direct(MethodModel method)
    {
        var home = method.Target.IsStatic ? method.Target.StaticHome.Name : method.Signature.Receiver!.Name;
        return $"{home}.{method.Target.Method}{MethodTypeArguments(method)}({SignatureText.OwnArguments(method.Signature)})";
    }

    private static string AccessorArguments(MethodModel method, string arguments) =>
        !method.Target.IsStatic ? arguments : arguments.Length == 0 ? "default!" : $"default!, {arguments}";

    private static string MethodTypeArguments(MethodModel method) => SignatureText.TypeParameters(MethodTypeParameters(method));

    private static string TypeArguments(MethodModel method) => SignatureText.TypeParameters(TypeParameters(method));

    private static EquatableArray<TypeParameterModel> MethodTypeParameters(MethodModel method) => method.Signature.TypeParameters
        .Skip(method.Signature.TypeParameters.Count - method.Target.MethodTypeParameters)
        .ToEquatableArray();

    private static EquatableArray<TypeParameterModel> TypeParameters(MethodModel method) => method.Signature.TypeParameters
        .Take(method.Signature.TypeParameters.Count - method.Target.MethodTypeParameters)
        .ToEquatableArray();
}
