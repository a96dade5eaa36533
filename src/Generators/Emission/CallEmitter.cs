using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>The struct that observes one call: starts it with its arguments, ends it with its result or its exception.</summary>
internal static class CallEmitter
{
    public const string Token = "global::System.Threading.CancellationToken";

    public static void Write(CodeWriter writer, MethodModel method, BodyNames names)
    {
        if (method.Signature.Return.Shape == ReturnShape.Stream)
        {
            StreamCallEmitter.Write(writer, method, names);
            return;
        }

        var result = method.Signature.Return.Result?.Name ?? Runtime.NoResult;
        var contract = $"{Runtime.Call}<{result}>";
        var tokens = TokenFields(method, names);
        var shape = method.Signature.Return.Shape;
        var hasContract = HasContract(method);

        writer.Open($"private struct {names.CallType}{names.DeclaredTypeParameters}{(hasContract ? $" : {contract}" : string.Empty)}{names.Constraints}");
        writer.Lines($"{(shape == ReturnShape.TaskLike ? "internal" : "private")} {Runtime.CallState} {names.State};");
        if (KeepsArguments(method))
            writer.Lines($"private {names.ArgumentsType}{names.TypeParameters} {names.Arguments};");
        foreach (var (_, field) in tokens)
            writer.Lines($"private {Token} {field};");
        writer.Blank();
        if (hasContract)
        {
            writer.Lines($"readonly global::System.Diagnostics.Activity? {contract}.Span =>");
            writer.Indented($"this.{names.State}.Span;");
            writer.Blank();
        }

        WriteStart(writer, method, names, tokens);
        writer.Blank();
        if (shape != ReturnShape.TaskLike)
        {
            writer.Lines($"public void {names.Return}(ref {Runtime.CallFrame} frame) => this.{names.State}.Returned(ref frame);");
            writer.Blank();
        }

        WriteSucceed(writer, method, names, hasContract || shape == ReturnShape.TaskLike ? $"{result} result" : OutputEmitter.Declared(method));
        if (MayLackResult(method))
            WriteSucceedWithoutResult(writer, method, names);
        writer.Blank();
        WriteFail(writer, method, names, tokens);
        if (hasContract)
            WriteRenamed(writer, names, contract, result);
        writer.Close();
    }

    /// <summary>Whether the call is one that the runtime can end: it has a result and nothing besides, and that is not on the stack.</summary>
    public static bool HasContract(MethodModel method) => method.Signature.Return.Shape switch
    {
        ReturnShape.Task => true,
        ReturnShape.Synchronous => !OutputEmitter.Parameters(method).Any(),
        _ => false,
    };

    /// <summary>Whether anything of the arguments is read.</summary>
    public static bool HasArguments(MethodModel method) =>
        method.Tags.Count > 0 || method.Instruments.Any(static instrument => instrument.Capture is { IsOutput: false });

    /// <summary>
    /// Whether what is read of the arguments is kept until the call ends, for its metrics and logs, or until a stream is enumerated. A span
    /// has taken its tags at the start: the less is kept, the less moves to the heap with a pending task.
    /// </summary>
    private static bool KeepsArguments(MethodModel method) =>
        HasArguments(method)
        && (method.Signature.Return.Shape == ReturnShape.Stream
            || method.Log is not null
            || method.Instruments.Count > 0
            || method.Tags.Any(static tag => tag.IsMetricTag));

    /// <summary>Whether anything of what the method hands out is kept: of its result, or of an <c>out</c> parameter.</summary>
    public static bool HasResult(MethodModel method) =>
        method.ResultTags.Count > 0 || method.Instruments.Any(static instrument => instrument.Capture is { IsOutput: true });

    /// <summary>Whether the method may return <see langword="null"/> where something of its task's result is kept.</summary>
    public static bool MayLackResult(MethodModel method) => HasResult(method) && method.Signature.Return.IsTaskObject;

    /// <summary>The parameters that a call is started with: those that are captured, and the tokens.</summary>
    public static IEnumerable<ParameterModel> StartParameters(MethodModel method)
    {
        var used = new HashSet<string>(
            CapturedParameters(method).Concat(method.CancellationTokens), StringComparer.Ordinal);
        return method.Signature.Parameters.Where(parameter => used.Contains(parameter.Name));
    }

