using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Functions whose errors come to nobody who logs them: what they log themselves is the only record.</summary>
internal static class LastRecords
{
    /// <summary>Whether the log of an error that is thrown out of the function afterwards is its only record.</summary>
    public static bool Is(FunctionGraph function, ErrorLog log) => function.Function switch
    {
        { MethodKind: MethodKind.AnonymousFunction } => IsForgotten(function.Graph.OriginalOperation),
        { } method => IsEntry(method, log) || IsCalledFromAfar(method),
        _ => false,
    };

    // Nobody above a program's entry point logs: what ends the program is logged there or nowhere.
    private static bool IsEntry(IMethodSymbol method, ErrorLog log) =>
        log.Severity == LogSeverity.Critical
        && method is { IsStatic: true, Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName };

    // The exception becomes an answer to another program.
    private static bool IsCalledFromAfar(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "JsonRpcMethodAttribute" } type && type.Is("StreamJsonRpc", "JsonRpcMethodAttribute"))
                return true;
        }

        return false;
    }

    // A lambda that is handed to somebody who tries again, or whose task nobody looks at.
    private static bool IsForgotten(IOperation body)
    {
        var lambda = body;
        while (lambda is not null and not IAnonymousFunctionOperation)
            lambda = lambda.Parent;

        var user = lambda?.Parent;
        while (user is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation)
            user = user.Parent;
        return user is IInvocationOperation call && (TriesAgain(call.TargetMethod) || (IsScheduled(call.TargetMethod) && IsDiscarded(call)));
    }

    private static bool TriesAgain(IMethodSymbol method)
    {
        if (method.Name.IndexOf("retr", StringComparison.OrdinalIgnoreCase) is >= 0 and var start
            && (Continues(method.Name, start + 4, "y") || Continues(method.Name, start + 4, "ies")))
        {
            return true;
        }

        var type = method.ContainingType;
        return type is not null
            && method.Name.StartsWith("Execute", StringComparison.Ordinal)
            && (type.Name.Contains("ExecutionStrategy") || IsPollys(type.ContainingNamespace));
    }

    private static bool Continues(string name, int start, string end) =>
        string.Compare(name, start, end, 0, end.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsPollys(INamespaceSymbol? symbol)
    {
        while (symbol is { ContainingNamespace.IsGlobalNamespace: false })
            symbol = symbol.ContainingNamespace;
        return symbol?.Name == "Polly";
    }

    private static bool IsScheduled(IMethodSymbol method) => method.Name switch
    {
        "Run" or "ContinueWith" => method.ContainingType.Is("System.Threading.Tasks", "Task"),
        "StartNew" => method.ContainingType.Is("System.Threading.Tasks", "TaskFactory"),
        _ => false,
    };

    private static bool IsDiscarded(IInvocationOperation call) => call.Parent switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        _ => false,
    };
}
