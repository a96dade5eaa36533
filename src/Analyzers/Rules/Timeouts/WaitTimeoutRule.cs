using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>
/// A wait without an end. This is no rule against blocking: what blocks with a timeout is fine. It is worth a warning where the other side is
/// another program, or where a request waits; elsewhere it is to be known.
/// </summary>
internal sealed class WaitTimeoutRule : TimeoutRule
{
    public static readonly DiagnosticDescriptor WaitsWithoutEnd = new(
        RuleIds.WaitTimeout,
        "Give a wait a timeout",
        "'{0}' has no timeout: {1} the caller waits for ever",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "What never comes is waited for until the process is killed, and nothing in the logs says who waits for what. A timeout turns that into an error with a place.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.WaitTimeout));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [WaitsWithoutEnd];

    /// <inheritdoc/>
    public override ImmutableArray<string> Calls => WaitCall.Names;

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.Has("System.Threading.Tasks.Task");

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        if (site.Operation is not IInvocationOperation call || WaitCall.Of(call) is not { } wait || WaitCall.HasEnd(call, site.Values))
            return;
        if (IsHarmless(call, wait, site) || Severity(call, wait, site) is not { } severity)
            return;

        site.Context.ReportDiagnostic(Diagnostic.Create(
            WaitsWithoutEnd, call.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, Name(call), Reason(wait.Kind)));
    }

    private static string Name(IInvocationOperation call) => $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";

    private static string Reason(WaitKind kind) => kind switch
    {
        WaitKind.Semaphore => "if its place is not given back,",
        WaitKind.Event => "if the signal is not given,",
        WaitKind.Countdown => "if one of the signals is not given,",
        WaitKind.Thread => "if the thread does not end,",
        WaitKind.Process => "if the other program does not end,",
        WaitKind.Queue => "if nothing is added,",
        _ => "if the task does not end,",
    };

    private static bool IsHarmless(IInvocationOperation call, WaitCall wait, TimeoutSite site)
    {
        if (site.Context.ContainingSymbol is IMethodSymbol { IsStatic: true, Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName })
            return true;
        if (wait.Awaited is not { } awaited)
            return false;
        if (IsTokenHandle(awaited) || IsOfExitedProcess(call, site.Context.ContainingSymbol) || IsLimited(call, site.Values))
            return true;
        if (call.TargetMethod is not { IsStatic: true, Name: "WaitAll" or "WaitAny" })
            return EndsByItself(awaited, site.Values) || Completion.IsKnown(call, awaited);

        // Of several, one that ends is enough for any of them; for all of them, each must.
        var isAny = call.TargetMethod.Name == "WaitAny";
        var elements = Elements(awaited);
        foreach (var element in elements)
        {
            if ((EndsByItself(element, site.Values) || Completion.IsKnown(call, element)) == isAny)
                return isAny;
        }

        return !isAny && elements.Length > 0;
    }

    private static ImmutableArray<IOperation> Elements(IOperation awaited) => awaited.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation list => list.Elements,
        var one => [one],
    };

    /// <summary>Whether a task is complete by the way it is made, or has a limit of its own.</summary>
    private static bool EndsByItself(IOperation awaited, SourceValues values)
    {
        foreach (var value in values.Of(awaited))
        {
            if (!IsEnding(value, values))
                return false;
        }

        return true;
    }

    private static bool IsEnding(IOperation value, SourceValues values) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType: var type } } => IsTask(type),
        IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled", ContainingType: var type } } => IsTask(type),
        IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType: var type } } delay when IsTask(type) => WaitCall.HasEnd(delay, values),
        IInvocationOperation { TargetMethod.Name: "WaitAsync" } wait => WaitCall.Of(wait) is not null && WaitCall.HasEnd(wait, values),
        IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType: var type }, Arguments: var arguments } when IsTask(type) => HasEnding(arguments, values),
        _ => false,
    };

    private static bool HasEnding(ImmutableArray<IArgumentOperation> arguments, SourceValues values)
    {
        foreach (var argument in arguments)
        {
            foreach (var element in Elements(argument.Value))
            {
                if (EndsByItself(element, values))
                    return true;
            }
        }

        return false;
    }

    private static bool IsTask(ITypeSymbol type) => type.Is("System.Threading.Tasks", "Task");

    // process.WaitForExitAsync().WaitAsync(limit), Task.WhenAny(process.WaitForExitAsync(), Task.Delay(limit))
    private static bool IsLimited(IInvocationOperation call, SourceValues values)
    {
        IOperation inner = call;
        for (var outer = call.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IInvocationOperation { TargetMethod.Name: "WaitAsync" } wait when wait.Instance == inner:
                    return WaitCall.Of(wait) is not null && WaitCall.HasEnd(wait, values);
                case IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType: var type }, Arguments: var arguments } when IsTask(type):
                    return HasEnding(arguments, values);
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }:
                case IConversionOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    // Waiting for the token itself, alone or among others.
    private static bool IsTokenHandle(IOperation awaited)
    {
        if (awaited is IPropertyReferenceOperation { Property: { Name: "WaitHandle", ContainingType: var type } } && BoundedToken.IsToken(type))
            return true;
        foreach (var child in awaited.ChildOperations)
        {
            if (IsTokenHandle(child))
                return true;
        }

        return false;
    }

    // process.Exited += (_, _) => process.WaitForExit();
    private static bool IsOfExitedProcess(IOperation call, ISymbol containing)
    {
        for (var outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event.Name: "Exited" } })
                return true;
        }

        return containing.Name.EndsWith("Exited", StringComparison.Ordinal);
    }

    private static DiagnosticSeverity? Severity(IInvocationOperation call, WaitCall wait, TimeoutSite site)
    {
        switch (wait.Kind)
        {
            case WaitKind.Process or WaitKind.Countdown:
                return DiagnosticSeverity.Warning;
            case WaitKind.Semaphore:
                switch (HeldSemaphore.WaitsMeanwhile(call))
                {
                    case true:
                        return DiagnosticSeverity.Warning;
                    case false:
                        return null;
                }

                // A worker that waits for its next work has nothing else to do.
                if (IsInLoop(call))
                    return null;
                break;
        }

        return wait.IsBlocking && RequestPath.Contains(call, site.Context.ContainingSymbol) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
    }

    private static bool IsInLoop(IOperation call)
    {
        for (var outer = call.Parent; outer is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; outer = outer.Parent)
        {
            if (outer is ILoopOperation)
                return true;
        }

        return false;
    }
}
