using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>What a call makes of a span.</summary>
[Flags]
internal enum SpanMark
{
    None = 0,

    /// <summary>Its status is Error.</summary>
    Status = 1,

    /// <summary>It has an event with the exception.</summary>
    Event = 2,

    /// <summary>Nobody knows.</summary>
    Both = Status | Event,
}

/// <summary>Which calls mark a span as failed, directly or in a method of the program.</summary>
internal sealed class SpanMarks
{
    private const int MaxDepth = 3;
    private const string StatusTag = "otel.status_code";
    private const string SwitchName = "SetErrorStatusOnException";

    private static readonly ConditionalWeakTable<Compilation, SpanMarks> All = new();

    private readonly Bodies bodies;
    private readonly ConcurrentDictionary<IMethodSymbol, SpanMark> known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<bool> isAutomatic;

    private SpanMarks(Compilation compilation)
    {
        bodies = new Bodies(compilation);
        isAutomatic = new Lazy<bool>(() => Mentions(compilation, SwitchName));
    }

    /// <summary>Whether the program asks OpenTelemetry to mark every span that an exception leaves.</summary>
    public bool IsAutomatic => isAutomatic.Value;

    /// <summary>Those of a compilation.</summary>
    public static SpanMarks For(Compilation compilation) => All.GetValue(compilation, static key => new SpanMarks(key));

    /// <summary>What a call makes of the span.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isSpan">Whether an operation is the span.</param>
    public SpanMark Of(IInvocationOperation call, Func<IOperation, bool> isSpan, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        var isReceiver = call.Instance is { } instance && isSpan(instance);
        var isGiven = false;
        foreach (var argument in call.Arguments)
            isGiven |= isSpan(argument.Value);
        if (!isReceiver && !isGiven)
            return method.DeclaringSyntaxReferences.IsDefaultOrEmpty ? SpanMark.None : OfMethod(method, MaxDepth, cancellationToken);
        return OfCall(call, MaxDepth + 1, cancellationToken);
    }

    // A method of the program is known by its body, one of the libraries by its name; of any other nobody knows what it does.
    private SpanMark OfCall(IInvocationOperation call, int depth, CancellationToken cancellationToken) =>
        !call.TargetMethod.DeclaringSyntaxReferences.IsDefaultOrEmpty ? OfMethod(call.TargetMethod, depth - 1, cancellationToken)
        : IsOfTelemetry(call.TargetMethod.ContainingNamespace) ? OfTelemetry(call)
        : SpanMark.Both;

    private static bool IsOfTelemetry(INamespaceSymbol? symbol)
    {
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
        {
            if (symbol.IsNamed("System") || symbol.IsNamed("OpenTelemetry") || symbol.IsNamed("Microsoft.Extensions") || symbol.IsNamed("Microsoft.AspNetCore"))
                return true;
        }

        return false;
    }

    private static SpanMark OfTelemetry(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "SetStatus" => SetsError(call) ? SpanMark.Status : SpanMark.None,
        "SetTag" or "AddTag" => SetsStatusTag(call) ? SpanMark.Status : SpanMark.None,
        "AddException" or "RecordException" or "AddEvent" => SpanMark.Event,
        _ => SpanMark.None,
    };

    private static bool SetsError(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is not { } type)
                continue;
            if (type.Is("System.Diagnostics", "ActivityStatusCode"))
                return argument.Value.ConstantValue is not { HasValue: true, Value: int code } || code == 2;
            if (type.Is("OpenTelemetry.Trace", "Status"))
                return argument.Value is not IMemberReferenceOperation { Member.Name: "Ok" or "Unset" };
        }

        return false;
    }

    private static bool SetsStatusTag(IInvocationOperation call)
    {
        var isStatus = false;
        var isError = false;
        foreach (var argument in call.Arguments)
        {
            var constant = argument.Value.WithoutConversions().ConstantValue;
            if (argument.Parameter?.Name == "key")
                isStatus = constant is { HasValue: true, Value: StatusTag };
            else if (argument.Parameter?.Name == "value")
                isError = !constant.HasValue || string.Equals(constant.Value as string, "error", StringComparison.OrdinalIgnoreCase);
        }

        return isStatus && isError;
    }

    private SpanMark OfMethod(IMethodSymbol called, int depth, CancellationToken cancellationToken)
    {
        var declaration = called.Declaration();
        if (depth <= 0)
            return SpanMark.None;
        if (known.TryGetValue(declaration, out var mark))
            return mark;

        var method = declaration.MethodKind == MethodKind.LocalFunction ? declaration : bodies.Implementations.Of(declaration);
        if (method is null)
        {
            mark = TakesSpan(declaration) ? SpanMark.Both : SpanMark.None;
        }
        else
        {
            foreach (var reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
                mark |= OfBody(reference.GetSyntax(cancellationToken), depth, cancellationToken);
        }

        // What was cut off at this depth is asked again from another one.
        if (depth == MaxDepth || mark == SpanMark.Both)
            known[declaration] = mark;
        return mark;
    }

    // By syntax first: most methods say nothing of a status.
    private SpanMark OfBody(SyntaxNode body, int depth, CancellationToken cancellationToken)
    {
        var mark = SpanMark.None;
        foreach (var node in body.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax invocation)
                continue;

            var name = NameOf(invocation);
            var isKnown = name is "SetStatus" or "SetTag" or "AddTag" or "AddException" or "RecordException" or "AddEvent";
            if (!isKnown && depth <= 1)
                continue;
            if (bodies.OperationOf(invocation, cancellationToken) is not IInvocationOperation call)
                continue;
            if (GivesSpan(call) && (isKnown || depth > 1))
                mark |= OfCall(call, depth, cancellationToken);
        }

        return mark;
    }

    private static bool GivesSpan(IInvocationOperation call)
    {
        if (call.Instance?.Type.Is("System.Diagnostics", "Activity") == true)
            return true;
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.WithoutConversions().Type.Is("System.Diagnostics", "Activity"))
                return true;
        }

        return false;
    }

    private static bool TakesSpan(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Is("System.Diagnostics", "Activity"))
                return true;
        }

        return false;
    }

    private static string? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    // Asked once, and only if there is something to report.
    private static bool Mentions(Compilation compilation, string name)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.TryGetText(out var text) || (text = tree.GetText()) is not null)
            {
                if (text.ToString().IndexOf(name, StringComparison.Ordinal) >= 0)
                    return true;
            }
        }

        return false;
    }
}
