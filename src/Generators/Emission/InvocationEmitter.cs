using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The method that stands for the user's: the plain call while nobody listens, and the observed one.</summary>
internal static class InvocationEmitter
{
    public static void Write(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        WriteInvoke(writer, method, names, target);
        writer.Blank();
        if (method.Signature.Return.Shape == ReturnShape.Stream)
            StreamInvocationEmitter.WriteObserve(writer, method, names, target);
        else
            WriteObserve(writer, method, names, target);
    }

    private static void WriteInvoke(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var signature = method.Signature;
        writer.Lines(FileHeader.Forwarding);
        writer.Open($"internal static {signature.Return.Type} {names.Invoke}{names.TypeParameters}({SignatureText.Parameters(signature)}){names.Constraints}");
        var observe = $"{names.Observe}{names.TypeParameters}({SignatureText.Arguments(signature)})";
        if (signature.Return.Type.Name == "void")
        {
            writer.Lines($"if ({Listeners(method, names, " ")})");
            writer.Indented($"{observe};");
            writer.Lines("else");
            writer.Indented($"{target};");
        }
        else
        {
            writer.Lines($"return {Listeners(method, names, "\n    ")}");
            writer.Indented($"? {observe}\n: {target};");
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
        return string.Join($"{separator}|| ", listeners);
    }

    private static void WriteObserve(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var signature = method.Signature;
        var isVoid = signature.Return.Type.Name == "void";
        var isTask = signature.Return.Shape == ReturnShape.Task;
        var (call, frame, returned, failure, exception) = (names.Call, names.Frame, names.Returned, names.Failure, names.Exception);
        var started = string.Join(", ", CallEmitter.StartParameters(method).Select(static parameter => parameter.Value).Prepend($"ref {frame}"));

        writer.Lines("[global::System.Diagnostics.StackTraceHidden]");
        writer.Open($"private static {signature.Return.Type} {names.Observe}{names.TypeParameters}({SignatureText.Parameters(signature)}){names.Constraints}");
        writer.Lines($"var {frame} = default({Runtime.CallFrame});");
        writer.Lines($"var {call} = default({names.CallType}{names.TypeParameters});");
        if (isVoid)
        {
            writer.Open($"if (!{call}.{names.Start}({started}))");
            writer.Lines($"{target};\nreturn;");
            writer.Close();
        }
        else
        {
            writer.Lines($"if (!{call}.{names.Start}({started}))");
            writer.Indented($"return {target};");
        }

        writer.Blank();
        if (!isVoid)
            writer.Lines($"{signature.Return.Kept} {returned};");
        writer.Lines($$"""
            global::System.Exception? {{failure}} = null;
            try
            {
                {{(isVoid ? string.Empty : $"{returned} = ")}}{{target}};
            }
            catch (global::System.Exception {{exception}})
                when ({{Runtime.CallFilter}}.Note({{exception}}, out {{failure}}))
            {
                throw;
            }
            finally
            {
                if ({{failure}} is not null)
                {
                    {{call}}.{{names.Fail}}({{failure}});
                    {{frame}}.Leave();
                }
            }
            """);
        writer.Blank();
        if (isTask)
        {
            if (CallEmitter.MayLackResult(method))
            {
                writer.Lines($$"""
                    if ({{returned}} is null)
                    {
                        {{call}}.{{names.Succeed}}();
                        {{frame}}.Leave();
                        return null!;
                    }
                    """);
                writer.Blank();
            }

            writer.Lines($"return {Runtime.ObservedTask}.End({returned}, ref {call}, ref {frame});");
        }
        else
        {
            writer.Lines($"{call}.{names.Succeed}({(isVoid ? $"{Runtime.NoResult}.Value" : returned)});\n{frame}.Leave();");
            if (!isVoid)
                writer.Lines($"return {returned};");
        }

        writer.Close();
    }
}
