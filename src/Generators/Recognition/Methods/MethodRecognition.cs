using System.Collections.Immutable;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>An instrumented method as a model: what is the same for both ways of weaving.</summary>
internal static class MethodRecognition
{
    private const string DefaultPrefix = "operation";
    private const int LongestName = 60;

    /// <summary>The method's model.</summary>
    /// <param name="method">The user's method: the one that is called, or the partial one.</param>
    /// <param name="attributes">The attributes that hold for it.</param>
    /// <param name="captured">The values that are captured.</param>
    /// <param name="signature">The signature of the generated methods.</param>
    /// <param name="target">The method that the generated body calls, and how.</param>
    public static MethodModel Model(
        IMethodSymbol method,
        InstrumentationAttributes attributes,
        CapturedValues captured,
        SignatureModel signature,
        TargetModel target)
    {
        var type = method.ContainingType;
        var category = TypeNames.FullName(type);
        var key = $"{method.GetDocumentationCommentId()}@{method.ContainingAssembly.Name}";
        var methodName = method.Name.Substring(method.Name.LastIndexOf('.') + 1);
        var shortName = $"{type.Name}.{methodName}";
        var spanName = attributes.Traced?.NameArgument();
        var hash = StableHash.Of(key);
        return new MethodModel
        {
            BodyName = $"{Identifiers.Sanitize(Shorten(shortName))}_{hash}",
            FileName = $"{Shorten(Identifiers.Sanitize(type.Name))}.{Shorten(Identifiers.Sanitize(method.Name))}.{hash}",
            DisplayName = method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            Scope = ScopeRecognition.Of((captured.Instruments.Count == 0 ? attributes.Requester : null) ?? method.ContainingAssembly),
            Operation = spanName is null ? shortName : attributes.IsTracedByType ? $"{spanName}.{methodName}" : spanName,
            FunctionName = $"{category}.{method.Name}",
            Category = category,
            MethodName = method.Name,
            Span = attributes.Traced is { } traced ? new SpanModel(traced.Member("Kind", "Internal"), traced.Flag("Root")) : null,
            Metrics = attributes.Metered is { } metered ? Metrics(metered) : null,
            Log = attributes.LogContext is { } log
                ? new LogModel(log.Member("OnStart", "None"), log.Member("OnSuccess", "None"), log.Member("OnFailure", "None"))
                : null,
            Limit = LimitRecognition.Of(method, attributes.TimeLimit),
            Tags = captured.Tags.ToEquatableArray(),
            ResultTags = captured.ResultTags.ToEquatableArray(),
            Instruments = captured.Instruments.Select(static instrument => instrument.Model).ToEquatableArray(),
            CancellationTokens = method.Parameters.Where(IsCancellationToken)
                .Select(static parameter => Identifiers.Escape(parameter.Name))
                .ToEquatableArray(),
            Signature = signature,
            Target = target,
            SuppressedDiagnostics = SignatureDiagnostics.Ids(method, captured.Members),
            IsObsoleteAsError = SignatureDiagnostics.IsObsoleteAsError(method, captured.Members),
            ConditionalSymbols = ConditionalSymbols.Of(method),
        };
    }

    /// <summary>What a <c>[Metered]</c> says.</summary>
    public static MetricsModel Metrics(AttributeData metered) => new(metered.NameArgument() ?? DefaultPrefix, metered.Doubles("Buckets"));

    private static bool IsCancellationToken(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.Out && TypeNames.IsFramework(TypeNames.Underlying(parameter.Type), "System.Threading", "CancellationToken");

    private static string Shorten(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName);
}
