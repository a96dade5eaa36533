using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>A token that looks like a limit and is none, and a socket that waits for the other side for ever.</summary>
internal sealed class EndlessTokenRule : TimeoutRule
{
    public static readonly DiagnosticDescriptor EndlessToken = new(
        RuleIds.EndlessToken,
        "Cancel what is given as a token, or give the socket a timeout",
        "{0}; {1}",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A token that nothing cancels ends nothing, and a synchronous call on a socket has no limit of its own: the thread waits as long as the other side stays silent.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.EndlessToken));

    private const string BoundTheToken = "give its source a delay, or link it to a token that is cancelled";
    private const string BoundTheSocket = "set a timeout on it, or use the asynchronous method with a token";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [EndlessToken];

    /// <inheritdoc/>
    public override ImmutableArray<string> Creations { get; } = ["CancellationTokenSource"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Calls { get; } = ["CreateLinkedTokenSource", "CancelAfter", .. SocketWaits.Methods];

    /// <inheritdoc/>
    public override ImmutableArray<string> Assignments { get; } = SocketWaits.Timeouts;

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.Has("System.Threading.CancellationTokenSource");

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        switch (site.Operation)
        {
            case IObjectCreationOperation creation when BoundedToken.IsSource(creation.Type):
                LookAtSource(creation, site);
                break;
            case IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } call:
                if (BoundedToken.IsSource(call.TargetMethod.ContainingType))
                    LookAtSource(call, site);
                break;
            case IInvocationOperation { TargetMethod.Name: "CancelAfter" } call:
                if (BoundedToken.IsSource(call.TargetMethod.ContainingType))
                    LookAtDelay(call, site);
                break;
            case IInvocationOperation call when SocketWaits.WaitsForEver(call, site.Values) is { } how:
                ReportSocket(site, call, $"'{call.TargetMethod.Name}' waits for the other side {how}");
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                when SocketWaits.IsTimeout(property) && Infinite.Is(assignment.Value, site.Values, isZeroInfinite: true) && !Infinite.IsAskedFor(assignment, site.Values):
                ReportSocket(site, assignment.Value, $"'{property.ContainingType.Name}.{property.Name}' is infinite");
                break;
        }
    }

    private static void LookAtSource(IOperation source, TimeoutSite site)
    {
        if (EndlessSources.UseOf(source, site.Values) is { } token)
        {
            var what = source is IInvocationOperation ? "The token is linked to nothing that is ever cancelled" : "Nothing ever cancels this token";
            site.Context.ReportDiagnostic(Diagnostic.Create(EndlessToken, token.Syntax.GetLocation(), [source.Syntax.GetLocation()], what, BoundTheToken));
        }
    }

    private static void LookAtDelay(IInvocationOperation call, TimeoutSite site)
    {
        if (call.Arguments.IsEmpty || !Infinite.Is(call.Arguments[0].Value, site.Values) || Infinite.IsAskedFor(call, site.Values))
            return;
        if (!EndlessSources.IsDisarmed(call, site.Values))
            site.Report(EndlessToken, call.Arguments[0].Syntax, "This cancels nothing: the delay is infinite", BoundTheToken);
    }

    // Programs that talk over sockets themselves mostly know what they do.
    private static void ReportSocket(TimeoutSite site, IOperation place, string what) => site.Context.ReportDiagnostic(Diagnostic.Create(
        EndlessToken, place.Syntax.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null, what, BoundTheSocket));
}