    /// <summary>The parameters that something is captured of when the method is called.</summary>
    public static IEnumerable<string> CapturedParameters(MethodModel method) => method.Captures
        .Where(static capture => !capture.IsOutput)
        .Select(static capture => capture.Parameter!)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The fields that keep the tokens, by the parameters that they are read from.</summary>
    public static List<(string Parameter, string Field)> TokenFields(MethodModel method, BodyNames names)
    {
        var fields = new Identifiers(method.Signature.TypeParameters.Select(static parameter => parameter.Name.TrimStart('@'))
            .Concat([names.State, names.Arguments, names.Start, names.Return, names.Succeed, names.Fail]));
        return [.. method.CancellationTokens.Select(token => (token, Identifiers.Escape(fields.Unique(token.TrimStart('@')))))];
    }

    private static void WriteStart(CodeWriter writer, MethodModel method, BodyNames names, List<(string Parameter, string Field)> tokens)
    {
        var locals = new Identifiers(method.Signature.Parameters.Select(static parameter => parameter.Name.TrimStart('@')));
        var frame = locals.Unique("frame");
        var thread = locals.Unique("thread");
        var parameters = StartParameters(method).Select(static parameter => $"{(parameter.IsRefStruct ? "scoped " : string.Empty)}{parameter.Kept} {parameter.Name}").Prepend($"ref {Runtime.CallFrame} {frame}");
        writer.Open($"public bool {names.Start}({string.Join(", ", parameters)})");

        // A getter that calls the method itself would be read for that call, too, and so on without end.
        var runsUserCode = ReadsArgumentsWithUserCode(method);
        if (runsUserCode)
        {
            writer.Lines($"if ({Runtime.ObservingThread}.TryTell() is not {{ }} {thread})");
            writer.Indented("return false;");
        }

        var arguments = locals.Unique("arguments");
        WriteArguments(writer, method, names, KeepsArguments(method) ? $"this.{names.Arguments}" : $"var {arguments}");
        if (runsUserCode)
            writer.Lines($"{thread}.Told();");
        WriteTokens(writer, method, tokens);
        var started = KeepsArguments(method) || !HasArguments(method) ? Arguments(method, names) : $"in {arguments}";
        writer.Lines($"return {StartOperation(method, names, frame, started)};");
        writer.Close();
    }

    /// <summary>Whether to keep the arguments runs code of the user's, which may call the method again.</summary>
    public static bool ReadsArgumentsWithUserCode(MethodModel method) =>
        method.Captures.Any(static capture => capture is { IsOutput: false, RunsUserCode: true });

    /// <summary>Writes the statement that reads what is captured of the arguments.</summary>
    public static void WriteArguments(CodeWriter writer, MethodModel method, BodyNames names, string target)
    {
        if (!HasArguments(method))
            return;

        var captured = new HashSet<string>(CapturedParameters(method), StringComparer.Ordinal);
        var values = method.Signature.Parameters.Where(parameter => captured.Contains(parameter.Name)).Select(static parameter => parameter.Name);
        writer.Lines($"{target} = new {names.ArgumentsType}{names.TypeParameters}({string.Join(", ", values)});");
    }

    /// <summary>Writes the statements that keep the tokens.</summary>
    public static void WriteTokens(CodeWriter writer, MethodModel method, List<(string Parameter, string Field)> tokens)
    {
        foreach (var (parameter, field) in tokens)
        {
            var isNullable = method.Signature.Parameters.Any(declared => declared.Name == parameter && declared.Type.Name.EndsWith("?", StringComparison.Ordinal));
            writer.Lines($"this.{field} = {parameter}{(isNullable ? ".GetValueOrDefault()" : string.Empty)};");
        }
    }

    /// <summary>The expression that starts the operation, and tells whether anybody wants it.</summary>
    public static string StartOperation(MethodModel method, BodyNames names, string frame, string arguments)
    {
        var wanted = string.Concat(method.Instruments.Select(instrument => $"\n    | {names.Shared}{instrument.Field}.Enabled"));
        return $"{names.Shared}{names.Operation}.Start(ref this.{names.State}, ref {frame}, {arguments}){wanted}";
    }

