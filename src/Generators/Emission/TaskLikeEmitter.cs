using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>
/// How a call ends whose method returns a task-like type of a user: nobody else knows how often that may be awaited, or whether it has
/// ended. An <c>async</c> method of the same type awaits it once, ends the call, and stands for it.
/// </summary>
internal static class TaskLikeEmitter
{
    /// <summary>Writes the end of the observing method.</summary>
    public static void WriteEnd(CodeWriter writer, MethodModel method, BodyNames names)
    {
        var (returned, result) = (names.Returned, method.Signature.Return.Result);
        if (method.Signature.Return.IsTaskObject)
        {
            writer.Open($"if ({returned} is null)");
            writer.Lines($$"""
                {{names.Call}}.{{names.Succeed}}({{(CallEmitter.MayLackResult(method) ? string.Empty : result is null ? $"{Runtime.NoResult}.Value" : "default!")}});
                {{names.Frame}}.Leave();
                return {{returned}}!;
                """);
            writer.Close();
            writer.Blank();
        }

        writer.Lines($$"""
            try
            {
                return {{names.Await}}{{names.TypeParameters}}({{returned}}, {{names.Call}});
            }
            finally
            {
                {{names.Frame}}.Hand({{names.Call}}.{{names.State}}.Span);
            }
            """);
    }

    /// <summary>Writes the method that awaits.</summary>
    public static void WriteAwait(CodeWriter writer, MethodModel method, BodyNames names)
    {
        var returned = method.Signature.Return;
        if (returned.Shape != ReturnShape.TaskLike)
            return;

        var type = returned.IsTaskObject ? returned.Kept.Name.TrimEnd('?') : returned.Kept.Name;
        var (task, call, awaited) = (names.Returned, names.Call, names.Awaited);
        var configure = returned.CanConfigure ? ".ConfigureAwait(false)" : string.Empty;
        writer.Blank();
        writer.Open(
            $"private static async {type} {names.Await}{names.DeclaredTypeParameters}({type} {task}, {names.CallType}{names.TypeParameters} {call}){names.Constraints}");
        if (returned.Result is not null)
            writer.Lines($"{returned.Result} {awaited};");
        writer.Lines($$"""
            try
            {
                {{(returned.Result is null ? string.Empty : $"{awaited} = ")}}await {{task}}{{configure}};
            }
            catch (global::System.Exception {{names.Exception}})
            {
                {{call}}.{{names.Fail}}({{names.Exception}});
                throw;
            }
            """);
        writer.Blank();
        writer.Lines($"{call}.{names.Succeed}({(returned.Result is null ? $"{Runtime.NoResult}.Value" : awaited)});");
        if (returned.Result is not null)
            writer.Lines($"return {awaited};");
        writer.Close();
    }
}
