using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The method that stands for the user's: the plain call while nobody listens, and the observed one.</summary>
internal static class InvocationEmitter
{
    public static void Write(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var called = method.Limit is null ? target : LimitEmitter.Call(method, names);
        WriteInvoke(writer, method, names, called);
        if (method.Limit is { } limit)
            LimitEmitter.Write(writer, method, names, limit, target);
        if (!method.IsObserved)
            return;

        writer.Blank();
        if (method.Signature.Return.Shape == ReturnShape.Stream)
            StreamInvocationEmitter.WriteObserve(writer, method, names, called);
        else
            ObservationEmitter.Write(writer, method, names, called);
    }

    private static void WriteInvoke(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var signature = method.Signature;
        FileHeader.WriteForTheTrimmer(writer, method);
        writer.Lines(FileHeader.Forwarding);
        writer.Open($"internal static {signature.Return.Declared} {names.Invoke}{names.DeclaredTypeParameters}({SignatureText.Parameters(signature)}){names.Constraints}");
        if (!method.IsObserved)
        {
            writer.Lines($"{(signature.Return.Declared == "void" ? string.Empty : $"return {signature.Return.Reference}")}{target};");
            writer.Close();
            return;
        }

        var observe = $"{names.Observe}{names.TypeParameters}({SignatureText.Arguments(signature)})";
        if (signature.Return.Declared == "void")
        {
            writer.Lines($"if ({Listeners(method, names, " ")})");
            writer.Indented($"{observe};");
            writer.Lines("else");
            writer.Indented($"{target};");
        }
        else
        {
            var reference = signature.Return.Reference;
            writer.Lines($"return {reference}{Listeners(method, names, "\n    ")}");
            writer.Indented($"? {reference}{observe}\n: {reference}{target};");
        }

        writer.Close();
    }

    /// <summary>Asks those who may listen, and only those that the method has something for.</summary>
    private static string Listeners(MethodModel method, BodyNames names, string separator)
    {
        var listeners = new List<string>();
        if (method.Span is not null)
            listeners.Add($"{names.Shared}{names.Operation}.IsTraced");
        if (method.Metrics is not null)
            listeners.Add($"{names.Shared}{names.Operation}.IsMetered");
        if (method.Log is not null)
            listeners.Add($"{Runtime.Operation}.IsLogged");
        listeners.AddRange(method.Instruments.Select(instrument => $"{names.Shared}{instrument.Field}.Enabled"));
        var anybody = string.Join($"{separator}|| ", listeners);

        // First, because the trimmer and the compilers at run time know it: when it is false, nothing else is looked at, or even there.
        return $"{Runtime.Feature}.IsSupported{separator}&& {(listeners.Count > 1 ? $"({anybody})" : anybody)}";
    }
}