    private static void WriteSucceed(CodeWriter writer, MethodModel method, BodyNames names, string parameter)
    {
        writer.Open($"public void {names.Succeed}({parameter})");
        var resultTags = $"default({Runtime.NoTags})";
        if (HasResult(method))
        {
            OutputEmitter.Write(writer, method, names);
            resultTags = $"in {OutputEmitter.CapturedLocal(method)}";
        }

        WriteSuccess(writer, method, names, method.Instruments, resultTags);
        writer.Close();
    }

    /// <summary>Writes the statements that record a success.</summary>
    public static void WriteSuccess(
        CodeWriter writer, MethodModel method, BodyNames names, IEnumerable<InstrumentModel> instruments, string resultTags)
    {
        InstrumentEmitter.Write(writer, instruments, method, names, InstrumentEmitter.Outcome.Success, resultTags);
        writer.Lines($"{names.Shared}{names.Operation}.Succeed(in this.{names.State}, {Arguments(method, names)}, {resultTags});");
    }

    /// <summary>The method has returned no task, and so has no result.</summary>
    private static void WriteSucceedWithoutResult(CodeWriter writer, MethodModel method, BodyNames names)
    {
        writer.Blank();
        writer.Open($"public void {names.Succeed}()");
        var instruments = method.Instruments.Where(static instrument => instrument.Capture is not { IsOutput: true });
        WriteSuccess(writer, method, names, instruments, $"default({Runtime.NoTags})");
        writer.Close();
    }

    private static void WriteFail(CodeWriter writer, MethodModel method, BodyNames names, List<(string Parameter, string Field)> tokens)
    {
        writer.Open($"public void {names.Fail}(global::System.Exception exception)");
        WriteFailure(writer, method, names, [.. tokens.Select(static token => $"this.{token.Field}")]);
        writer.Close();
    }

    /// <summary>Writes the statements that record a failure, or a cancellation by one of the tokens.</summary>
    public static void WriteFailure(CodeWriter writer, MethodModel method, BodyNames names, IReadOnlyList<string> tokens)
    {
        var requested = tokens.Count == 0 ? "false" : string.Join(" || ", tokens.Select(static token => $"{token}.IsCancellationRequested"));
        writer.Lines($"var outcome = {Runtime.Cancellation}.OutcomeOf(exception, {requested});");
        foreach (var outcome in new[] { InstrumentEmitter.Outcome.Error, InstrumentEmitter.Outcome.Canceled })
        {
            if (!method.Instruments.Any(instrument => InstrumentEmitter.IsRecordedOn(instrument, outcome)))
                continue;
            writer.Open($"if (outcome == {Runtime.Outcomes}.{outcome})");
            InstrumentEmitter.Write(writer, method.Instruments, method, names, outcome, $"default({Runtime.NoTags})");
            writer.Close();
            writer.Blank();
        }

        writer.Lines($"{names.Shared}{names.Operation}.Fail(in this.{names.State}, {Arguments(method, names)}, exception, outcome);");
    }

    /// <summary>A type parameter has the name of a member that the interface asks for.</summary>
    private static void WriteRenamed(CodeWriter writer, BodyNames names, string contract, string result)
    {
        if (names.Return != "Returned")
            writer.Lines($"\nvoid {contract}.Returned(ref {Runtime.CallFrame} frame) => this.{names.Return}(ref frame);");
        if (names.Succeed != "Succeed")
            writer.Lines($"\nvoid {contract}.Succeed({result} result) => this.{names.Succeed}(result);");
        if (names.Fail != "Fail")
            writer.Lines($"\nvoid {contract}.Fail(global::System.Exception exception) => this.{names.Fail}(exception);");
    }

    /// <summary>The arguments that are kept until the call ends, as the argument of a call.</summary>
    public static string Arguments(MethodModel method, BodyNames names) =>
        KeepsArguments(method) ? $"in this.{names.Arguments}" : $"default({Runtime.NoTags})";
}
