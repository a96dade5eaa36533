using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The observed call of a method that returns a stream: it keeps the arguments, and what it returns is observed when it is enumerated.</summary>
internal static class StreamInvocationEmitter
{
    public static void WriteObserve(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var signature = method.Signature;
        var (call, frame, returned, failure, exception) = (names.Call, names.Frame, names.Returned, names.Failure, names.Exception);
        var kept = string.Join(", ", CallEmitter.StartParameters(method).Select(static parameter => parameter.Value));

        FileHeader.WriteForTheTrimmer(writer, method);
        writer.Lines("[global::System.Diagnostics.StackTraceHidden]");
        writer.Open($"private static {signature.Return.Type} {names.Observe}{names.DeclaredTypeParameters}({SignatureText.Parameters(signature)}){names.Constraints}");

        // A getter that calls the method itself would be read for that call, too, and so on without end.
        var runsUserCode = CallEmitter.ReadsArgumentsWithUserCode(method);
        if (runsUserCode)
        {
            writer.Lines($"if ({Runtime.ObservingThread}.TryTell() is not {{ }} {names.Thread})");
            writer.Indented($"return {target};");
            writer.Blank();
        }

        writer.Lines($"var {call} = new {names.CallType}{names.TypeParameters}({kept});");
        if (runsUserCode)
            writer.Lines($"{names.Thread}.Told();");
        writer.Lines($$"""
            var {{frame}} = {{Runtime.ObservedStreams}}.Open(in {{call}});
            {{signature.Return.Kept}} {{returned}};
            global::System.Exception? {{failure}} = null;
            try
            {
                {{returned}} = {{target}};
            }
            catch (global::System.Exception {{exception}})
                when ({{Runtime.CallFilter}}.Note({{exception}}, out {{failure}}))
            {
                throw;
            }
            finally
            {
                if ({{failure}} is not null)
                    {{Runtime.ObservedStreams}}.Fail({{failure}}, ref {{frame}}, in {{call}});
            }

            return {{Runtime.ObservedStreams}}.Observe({{returned}}, ref {{frame}}, in {{call}});
            """);
        writer.Close();
    }
}
