using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>
/// The rules about calls that are not instrumented, once more for a build that counts such calls. Whatever a project has made of the rules,
/// by a preset, an <c>.editorconfig</c> or a pragma: a call is not instrumented by being left unsaid. Other builds never hear of it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CoverageRules : Rule
{
    private const string Asked = "build_property.InstrumentationCoverage";

    private readonly ImmutableArray<Rule> rules =
    [
        new CallNotInstrumentedRule(Unconditional(CallNotInstrumentedRule.Descriptor)),
        new InterfaceCallRule(Unconditional(InterfaceCallRule.Descriptor)),
        new FrameworkCallRule(Unconditional(FrameworkCallRule.Descriptor)),
        new SwitchedOffRule(Unconditional(SwitchedOffRule.Descriptor)),
    ];

    public CoverageRules() => SupportedDiagnostics = [.. rules.Select(static rule => rule.SupportedDiagnostics[0])];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Asked, out var asked)
            || !asked.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var rule in rules)
            rule.Register(context, recognizer);
    }

    /// <summary>What no configuration reaches, and no pragma; and no more than information, so that it breaks no build.</summary>
    private static DiagnosticDescriptor Unconditional(DiagnosticDescriptor descriptor) => new(
        descriptor.Id,
        descriptor.Title,
        descriptor.MessageFormat,
        descriptor.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        descriptor.Description,
        descriptor.HelpLinkUri,
        [.. descriptor.CustomTags, WellKnownDiagnosticTags.NotConfigurable]);
}
