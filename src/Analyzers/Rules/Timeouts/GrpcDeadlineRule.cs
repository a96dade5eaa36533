using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>A call of a gRPC client that neither a deadline nor a token ends. By default, there is no deadline.</summary>
internal sealed class GrpcDeadlineRule : TimeoutRule
{
    public static readonly DiagnosticDescriptor NoDeadline = new(
        RuleIds.GrpcDeadline,
        "Give gRPC calls a deadline",
        "The call of '{0}' has no deadline and no token that ends it; without one it waits for the server for ever",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "gRPC has no default deadline. A call that is not answered stays open on both sides, and calls that are made on behalf of it do, too.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.GrpcDeadline));

    private const string Grpc = "Grpc.Core";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [NoDeadline];

    /// <summary>The methods of a client have the names that its author gave them.</summary>
    public override ImmutableArray<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.Has("Grpc.Core.ClientBase");

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        var call = (IInvocationOperation)site.Operation;
        if (!IsClientCall(call) || HasEnd(call.Arguments, site, IsStream(call.TargetMethod)) || CallLimit.IsAwaitedForLimitedTime(call, site.Values) || IsSetForAll(site))
            return;
        site.Report(NoDeadline, call.Syntax, call.TargetMethod.Name);
    }

    /// <summary>Whether a client's method that goes to the server is called.</summary>
    public static bool IsClientCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;

        // Most types derive from object alone: nearly every call of a program ends at the first test.
        if (method.IsStatic || method.ContainingType is not { BaseType.SpecialType: SpecialType.None } type || !type.IsOrDerivesFrom(Grpc, "ClientBase"))
            return false;
        foreach (var parameter in method.Parameters)
        {
            if (IsDeadline(parameter) || IsOptions(parameter.Type))
                return true;
        }

        return false;
    }

    private static bool HasEnd(ImmutableArray<IArgumentOperation> arguments, TimeoutSite site, bool isStream)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
                return true;
            if (IsDeadline(parameter) && IsDeadlineSet(argument.Value, site.Values))
                return true;
            if (BoundedToken.IsToken(parameter.Type) && Ends(argument.Value, site, isStream))
                return true;
            if (IsOptions(parameter.Type) && HaveEnd(argument.Value, site, isStream))
                return true;
        }

        return false;
    }

    /// <summary>Whether a token ends the call; a stream is made to last, any token that can be cancelled is enough.</summary>
    private static bool Ends(IOperation token, TimeoutSite site, bool isStream) => BoundedToken.Of(token, site.Values) switch
    {
        TokenBound.Bounded => true,
        TokenBound.Caller => isStream || !site.Options.IsStrict,
        _ => isStream && !BoundedToken.IsNone(token, site.Values),
    };

    private static bool IsDeadlineSet(IOperation deadline, SourceValues values)
    {
        foreach (var value in values.Of(deadline))
        {
            var isNone = value is IDefaultValueOperation
                || value.ConstantValue is { HasValue: true, Value: null }
                || (value is IFieldReferenceOperation { Field: { Name: "MaxValue" } field } && field.ContainingType.SpecialType == SpecialType.System_DateTime);
            if (!isNone)
                return true;
        }

        return false;
    }

    /// <summary>Whether options have a deadline or a token; those that somebody else made may have one.</summary>
    private static bool HaveEnd(IOperation options, TimeoutSite site, bool isStream)
    {
        foreach (var value in site.Values.Of(options))
        {
            if (HasEndOne(value, site, isStream))
                return true;
        }

        return false;
    }

    private static bool HasEndOne(IOperation value, TimeoutSite site, bool isStream)
    {
        switch (value)
        {
            case IDefaultValueOperation:
                return false;
            case IObjectCreationOperation creation when IsOptions(creation.Type):
                return HasEnd(creation.Arguments, site, isStream);
            case IInvocationOperation { Instance: { } before, TargetMethod: var method } call when IsOptions(method.ContainingType):
                return method.Name switch
                {
                    "WithDeadline" => call.Arguments.Length == 0 || IsDeadlineSet(call.Arguments[0].Value, site.Values),
                    "WithCancellationToken" => call.Arguments.Length == 0 || Ends(call.Arguments[0].Value, site, isStream) || HaveEnd(before, site, isStream),
                    _ => HaveEnd(before, site, isStream),
                };
            default:
                return true;
        }
    }

    private static bool IsStream(IMethodSymbol method) => method.ReturnType.Name is "AsyncServerStreamingCall" or "AsyncDuplexStreamingCall";

    private static bool IsDeadline(IParameterSymbol parameter) =>
        parameter.Name == "deadline" && parameter.Type.WithoutNullable()?.SpecialType == SpecialType.System_DateTime;

    private static bool IsOptions(ITypeSymbol? type) => type.WithoutNullable().Is(Grpc, "CallOptions");

    /// <summary>Whether every call of the program gets a deadline: that of the call that it serves, or one by an interceptor.</summary>
    private static bool IsSetForAll(TimeoutSite site)
    {
        if (site.Project.Calls.Of(CalledNames.DeadlinePropagation).Count > 0)
            return true;
        foreach (var call in site.Project.Calls.Of(CalledNames.DeadlineOption))
        {
            if (call.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } type
                && site.Project.Sources.Of(type.SyntaxTree)?.GetDeclaredSymbol(type, site.Context.CancellationToken) is INamedTypeSymbol symbol
                && symbol.IsOrDerivesFrom("Grpc.Core.Interceptors", "Interceptor"))
            {
                return true;
            }
        }

        return false;
    }
}
