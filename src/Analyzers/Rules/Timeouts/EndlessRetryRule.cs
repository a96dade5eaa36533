using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>What tries again and again and never gives up: by Polly, or by hand.</summary>
internal sealed class EndlessRetryRule : TimeoutRule
{
    public static readonly DiagnosticDescriptor EndlessRetry = new(
        RuleIds.EndlessRetry,
        "Let a retry end",
        "{0} never gives up; bound the attempts, and the time that all of them take together",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "When what fails does not recover, an endless retry keeps its caller for ever, hides the failure, and adds load to what is down already.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.EndlessRetry));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [EndlessRetry];

    /// <inheritdoc/>
    public override ImmutableArray<string> Calls { get; } =
    [
        "RetryForever", "RetryForeverAsync", "WaitAndRetryForever", "WaitAndRetryForeverAsync", "Retry", "RetryAsync", "WaitAndRetry", "WaitAndRetryAsync",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> Assignments { get; } = ["MaxRetryAttempts"];

    /// <inheritdoc/>
    public override ImmutableArray<OperationKind> Kinds { get; } = [OperationKind.CatchClause];

    /// <summary>A loop needs no library.</summary>
    public override bool IsAbout(WellKnownSymbols symbols) => true;

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        switch (site.Operation)
        {
            case IInvocationOperation call when IsEndlessPolicy(call, site.Values) && !PollyLimits.LimitPolicy(call, site.Values):
                site.Report(EndlessRetry, NameOf(call), $"The policy that '{call.TargetMethod.Name}' makes");
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value } assignment
                when target.Property.ContainingType.IsOrDerivesFrom("Polly.Retry", "RetryStrategyOptions")
                    && Infinite.Is(value, site.Values) && !Infinite.IsAskedFor(assignment, site.Values) && !PollyLimits.LimitStrategy(target, site.Values):
                site.Report(EndlessRetry, value.Syntax, $"'{target.Property.Name}'");
                break;
            case ICatchClauseOperation clause when RetryLoops.Endless(clause, site.Context.ContainingSymbol, site.Values) is { } retry:
                site.Report(EndlessRetry, retry, "The loop that tries again after an error");
                break;
        }
    }

    private static bool IsEndlessPolicy(IInvocationOperation call, SourceValues values)
    {
        var method = call.TargetMethod;
        if (!method.ContainingNamespace.IsNamed("Polly"))
            return false;
        if (method.Name.Contains("Forever"))
            return true;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "retryCount" })
                return Infinite.Is(argument.Value, values);
        }

        return false;
    }

    private static SyntaxNode NameOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : call.Syntax;
}
