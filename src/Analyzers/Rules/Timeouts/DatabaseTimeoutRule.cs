using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>A database, a transaction or a cache whose limit is switched off. None of them has no limit unless somebody says so.</summary>
internal sealed class DatabaseTimeoutRule : TimeoutRule
{
    public static readonly DiagnosticDescriptor TimeoutDisabled = new(
        RuleIds.DatabaseTimeout,
        "Keep a timeout on databases, transactions and caches",
        "'{0}' is switched off; set a limit, or one blocked row or server holds a connection of the pool for ever",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A command without a limit keeps its connection. When the pool is empty, requests fail that have nothing to do with the slow one.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.DatabaseTimeout));

    private const string Indexer = "this[]";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [TimeoutDisabled];

    /// <inheritdoc/>
    public override ImmutableArray<string> Assignments { get; } = [.. DatabaseLimits.Properties, Indexer];

    /// <inheritdoc/>
    public override ImmutableArray<string> Calls => DatabaseLimits.Methods;

    /// <inheritdoc/>
    public override ImmutableArray<string> Creations => DatabaseLimits.Types;

    /// <inheritdoc/>
    public override Func<string, int, int> NextText => ConnectionText.NextLimit;

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.HasAny(DatabaseLimits.Libraries);

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        switch (site.Operation)
        {
            case ILiteralOperation or IInterpolatedStringTextOperation:
                LookAtText(site);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } entry } assignment:
                if (ConnectionText.IsTimeoutEntry(entry) is { } key && IsOff(assignment.Value, site))
                    Report(site, assignment.Value, key);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value }:
                if (DatabaseLimits.Has(target.Property) && IsOff(value, site) && !IsLimited(target, site.Values))
                    Report(site, value, $"{target.Property.ContainingType.Name}.{target.Property.Name}");
                break;
            case IInvocationOperation call:
                LookAt(call.TargetMethod, call.Arguments, site);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                LookAt(constructor, creation.Arguments, site);
                break;
        }
    }

    private static void LookAt(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, TimeoutSite site)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter }
                && DatabaseLimits.Is(parameter, method) && IsOff(argument.Value, site) && !AreCommandsLimited(arguments, site.Values))
            {
                Report(site, argument.Value, parameter.Name is "timeout" or "value" ? method.Name : parameter.Name);
                return;
            }
        }
    }

    private static void LookAtText(TimeoutSite site)
    {
        var whole = ConnectionText.Whole(site.Operation);
        if (ConnectionText.IsFirstLimit(site.Operation, whole) && ConnectionText.SwitchedOff(whole, site.Values) is { } key && !IsMigration(site))
            Report(site, whole, key);
    }

    private static bool IsOff(IOperation value, TimeoutSite site) =>
        Infinite.Is(value, site.Values, isZeroInfinite: true) && !Infinite.IsAskedFor(value, site.Values) && !IsMigration(site);

    /// <summary>Whether every execution of the command is ended by a token.</summary>
    private static bool IsLimited(IPropertyReferenceOperation property, SourceValues values)
    {
        if (Holder.Of(property.Instance) is not { } command || SymbolUses.Of(command, values.Sources, values.CancellationToken) is not { } uses)
            return false;

        var executions = 0;
        foreach (var use in uses)
        {
            if (CallChain.Next(use) is not { } call || !call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal))
                continue;
            if (!CallLimit.HasToken(call, values) && !CallLimit.IsAwaitedForLimitedTime(call, values))
                return false;
            executions++;
        }

        return executions > 0;
    }

    private static bool AreCommandsLimited(ImmutableArray<IArgumentOperation> arguments, SourceValues values)
    {
        foreach (var argument in arguments)
        {
            if (BoundedToken.IsToken(argument.Parameter?.Type) && argument.ArgumentKind != ArgumentKind.DefaultValue
                && BoundedToken.Of(argument.Value, values) != TokenBound.Unbounded)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the code changes a schema, which takes as long as it takes, and nobody waits for an answer.</summary>
    private static bool IsMigration(TimeoutSite site)
    {
        if (site.Options.IncludesMigrations)
            return false;
        for (var type = site.Context.ContainingSymbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsOrDerivesFrom("Microsoft.EntityFrameworkCore.Migrations", "Migration")
                || type.IsOrImplements("Microsoft.EntityFrameworkCore.Design", "IDesignTimeDbContextFactory"))
            {
                return true;
            }
        }

        return CallChain.Calls(site.Operation.Root(), "Migrate", "MigrateAsync");
    }

    private static void Report(TimeoutSite site, IOperation place, string name) => site.Report(TimeoutDisabled, place.Syntax, name);
}
