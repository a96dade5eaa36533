using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;

namespace Instrumentation.Generators.Emission;

/// <summary>The file of an instrumented method: one class, however many calls of the method there are.</summary>
internal static class BodyEmitter
{
    public static string Emit(MethodModel method)
    {
        var writer = new CodeWriter();
        var names = new BodyNames(method, shared: string.Empty);
        FileHeader.Write(writer, method.SuppressedDiagnostics, method.ConditionalSymbols);
        if (method.Target.Access == TargetAccess.Forwarder)
        {
            TargetEmitter.WriteForwarder(writer, method);
            writer.Blank();
        }

        writer.Open($"namespace {KnownNames.GeneratedNamespace}");
        writer.Lines($"// Calls of {method.DisplayName}");
        writer.Lines(FileHeader.Embedded);
        writer.Lines(FileHeader.GeneratedCode);
        FileHeader.WriteObsolete(writer, method);
        writer.Open($"internal static {FileHeader.Unsafe(method)}class {method.BodyName}");
        if (method.IsObserved)
        {
            SharedFieldsEmitter.Write(writer, method, names);
            writer.Blank();
        }

        WriteMembers(writer, method, names);
        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    /// <summary>The members that observe a call, in a generated class or in one nested in the user's type.</summary>
    public static void WriteMembers(CodeWriter writer, MethodModel method, BodyNames names)
    {
        InvocationEmitter.Write(writer, method, names, TargetEmitter.Call(method, names));
        TargetEmitter.WriteAccessor(writer, method, names);
        if (!method.IsObserved)
            return;

        TaskLikeEmitter.WriteAwait(writer, method, names);
        if (CallEmitter.HasArguments(method))
        {
            var captured = new HashSet<string>(CallEmitter.CapturedParameters(method), StringComparer.Ordinal);
            writer.Blank();
            CaptureEmitter.Write(
                writer,
                names.ArgumentsType,
                names,
                method.Tags,
                [.. Captures(method, method.Tags.Select(static tag => tag.Capture), areOutputs: false)],
                [.. method.Signature.Parameters.Where(parameter => captured.Contains(parameter.Name))
                    .Select(static parameter => (parameter.Kept.Name, parameter.Name))]);
        }

        if (CallEmitter.HasResult(method))
        {
            writer.Blank();
            CaptureEmitter.Write(
                writer,
                names.ResultType,
                names,
                method.ResultTags,
                [.. Captures(method, method.ResultTags.Select(static tag => tag.Capture), areOutputs: true)],
                [.. OutputEmitter.Captured(method)]);
        }

        writer.Blank();
        CallEmitter.Write(writer, method, names);
    }

    private static IEnumerable<CaptureModel> Captures(MethodModel method, IEnumerable<CaptureModel> tags, bool areOutputs) => tags.Concat(
        method.Instruments.Select(static instrument => instrument.Capture)
            .OfType<CaptureModel>()
            .Where(capture => capture.IsOutput == areOutputs));
}
