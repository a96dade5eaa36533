using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A build in which the generator may do nothing, or only a part: the program runs without its telemetry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SwitchedOffRule : Rule
{
    private const string TargetsImported = "build_property.InstrumentationTargetsImported";

    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.SwitchedOff,
        "Let the build switch instrumentation on",
        "'{0}' is not instrumented: {1}",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The build does not let the generator redirect calls. Set InstrumentationEnabled to false if that is meant.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SwitchedOff),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    private readonly DiagnosticDescriptor descriptor;

    public SwitchedOffRule()
        : this(Descriptor)
    {
    }

    /// <summary>The rule with another descriptor of it, see <see cref="CoverageRules"/>.</summary>
    public SwitchedOffRule(DiagnosticDescriptor descriptor)
    {
        this.descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        if (context.Compilation.SyntaxTrees.FirstOrDefault()?.Options is not CSharpParseOptions parseOptions
            || ObstacleOf(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions, parseOptions) is not { } obstacle)
        {
            return;
        }

        var instrumented = new ConcurrentBag<IMethodSymbol>();
        RegisterMethodAction(context, recognizer, (_, method) =>
        {
            var verdict = recognizer.Recognize(method);
            if (verdict.Method is not null || (verdict.Partial is not null && obstacle.ConcernsPartialMethods))
                instrumented.Add(method);
        });
        context.RegisterCompilationEndAction(end => Report(
            end,
            obstacle,
            instrumented.Select(static method => (method.Name, method.Locations.FirstOrDefault()))
                .Concat(recognizer.Requests.All.Select(request => (request.Member, Location(request, end.CancellationToken))))));
    }

    private static Obstacle? ObstacleOf(AnalyzerConfigOptions options, CSharpParseOptions parseOptions)
    {
        var build = BuildRecognition.Of(options, parseOptions);
        if (!build.IsEnabled)
            return null;
        if (!options.TryGetValue(TargetsImported, out _))
        {
            return new Obstacle(
                "the package's build files are not imported; reference 'Instrumentation' without excluding its 'build' assets");
        }

        // Generated code is written in the language of the project.
        if (parseOptions.LanguageVersion < LanguageVersion.CSharp12)
        {
            return new Obstacle(
                $"it needs C# 12, this project is compiled as C# {parseOptions.LanguageVersion.ToDisplayString()}; set LangVersion to 12 or more");
        }

        return build.CanIntercept ? null : new Obstacle(
            "InterceptorsNamespaces lacks 'Instrumentation.Generated'; let the project add to that property instead of replacing it",
            ConcernsPartialMethods: false);
    }

    private static Location? Location(MemberRequest request, CancellationToken cancellationToken) =>
        request.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    private void Report(CompilationAnalysisContext context, Obstacle obstacle, IEnumerable<(string Name, Location? Location)> instrumented)
    {
        var order = new SourceOrder(context.Compilation);
        var first = instrumented
            .Where(found => order.Contains(found.Location))
            .OrderBy(found => order.Of(found.Location!))
            .FirstOrDefault();
        if (first.Name is not null)
            context.ReportDiagnostic(Diagnostic.Create(descriptor, first.Location, first.Name, obstacle.Reason));
    }

    /// <summary>Why the build lets nothing be generated.</summary>
    /// <param name="Reason">The reason, and what to do.</param>
    /// <param name="ConcernsPartialMethods">Whether bodies of partial methods suffer, too.</param>
    private sealed record Obstacle(string Reason, bool ConcernsPartialMethods = true);
}
