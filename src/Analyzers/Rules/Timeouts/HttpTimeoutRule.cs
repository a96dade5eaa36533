using System.Collections.Immutable;
using System.Globalization;
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
        "'{0}' {1}; set a limit that ends the wait for a server that does not answer",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without a limit, one server that accepts connections and does not answer holds every caller until the program has no more threads, connections or memory.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.HttpTimeout));

    /// <summary>The limit of <c>HttpClient</c> when none is set.</summary>
    private const int DefaultSeconds = 100;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [NoEffectiveTimeout];

    /// <inheritdoc/>
    public override ImmutableArray<string> Assignments { get; } = ["Timeout", "ConnectTimeout", "ReadWriteTimeout"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Creations { get; } = ["HttpClient"];

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.HasAny("System.Net.Http.HttpClient", "System.Net.HttpWebRequest");

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        if (site.Operation is IObjectCreationOperation creation)
        {
            if (site.Options.IsStrict && IsDefaultInHandler(creation, site))
                Report(site, creation, "HttpClient.Timeout", $"is {DefaultSeconds} s when nobody sets it, which is long for somebody who waits for a request");
            return;
        }

        if (site.Operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } target, Value: var value } || !IsTimeout(property))
            return;
        if (Problem(value, site) is { } problem
            && !Infinite.IsAskedFor(site.Operation, site.Values)
            && !HttpResilience.Limits(target, site)
            && !HttpSends.AreLimited(target.Instance, property, site.Values))
        {
            Report(site, value, $"{property.ContainingType.Name}.{property.Name}", problem);
        }
    }

    private static void Report(TimeoutSite site, IOperation place, string property, string problem) =>
        site.Report(NoEffectiveTimeout, place.Syntax, property, problem);

    private static bool IsTimeout(IPropertySymbol property)
    {
        var type = property.ContainingType;
        return property.Name switch
        {
            "Timeout" => type.Is("System.Net.Http", "HttpClient") || type.Is("System.Net", "HttpWebRequest") || type.Is("System.Net", "WebRequest"),
            "ReadWriteTimeout" => type.Is("System.Net", "HttpWebRequest"),
            _ => type.Is("System.Net.Http", "SocketsHttpHandler"),
        };
    }

    private static string? Problem(IOperation value, TimeoutSite site)
    {
        string? problem = null;
        foreach (var time in site.Values.TimesOf(value))
        {
            if (time.IsInfinite)
                return "is infinite";

            // A number is one of milliseconds here.
            if (time.IsSpan && time.Number > int.MaxValue)
                problem = "is longer than 24.8 days, which throws ArgumentOutOfRangeException";
            else if (time.Number > site.Options.HttpMaxSeconds * 1000.0)
                problem ??= string.Format(CultureInfo.InvariantCulture, "is {0} s, more than the {1} s that are allowed", time.Number / 1000, site.Options.HttpMaxSeconds);
        }

        return problem;
    }

    /// <summary>Whether a client without a timeout of its own is made by what answers requests.</summary>
    private static bool IsDefaultInHandler(IObjectCreationOperation creation, TimeoutSite site)
    {
        if (!creation.Type.Is("System.Net.Http", "HttpClient") || !RequestHandlers.IsIn(site.Context.ContainingSymbol))
            return false;
        if (creation.Initializer is { } initializer && SetsTimeout(initializer))
            return false;
        if (Holder.Target(creation) is not { } holder || SymbolUses.Of(holder, site.Project.Sources, site.Context.CancellationToken) is not { } uses)
            return true;
        foreach (var use in uses)
        {
            if (use.Parent is IPropertyReferenceOperation { Property.Name: "Timeout" })
                return false;
        }

        return !HttpSends.AreLimited(holder, site.Values);
    }

    private static bool SetsTimeout(IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (var assignment in initializer.Initializers)
        {
            if (assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Timeout" } })
                return true;
        }

        return false;
    }
}
