using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Instrumentation.Analyzers.Patterns;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>A regular expression without a match timeout, whose pattern can take time without bound, or is not known.</summary>
internal sealed class RegexTimeoutRule : TimeoutRule
{
    private const string Namespace = "System.Text.RegularExpressions";
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    public static readonly DiagnosticDescriptor CanRunWithoutBound = new(
        RuleIds.RegexTimeout,
        "Give a regular expression a match timeout",
        "'{0}' has no match timeout, and {1}",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A text that nearly matches can keep a processor busy for hours. Whoever sends the text decides, so a timeout must.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.RegexTimeout));

    private readonly ConcurrentDictionary<(string Pattern, RegexOptions Options), PatternRisk> risks = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [CanRunWithoutBound];

    /// <inheritdoc/>
    public override ImmutableArray<string> Calls { get; } = ["IsMatch", "Match", "Matches", "Replace", "Split", "Count", "EnumerateMatches", "EnumerateSplits"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Creations { get; } = ["Regex", "RegularExpressionAttribute"];

    /// <inheritdoc/>
    public override string PartialMemberAttribute => "GeneratedRegexAttribute";

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.Has("System.Text.RegularExpressions.Regex");

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        switch (site.Operation)
        {
            case IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } method } call when method.ContainingType.Is(Namespace, "Regex"):
                Look(site, $"Regex.{name}", call.Arguments);
                break;
            case IObjectCreationOperation { Type: { } type } creation when type.Is(Namespace, "Regex"):
                Look(site, "new Regex", creation.Arguments);
                break;
            case IObjectCreationOperation { Type: { } type } creation when type.Is("System.ComponentModel.DataAnnotations", "RegularExpressionAttribute"):
                // It has a timeout of two seconds, unless that is taken away.
                if (IsWithoutTimeout(creation.Initializer, site.Values))
                    Look(site, "RegularExpression", creation.Arguments);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Look(AttributeData attribute, SymbolAnalysisContext context, TimeoutOptions options, TimeoutProject project)
    {
        if (options.RegexMode == RegexMode.Off
            || !attribute.AttributeClass.Is(Namespace, PartialMemberAttribute)
            || attribute.AttributeConstructor is not { } constructor
            || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } written })
        {
            return;
        }

        var (pattern, flags, timeout) = (string.Empty, RegexOptions.None, Timeout.Infinite);
        for (var i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
        {
            switch (constructor.Parameters[i].Name, attribute.ConstructorArguments[i].Value)
            {
                case ("pattern", string text):
                    pattern = text;
                    break;
                case ("options", int value):
                    flags = (RegexOptions)value;
                    break;
                case ("matchTimeoutMilliseconds", int value):
                    timeout = value;
                    break;
            }
        }

        if (timeout is Timeout.Infinite or int.MaxValue
            && (flags & NonBacktracking) == 0
            && Reason([pattern], flags, options.RegexMode) is { } reason
            && !project.HasRegexDefault)
        {
            context.ReportDiagnostic(Diagnostic.Create(CanRunWithoutBound, written[0].GetLocation(), "GeneratedRegex", reason));
        }
    }

    private void Look(TimeoutSite site, string what, ImmutableArray<IArgumentOperation> arguments)
    {
        if (site.Options.RegexMode == RegexMode.Off)
            return;

        IArgumentOperation? pattern = null;
        var options = RegexOptions.None;
        foreach (var argument in arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "pattern":
                    pattern = argument;
                    break;
                case "options":
                    options = PatternText.OptionsOf(argument.Value, site.Values);
                    break;
                case "matchTimeout" or "matchTimeoutMilliseconds" when !Infinite.Is(argument.Value, site.Values):
                    return;
            }
        }

        if (pattern is not null
            && (options & NonBacktracking) == 0
            && Reason(PatternText.Of(pattern.Value, site.Values), options, site.Options.RegexMode) is { } reason
            && !site.Project.HasRegexDefault)
        {
            site.Report(CanRunWithoutBound, pattern.Value.Syntax, what, reason);
        }
    }

    private string? Reason(List<string>? patterns, RegexOptions options, RegexMode mode)
    {
        if (patterns is null)
            return "its pattern is not a constant, so that what it costs is not known";
        foreach (var text in patterns)
        {
            if (Reason(risks.GetOrAdd((text, options), static key => Pattern.Parse(key.Pattern, key.Options) is { } read ? PatternRisks.Of(read) : PatternRisk.None)) is { } reason)
                return reason;
        }

        return mode == RegexMode.All ? "every regular expression is to have one here" : null;
    }

    private static string? Reason(PatternRisk risk) => risk switch
    {
        PatternRisk.NestedQuantifier => "a loop in its pattern repeats a loop over the same text: each further character can double the time",
        PatternRisk.OverlappingAlternatives => "a loop in its pattern has two ways to match the same text: each further character can double the time",
        PatternRisk.AdjacentQuantifiers => "two loops that follow each other in its pattern match the same characters: twice the text can take four times as long",
        PatternRisk.BackReference => "its pattern has a back-reference, which makes it try every way to match a group",
        PatternRisk.Lookaround => "its pattern looks around with a loop, which runs again from every place",
        _ => null,
    };

    private static bool IsWithoutTimeout(IObjectOrCollectionInitializerOperation? initializer, SourceValues values)
    {
        if (initializer is null)
            return false;
        foreach (var one in initializer.Initializers)
        {
            if (one is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "MatchTimeoutInMilliseconds" }, Value: var value })
                return Infinite.Is(value, values);
        }

        return false;
    }
}
