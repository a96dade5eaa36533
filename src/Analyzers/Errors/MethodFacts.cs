using System.Collections.Immutable;
using Instrumentation.Analyzers.Logs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A parameter whose value a method logs.</summary>
/// <param name="Ordinal">Which; -1 for the object itself.</param>
/// <param name="Severity">How bad it says that it is.</param>
/// <param name="SeverityOrdinal">The parameter that decides the severity; -1 for none.</param>
/// <param name="Syntax">The log call.</param>
internal readonly record struct ParameterLog(int Ordinal, LogSeverity? Severity, int SeverityOrdinal, SyntaxNode Syntax);

/// <summary>A parameter that a method gives to another method.</summary>
internal readonly record struct ParameterForward(int Ordinal, IMethodSymbol Callee, int CalleeOrdinal);

/// <summary>An exception that leaves a method after it was logged there.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Log">Where it was logged.</param>
/// <param name="Method">Who logged it.</param>
/// <param name="IsCertain">Whether what leaves was logged, whatever it is.</param>
/// <param name="If">The member that decides that it leaves, if one does.</param>
internal readonly record struct EscapedError(ITypeSymbol Type, Location Log, string Method, bool IsCertain, ThrowSwitch? If = null);

/// <summary>What other methods need to know of a method: nothing of its body is kept but places.</summary>
internal sealed class MethodFacts(IMethodSymbol method)
{
    /// <summary>The method or local function.</summary>
    public IMethodSymbol Method { get; } = method;

    /// <summary>The parameters that it logs itself.</summary>
    public ImmutableArray<ParameterLog> Logs { get; set; } = [];

    /// <summary>The parameters that it gives to others.</summary>
    public ImmutableArray<ParameterForward> Forwards { get; set; } = [];

    /// <summary>What it always returns, if that is one truth value; asked of methods that are given an error only.</summary>
    public bool? ConstantResult =>
        Method.ReturnType.SpecialType == SpecialType.System_Boolean && !(Logs.IsEmpty && Forwards.IsEmpty) ? ConstantResults.Of(Method) : null;

    /// <summary>The body, until its errors were followed.</summary>
    public ErrorBody? Body { get; set; }

    /// <summary>The exceptions that leave it logged.</summary>
    public ImmutableArray<EscapedError> Escapes { get; set; } = [];

    /// <summary>The log of an error that it returns.</summary>
    public Location? ReturnedLog { get; set; }

    /// <summary>The argument for a parameter, whatever the order in which arguments are evaluated.</summary>
    public static IOperation? Argument(IInvocationOperation invocation, int ordinal)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.Value;
        }

        return null;
    }
}
