using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>What a method hands out and the end of its call is told: the result, and the <c>out</c> parameters that something is captured of.</summary>
internal static class OutputEmitter
{
    /// <summary>The <c>out</c> parameters that something is captured of.</summary>
    public static IEnumerable<ParameterModel> Parameters(MethodModel method)
    {
        var captured = new HashSet<string?>(
            method.Captures.Where(static capture => capture.IsOutput).Select(static capture => capture.Parameter), StringComparer.Ordinal);
        return method.Signature.Parameters.Where(parameter => captured.Contains(parameter.Name));
    }

    /// <summary>All that something is captured of, as parameters; the result is the first.</summary>
    public static IEnumerable<(string Type, string Name)> Captured(MethodModel method)
    {
        var outputs = Parameters(method).Select(static parameter => (parameter.Kept.Name, parameter.Name));
        var returned = method.Signature.Return;
        return HasResult(method)
            ? outputs.Prepend(($"{Reference(method)}{returned.Result}", Local(method, "result")))
            : outputs;
    }

    /// <summary>The same as the declarations of the method that ends the call.</summary>
    public static string Declared(MethodModel method)
    {
        var onStack = new HashSet<string>(
            method.Signature.Parameters.Where(static parameter => parameter.IsRefStruct).Select(static parameter => parameter.Name), StringComparer.Ordinal);
        return string.Join(", ", Captured(method).Select(output => $"{(onStack.Contains(output.Name) ? "scoped " : string.Empty)}{output.Type} {output.Name}"));
    }

    /// <summary>The same as the arguments that it is called with.</summary>
    public static string Passed(MethodModel method, BodyNames names)
    {
        var outputs = Parameters(method).Select(static parameter => parameter.Name);
        return string.Join(", ", HasResult(method) ? outputs.Prepend(Reference(method) + names.Returned) : outputs);
    }

    /// <summary>The name of the local that keeps what is captured.</summary>
    public static string CapturedLocal(MethodModel method) => Local(method, "captured");

    /// <summary>Writes the statement that captures, as <see cref="Declared"/> declares what is captured.</summary>
    public static void Write(CodeWriter writer, MethodModel method, BodyNames names)
    {
        var outputs = Captured(method).Select((output, index) => (index == 0 && HasResult(method) ? Reference(method) : string.Empty) + output.Name);
        var read = $"var {CapturedLocal(method)} = new {names.ResultType}{names.TypeParameters}({string.Join(", ", outputs)});";
        if (!method.Captures.Any(static capture => capture is { IsOutput: true, RunsUserCode: true }))
        {
            writer.Lines(read);
            return;
        }

        var thread = Local(method, "thread");
        writer.Lines($"""
            var {thread} = {Runtime.ObservingThread}.TryTell();
            {read}
            {thread}?.Told();
            """);
    }

    private static bool HasResult(MethodModel method) =>
        method.Captures.Any(static capture => capture is { IsOutput: true, Parameter: null });

    private static string Reference(MethodModel method) => method.Signature.Return.Shape == ReturnShape.OnStack ? "in " : string.Empty;

    private static string Local(MethodModel method, string name) =>
        new Identifiers(Parameters(method).Select(static parameter => parameter.Name.TrimStart('@'))).Unique(name);
}
