using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>A call that talks to the outside and could be given a token that its caller has: only calls of <see cref="InputOutput"/>, and streams.</summary>
internal sealed class TokenInReachRule : TimeoutRule
{
    private const string GrpcClient = "ClientBase";

    /// <summary>The property of a diagnostic that holds the token as it is written.</summary>
    public const string Token = nameof(Token);

    /// <summary>The property that holds the name of the parameter; none where the stream itself takes the token.</summary>
    public const string Parameter = nameof(Parameter);

    /// <summary>The property that holds the place of the parameter among those that are written.</summary>
    public const string Ordinal = nameof(Ordinal);

    public static readonly DiagnosticDescriptor IgnoresToken = new(
        RuleIds.TokenInReach,
        "Pass the token in reach to calls that wait for the outside",
        "'{0}' ignores '{1}', which is in reach: it goes on when nobody waits for it any more",
        RuleCategories.Timeouts,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A call that is not cancelled with its caller holds a connection, a file or a thread for nobody. Pass the nearest token.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.TokenInReach));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [IgnoresToken];

    /// <inheritdoc/>
    public override ImmutableArray<OperationKind> Kinds { get; } = [OperationKind.Invocation, OperationKind.Loop];

    /// <inheritdoc/>
    public override bool IsAbout(WellKnownSymbols symbols) => symbols.Has("System.Threading.CancellationToken");

    /// <inheritdoc/>
    public override bool IsOfInterest(IOperation operation) =>
        operation is not IInvocationOperation call
        || call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal)
        || call.TargetMethod.ContainingType?.BaseType is { Name: GrpcClient };

    /// <inheritdoc/>
    public override void Look(TimeoutSite site)
    {
        switch (site.Operation)
        {
            case IInvocationOperation call:
                var isGrpc = IsGrpc(call);
                if (isGrpc ? HasDeadline(call) : call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) && IsInputOutput(call, site))
                    Look(call, isGrpc, site);
                break;
            case IForEachLoopOperation { IsAsynchronous: true } loop:
                LookAtStream(loop, site);
                break;
        }
    }

    private static void Look(IInvocationOperation call, bool isGrpc, TimeoutSite site)
    {
        var given = TokenArgument(call);
        if (given is { ArgumentKind: ArgumentKind.Explicit } && !IsDefault(given.Value))
        {
            if (Nearer(given.Value, call) is { } nearer)
                Report(call, call.Syntax, nearer.Name, given.Parameter!, site);
            return;
        }

        if ((given?.Parameter ?? TokenOverload.Of(call.TargetMethod, call.Parent is IAwaitOperation, site.Context.ContainingSymbol, site.Project.Compilation)) is { } parameter
            && !MustFinish(call, site.Context.ContainingSymbol)
            && TokenReach.Of(call, site.Context.ContainingSymbol, isOwn: isGrpc, site.Project.Compilation) is { } token)
        {
            Report(call, call.Syntax, token, parameter, site);
        }
    }

    private static void LookAtStream(IForEachLoopOperation loop, TimeoutSite site)
    {
        var stream = loop.Collection.WithoutConversions();
        while (stream is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured && (configured.Instance ?? configured.Arguments[0].Value) is { } inner)
            stream = inner.WithoutConversions();

        IParameterSymbol? parameter = null;
        var call = stream as IInvocationOperation;
        if (call is not null)
        {
            var given = TokenArgument(call);
            if (given is { ArgumentKind: ArgumentKind.Explicit } && !IsDefault(given.Value))
                return;

            // Where the stream comes from, it may have a token already.
            for (var source = call.Instance ?? First(call); source?.WithoutConversions() is IInvocationOperation before; source = before.Instance ?? First(before))
            {
                if (TokenArgument(before) is { ArgumentKind: ArgumentKind.Explicit } earlier && !IsDefault(earlier.Value))
                    return;
            }

            parameter = given?.Parameter ?? TokenOverload.Of(call.TargetMethod, isAwaited: false, site.Context.ContainingSymbol, site.Project.Compilation);
        }

        if (stream.Type.IsOrImplements("System.Collections.Generic", "IAsyncEnumerable")
            && !MustFinish(loop, site.Context.ContainingSymbol)
            && TokenReach.Of(loop, site.Context.ContainingSymbol, isOwn: false, site.Project.Compilation) is { } token)
        {
            Report(call, stream.Syntax, token, parameter, site);
        }
    }

    private static void Report(IInvocationOperation? call, SyntaxNode syntax, string token, IParameterSymbol? parameter, TimeoutSite site)
    {
        foreach (var rule in site.Options.DeferTo)
        {
            if (IsEnabled(rule, syntax.SyntaxTree, site))
                return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(Token, token);
        if (parameter is not null)
        {
            // The first parameter of an extension method may stand before the dot.
            var isReduced = call is { Instance: null, TargetMethod.IsExtensionMethod: true, Arguments: { Length: > 0 } arguments } && arguments[0].Syntax is not ArgumentSyntax;
            properties = properties.Add(Parameter, parameter.Name).Add(Ordinal, (parameter.Ordinal - (isReduced ? 1 : 0)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var place = Name(syntax) ?? syntax;
        site.Context.ReportDiagnostic(Diagnostic.Create(IgnoresToken, place.GetLocation(), properties, call?.TargetMethod.Name ?? syntax.ToString(), token));
    }

    /// <summary>The name of the called method: an invocation over several lines is reported where the method is named.</summary>
    private static SimpleNameSyntax? Name(SyntaxNode syntax) => (syntax as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static bool IsEnabled(string rule, SyntaxTree tree, TimeoutSite site)
    {
        var options = site.Project.Compilation.Options;
        if (options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(tree, rule, site.Context.CancellationToken, out var severity)
                || provider.TryGetGlobalDiagnosticValue(rule, site.Context.CancellationToken, out severity)))
        {
            return severity != ReportDiagnostic.Suppress;
        }

        return !options.SpecificDiagnosticOptions.TryGetValue(rule, out severity) || severity != ReportDiagnostic.Suppress;
    }

    private static bool IsInputOutput(IInvocationOperation call, TimeoutSite site)
    {
        var method = call.TargetMethod;
        if (method.ReturnType.Is("System.Collections.Generic", "IAsyncEnumerable"))
            return false;
        var target = call.Instance ?? (method.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        if (!InputOutput.Is(method.ContainingType) && !InputOutput.Is(target?.WithoutConversions().Type))
            return false;

        if (IsInMemory(target, site.Values))
            return false;
        foreach (var argument in call.Arguments)
        {
            if (method.IsStatic && !method.IsExtensionMethod && argument.Value.Type is { Name: "Stream" } && IsInMemory(argument.Value, site.Values))
                return false;
        }

        return true;
    }

    private static bool IsInMemory(IOperation? stream, SourceValues values)
    {
        if (stream is null)
            return false;
        if (!InputOutput.Is(stream.WithoutConversions().Type))
            return InputOutput.IsInMemory(stream.WithoutConversions().Type);
        foreach (var value in values.Of(stream))
        {
            if (value is IObjectCreationOperation { Arguments: var arguments } creation
                && (InputOutput.IsInMemory(creation.Type) || (arguments.Length > 0 && creation.Type?.Name is "BufferedStream" or "StreamReader" or "StreamWriter" && IsInMemory(arguments[0].Value, values))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGrpc(IInvocationOperation call) =>
        call.TargetMethod.ContainingType?.BaseType is { Name: GrpcClient } client && client.ContainingNamespace.IsNamed("Grpc.Core");

    // Without a deadline, the rule about deadlines speaks; with one, the call ends, and only a token of the caller's own is worth a word.
    private static bool HasDeadline(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == "deadline")
                return argument.ArgumentKind == ArgumentKind.Explicit;
        }

        return false;
    }

    private static IOperation? First(IInvocationOperation call) => call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null;

    private static IArgumentOperation? TokenArgument(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is { } type && BoundedToken.IsToken(type))
                return argument;
        }

        return null;
    }

    // 'None' says that somebody has thought of it.
    private static bool IsDefault(IOperation token) => token.WithoutConversions() is IDefaultValueOperation;

    /// <summary>The token of the function that the call stands in, where the call is given one from outside of it.</summary>
    private static IParameterSymbol? Nearer(IOperation token, IInvocationOperation call)
    {
        ISymbol? given = token.WithoutConversions() switch
        {
            IParameterReferenceOperation parameter => parameter.Parameter,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        if (given is null || TokenReach.OfInnermostFunction(call) is not { } nearer || SymbolEqualityComparer.Default.Equals(given, nearer))
            return null;

        // What is declared within the function may be made of its token.
        foreach (var reference in given.DeclaringSyntaxReferences)
        {
            foreach (var inner in nearer.ContainingSymbol.DeclaringSyntaxReferences)
            {
                if (reference.SyntaxTree == inner.SyntaxTree && inner.Span.Contains(reference.Span))
                    return null;
            }
        }

        return nearer;
    }

    /// <summary>Whether an operation has to come to its end although its caller is cancelled: it cleans up.</summary>
    private static bool MustFinish(IOperation operation, ISymbol containing)
    {
        if (containing.Name.StartsWith("Dispose", StringComparison.Ordinal))
            return true;
        IOperation inner = operation;
        for (var outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case ITryOperation attempt when attempt.Finally == inner:
                case ICatchClauseOperation clause when IsCancellation(clause.ExceptionType):
                case ILocalFunctionOperation { Symbol.Name: var name } when name.StartsWith("Dispose", StringComparison.Ordinal):
                    return true;
            }
        }

        return false;
    }

    private static bool IsCancellation(ITypeSymbol? exception) =>
        exception.Is("System", "OperationCanceledException") || exception.Is("System.Threading.Tasks", "TaskCanceledException");
}
