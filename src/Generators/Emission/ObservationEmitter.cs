using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The observed call: starts it, calls the user's method, and ends it with the result or the exception.</summary>
internal static class ObservationEmitter
{
    public static void Write(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var signature = method.Signature;
        FileHeader.WriteForTheTrimmer(writer, method);
        writer.Lines("[global::System.Diagnostics.StackTraceHidden]");
        writer.Open(
            $"private static {signature.Return.Declared} {names.Observe}{names.DeclaredTypeParameters}"
            + $"({SignatureText.Parameters(signature)}){names.Constraints}");
        WriteStart(writer, method, names, target);
        writer.Blank();
        switch (signature.Return.Shape)
        {
            case ReturnShape.OnStack:
                WriteOnStack(writer, method, names, target);
                break;
            case ReturnShape.Task:
                WriteCall(writer, method, names, target);
                WriteMissingTask(writer, method, names);
                var end = IsBackedByTask(method) ? "EndAsync" : "End";
                writer.Lines($"return {Runtime.ObservedTask}.{end}({names.Returned}, ref {names.Call}, ref {names.Frame});");
                break;
            case ReturnShape.TaskLike:
                WriteCall(writer, method, names, target);
                TaskLikeEmitter.WriteEnd(writer, method, names);
                break;
            default:
                WriteCall(writer, method, names, target);
                WriteEnd(writer, method, names);
                break;
        }

        writer.Close();
    }

    private static void WriteStart(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var returned = method.Signature.Return;
        var (call, frame) = (names.Call, names.Frame);
        var started = string.Join(", ", CallEmitter.StartParameters(method).Select(static parameter => parameter.Value).Prepend($"ref {frame}"));
        writer.Lines(returned.IsAsync ? $"var {frame} = new {Runtime.CallFrame} {{ IsAsync = true }};" : $"var {frame} = default({Runtime.CallFrame});");
        writer.Lines($"var {call} = default({names.CallType}{names.TypeParameters});");
        if (IsVoid(method))
        {
            writer.Open($"if (!{call}.{names.Start}({started}))");
            writer.Lines($"{target};\nreturn;");
            writer.Close();
        }
        else
        {
            writer.Lines($"if (!{call}.{names.Start}({started}))");
            writer.Indented($"return {returned.Reference}{target};");
        }
    }

    /// <summary>Calls the method and keeps what it returns; when it throws, the call ends after the method's own finally blocks.</summary>
    private static void WriteCall(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var isVoid = IsVoid(method);
        if (!isVoid)
            writer.Lines($"{method.Signature.Return.Kept} {names.Returned};");
        writer.Lines($"global::System.Exception? {names.Failure} = null;");
        writer.Open("try");
        writer.Lines($"{(isVoid ? string.Empty : $"{names.Returned} = ")}{target};");
        writer.Close();
        WriteFailure(writer, names);
        writer.Blank();
    }

    private static void WriteMissingTask(CodeWriter writer, MethodModel method, BodyNames names)
    {
        if (!CallEmitter.MayLackResult(method))
            return;

        writer.Lines($$"""
            if ({{names.Returned}} is null)
            {
                {{names.Call}}.{{names.Return}}(ref {{names.Frame}});
                {{names.Call}}.{{names.Succeed}}();
                {{names.Frame}}.Leave();
                return null!;
            }
            """);
        writer.Blank();
    }

    private static void WriteEnd(CodeWriter writer, MethodModel method, BodyNames names)
    {
        var isVoid = IsVoid(method);
        var result = !CallEmitter.HasContract(method) ? OutputEmitter.Passed(method, names)
            : isVoid ? $"{Runtime.NoResult}.Value"
            : names.Returned;
        writer.Lines($"{names.Call}.{names.Return}(ref {names.Frame});");
        writer.Lines($"{names.Call}.{names.Succeed}({result});\n{names.Frame}.Leave();");
        if (!isVoid)
            writer.Lines($"return {names.Returned};");
    }

    /// <summary>
    /// What the result may refer to is known only where it is made: a local that is declared before the try block could not take it. So
    /// the call ends, and its result is returned, inside that block; neither ending a call nor leaving its frame throws.
    /// </summary>
    private static void WriteOnStack(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        var returned = method.Signature.Return;
        writer.Lines($"global::System.Exception? {names.Failure} = null;");
        writer.Open("try");
        writer.Lines($$"""
            {{returned.Modifier}}{{returned.Kept}} {{names.Returned}} = {{returned.Reference}}{{target}};
            {{names.Call}}.{{names.Return}}(ref {{names.Frame}});
            {{names.Call}}.{{names.Succeed}}({{OutputEmitter.Passed(method, names)}});
            {{names.Frame}}.Leave();
            return {{returned.Reference}}{{names.Returned}};
            """);
        writer.Close();
        WriteFailure(writer, names);
    }

    private static void WriteFailure(CodeWriter writer, BodyNames names) => writer.Lines($$"""
        catch (global::System.Exception {{names.Exception}})
            when ({{Runtime.CallFilter}}.Note({{names.Exception}}, out {{names.Failure}}))
        {
            throw;
        }
        finally
        {
            if ({{names.Failure}} is not null)
            {
                {{names.Call}}.{{names.Fail}}({{names.Failure}});
                {{names.Frame}}.Leave();
            }
        }
        """);

    /// <summary>A limit waits for a pending task with a task of its own.</summary>
    private static bool IsBackedByTask(MethodModel method) =>
        method.Signature.Return is var returned && (returned.IsBackedByTask || (method.Limit is not null && !returned.IsTaskObject));

    private static bool IsVoid(MethodModel method) => method.Signature.Return.Declared == "void";
}
