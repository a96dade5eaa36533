using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>An instrumented method: all that its generated body depends on.</summary>
internal sealed record MethodModel
{
    /// <summary>Stands among <see cref="SuppressedDiagnostics"/> for all of those about null.</summary>
    public const string NullableWarnings = "nullable";

    /// <summary>The name of the generated class: type, method and a hash of the whole signature.</summary>
    public required string BodyName { get; init; }

    /// <summary>The name of the generated file, without extension.</summary>
    public required string FileName { get; init; }

    /// <summary>The method as a reader of the generated code knows it.</summary>
    public required string DisplayName { get; init; }

    public required ScopeModel Scope { get; init; }

    /// <summary>The value of the tag <c>operation</c>, and the span's name.</summary>
    public required string Operation { get; init; }

    /// <summary>The value of <c>code.function.name</c>.</summary>
    public required string FunctionName { get; init; }

    /// <summary>The full name of the declaring type: the category of its log records.</summary>
    public required string Category { get; init; }

    /// <summary>The first part of the log records' event names.</summary>
    public required string MethodName { get; init; }

    /// <summary>Whether there is anything to do; all that a method had may have been refused.</summary>
    public bool IsInstrumented => IsObserved || Limit is not null;

    /// <summary>Whether there is anything to observe.</summary>
    public bool IsObserved => Span is not null || Metrics is not null || Log is not null || Instruments.Count > 0;

    public required SpanModel? Span { get; init; }

    public required MetricsModel? Metrics { get; init; }

    public required LogModel? Log { get; init; }

    public required LimitModel? Limit { get; init; }

    /// <summary>What is read of the arguments when the method is called.</summary>
    public required EquatableArray<TagModel> Tags { get; init; }

    /// <summary>What is read when the method has succeeded: of its <c>out</c> parameters, then of its result.</summary>
    public required EquatableArray<TagModel> ResultTags { get; init; }

    public required EquatableArray<InstrumentModel> Instruments { get; init; }

    /// <summary>All that is captured, of arguments and of the result.</summary>
    public IEnumerable<CaptureModel> Captures => Tags.Concat(ResultTags).Select(static tag => tag.Capture)
        .Concat(Instruments.Select(static instrument => instrument.Capture).OfType<CaptureModel>());

    /// <summary>The parameters whose signalled token makes a cancellation out of an <c>OperationCanceledException</c>, as expressions.</summary>
    public required EquatableArray<string> CancellationTokens { get; init; }

    public required SignatureModel Signature { get; init; }

    public required TargetModel Target { get; init; }

    /// <summary>Diagnostics of experimental APIs in the signature, for example: the user has accepted them at the call.</summary>
    public required EquatableArray<string> SuppressedDiagnostics { get; init; }

    /// <summary>The symbols without which the compiler leaves out calls of the method.</summary>
    public required EquatableArray<string> ConditionalSymbols { get; init; }

    /// <summary>Whether only code that is obsolete itself may use the method.</summary>
    public required bool IsObsoleteAsError { get; init; }
}
