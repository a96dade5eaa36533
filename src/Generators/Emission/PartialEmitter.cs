using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;

namespace Instrumentation.Generators.Emission;

/// <summary>The body of a partial method, in the user's own type, and what it needs there.</summary>
internal static class PartialEmitter
{
    /// <summary>The instrumented body.</summary>
    public static string Emit(PartialModel partial)
    {
        var method = partial.Method;
        var writer = new CodeWriter();
        var names = new BodyNames(method, shared: $"global::{KnownNames.GeneratedNamespace}.{method.BodyName}.");
        FileHeader.Write(writer, method.SuppressedDiagnostics, method.ConditionalSymbols);
        EnclosingTypeEmitter.Write(writer, method, () =>
        {
            var self = method.Signature.Receiver is null ? null : "this";
            var call = $"{partial.NestedName}.{names.Invoke}{names.TypeParameters}({SignatureText.Arguments(method.Signature, self)})";
            WriteBody(writer, partial, method.Signature.Return.Reference + call);
            writer.Blank();
            writer.Lines(FileHeader.GeneratedCode);
            FileHeader.WriteObsolete(writer, method);
            writer.Open($"private static class {partial.NestedName}");
            BodyEmitter.WriteMembers(writer, method, names);
            writer.Close();
        });
        if (method.IsObserved)
            WriteShared(writer, method, names);
        return writer.ToString();
    }

    private static void WriteShared(CodeWriter writer, MethodModel method, BodyNames names)
    {
        writer.Blank();

        // Apart from the user's type: if that is generic, every instance of it would have an operation of its own.
        writer.Open($"namespace {KnownNames.GeneratedNamespace}");
        writer.Lines($"// What calls of {method.DisplayName} share");
        writer.Lines(FileHeader.Embedded);
        writer.Lines(FileHeader.GeneratedCode);
        writer.Open($"internal static class {method.BodyName}");
        SharedFieldsEmitter.Write(writer, method, names);
        writer.Close();
        writer.Close();
    }

    /// <summary>The body while the instrumentation is switched off, or refused: the core method, and nothing else.</summary>
    public static string EmitForwarding(PartialModel partial)
    {
        var method = partial.Method;
        var writer = new CodeWriter();
        FileHeader.Write(writer, method.SuppressedDiagnostics, method.ConditionalSymbols);
        EnclosingTypeEmitter.Write(
            writer, method, () => WriteBody(writer, partial, partial.IsCoreMissing ? Missing(partial) : CoreCall(method)));
        return writer.ToString();
    }

    private static string CoreCall(MethodModel method)
    {
        var home = method.Target.IsStatic ? string.Empty : "this.";
        var typeArguments = SignatureText.TypeParameters(method.Signature.TypeParameters);
        return $"{method.Signature.Return.Reference}{home}{method.Target.Method}{typeArguments}({SignatureText.OwnArguments(method.Signature)})";
    }

    private static string Missing(PartialModel partial) =>
        $"throw new global::System.NotImplementedException({Literal.Of($"The core method of '{partial.Method.DisplayName}' is missing.")})";

    private static void WriteBody(CodeWriter writer, PartialModel partial, string call)
    {
        var signature = partial.Method.Signature;
        writer.Lines($"[{Runtime.InstrumentedBody}]");
        writer.Lines(FileHeader.GeneratedCode);
        writer.Lines("[global::System.Diagnostics.StackTraceHidden, global::System.Diagnostics.DebuggerStepThrough]");
        writer.Lines(
            $"{partial.Modifiers} {signature.Return.Declared} {partial.Name}{SignatureText.TypeParameters(partial.TypeParameters)}"
            + $"({SignatureText.OwnParameters(signature, partial.IsExtension)}){SignatureText.Constraints(partial.TypeParameters)} =>");
        writer.Indented($"{call};");
    }
}
