using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>An HTTP client that waits for an answer for ever, or longer than anybody would.</summary>
internal sealed class HttpTimeoutRule : TimeoutRule
{
    public static readonly DiagnosticDescriptor NoEffectiveTimeout = new(
        RuleIds.HttpTimeout,
        "Give HTTP calls a timeout that takes effect",
        "'{0}' {1}; a server that does not answer holds the call, and whoever waits for it, for as long",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without a limit, one server that accepts connections and does not answer holds every caller until the program has no more threads, connections or memory.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.HttpTimeout));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [NoEffectiveTimeout];

    /// <inheritdoc/>
    public override ImmutableArray<string> Assignments { get; } = ["Timeout", "ConnectTimeout"];

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.HasAny("System.Net.Http.HttpClient", "System.Net.HttpWebRequest");

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        if (site.Operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target, Value: var value })
            return;
        if (IsTimeout(property) && Infinite.Is(value, site.Values))
            site.Report(NoEffectiveTimeout, value.Syntax, $"{property.ContainingType.Name}.{property.Name}", "is infinite");
    }

    private static bool IsTimeout(IPropertySymbol property) => property.Name == "Timeout"
        ? property.ContainingType.Is("System.Net.Http", "HttpClient") || property.ContainingType.Is("System.Net", "HttpWebRequest")
        : property.ContainingType.Is("System.Net.Http", "SocketsHttpHandler");
}
