using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The struct that observes the enumerations of one stream: it has the arguments from the call, and is copied for each.</summary>
internal static class StreamCallEmitter
{
    public static void Write(CodeWriter writer, MethodModel method, BodyNames names)
    {
        const string contract = Runtime.StreamCall;
        var hasArguments = CallEmitter.HasArguments(method);
        var tokens = CallEmitter.TokenFields(method, names);
        var arguments = CallEmitter.Arguments(method, names);

        writer.Open($"private struct {names.CallType}{names.DeclaredTypeParameters} : {contract}{names.Constraints}");
        writer.Lines($"private {Runtime.CallState} {names.State};");
        if (hasArguments)
            writer.Lines($"private readonly {names.ArgumentsType}{names.TypeParameters} {names.Arguments};");
        foreach (var (_, field) in tokens)
            writer.Lines($"private readonly {CallEmitter.Token} {field};");
        writer.Blank();
        if (hasArguments || tokens.Count > 0)
        {
            WriteConstructor(writer, method, names, tokens);
            writer.Blank();
        }

        writer.Lines($"readonly global::System.Diagnostics.Activity? {contract}.Span => this.{names.State}.Span;");
        writer.Blank();
        writer.Open($"bool {contract}.Start(ref {Runtime.CallFrame} frame)");
        writer.Lines($"this.{names.State} = default;");
        writer.Lines($"return {CallEmitter.StartOperation(method, names, "frame", arguments)};");
        writer.Close();
        writer.Blank();
        writer.Lines($"readonly global::System.IDisposable? {contract}.OpenScope() =>");
        writer.Indented($"{names.Shared}{names.Operation}.OpenScope({arguments});");
        writer.Blank();
        writer.Open($"readonly void {contract}.Succeed(long? items)");
        writer.Lines($"var counted = new {Runtime.ItemCount}(items);");
        CallEmitter.WriteSuccess(writer, method, names, method.Instruments, "in counted");
        writer.Close();
        writer.Blank();
        writer.Open($"readonly void {contract}.Fail(global::System.Exception exception, {CallEmitter.Token} enumeration)");
        CallEmitter.WriteFailure(writer, method, names, [.. tokens.Select(static token => $"this.{token.Field}"), "enumeration"]);
        writer.Close();
        writer.Close();
    }

    private static void WriteConstructor(CodeWriter writer, MethodModel method, BodyNames names, List<(string Parameter, string Field)> tokens)
    {
        var parameters = CallEmitter.StartParameters(method).Select(static parameter => $"{parameter.Kept} {parameter.Name}");
        writer.Open($"public {names.CallType}({string.Join(", ", parameters)})");
        writer.Lines($"this.{names.State} = default;");
        CallEmitter.WriteArguments(writer, method, names, $"this.{names.Arguments}");
        CallEmitter.WriteTokens(writer, method, tokens);
        writer.Close();
    }
}
