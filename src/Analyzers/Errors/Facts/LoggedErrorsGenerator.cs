using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Writes into an assembly which of its methods log errors that their callers get all the same: whoever references it does not see their
/// bodies. Output of the implementation: an editor never asks for it.
/// </summary>
[Generator(LanguageNames.CSharp)]
internal sealed class LoggedErrorsGenerator : IIncrementalGenerator
{
    /// <summary>The name of the pipeline's step, for those who watch it.</summary>
    public const string Facts = nameof(Facts);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var build = context.AnalyzerConfigOptionsProvider.Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => BuildRecognition.Of(pair.Left.GlobalOptions, pair.Right).IsEnabled);
        var facts = context.CompilationProvider.Combine(context.AnalyzerConfigOptionsProvider).Combine(build)
            .Select(static (pair, token) => pair.Right
                ? LoggedErrorsFinder.Find(pair.Left.Left, pair.Left.Right, token)
                : EquatableArray<LoggedErrors>.Empty)
            .WithTrackingName(Facts);
        context.RegisterImplementationSourceOutput(facts, static (output, all) =>
        {
            if (all.Count > 0)
                output.AddSource(LoggedErrorsEmitter.HintName, LoggedErrorsEmitter.Emit(all));
        });
    }
}
