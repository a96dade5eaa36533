using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>
/// The method that calls the user's with a token of its own, and makes a timeout of a cancellation after the time. The plain call and the
/// observed one both go through it.
/// </summary>
internal static class LimitEmitter
{
    /// <summary>The expression that calls it with the parameters of a generated method.</summary>
    public static string Call(MethodModel method, BodyNames names) =>
        $"{names.Limited}{names.TypeParameters}({SignatureText.Arguments(method.Signature)})";

    public static void Write(CodeWriter writer, MethodModel method, BodyNames names, LimitModel limit, string target)
    {
        var returned = method.Signature.Return;
        writer.Blank();
        FileHeader.WriteForTheTrimmer(writer, method);
        writer.Lines("[global::System.Diagnostics.StackTraceHidden]");
        writer.Open(
            $"private static {returned.Declared} {names.Limited}{names.DeclaredTypeParameters}({SignatureText.Parameters(method.Signature)}){names.Constraints}");
        var reuse = limit.IsPooled ? ", reuse: true" : string.Empty;
        var call = returned.Declared == "void" ? target
            : returned.Shape == ReturnShape.Task ? $"return {names.Limit}.Until({target})"
            : $"return {returned.Reference}{target}";
        writer.Lines($$"""
            var {{names.Limit}} = {{Runtime.CallLimit}}.Start({{limit.Milliseconds}}, {{Literal.Of(method.Operation)}}, {{limit.Token}}{{reuse}});
            {{limit.Token}} = {{names.Limit}}.Token;
            try
            {
                {{call}};
            }
            catch (global::System.OperationCanceledException {{names.Exception}})
                when ({{names.Limit}}.HasExpired)
            {
                throw {{names.Limit}}.Exceeded({{names.Exception}});
            }
            finally
            {
                {{names.Limit}}.End();
            }
            """);
        writer.Close();
    }
}
