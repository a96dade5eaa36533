using Instrumentation.Analyzers.Logs;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A log call that writes an error, and what becomes of the error afterwards.</summary>
internal sealed class ErrorLog(SyntaxNode syntax, string name, LogSeverity? severity)
{
    /// <summary>The call.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The called method's name.</summary>
    public string Name { get; } = name;

    /// <summary>The severity, if it is known.</summary>
    public LogSeverity? Severity { get; } = severity;

    /// <summary>Whether no other call on its path has logged the error before.</summary>
    public bool IsFirst { get; set; }

    /// <summary>Whether a path ends without the error leaving the function: there the log is the only record.</summary>
    public bool IsOnlyRecord { get; set; }

    /// <summary>Where the same error is thrown on other paths, which log nothing.</summary>
    public SyntaxNode? UnloggedThrow { get; set; }

    /// <summary>The first exit by which the error is thrown.</summary>
    public ErrorExit? Throw { get; private set; }

    /// <summary>The first exit by which it is returned.</summary>
    public ErrorExit? Return { get; private set; }

    /// <summary>The types of what is thrown.</summary>
    public List<ITypeSymbol> Thrown { get; } = [];

    /// <summary>A path with the call ends at the exit.</summary>
    public void Leaves(ErrorExit exit)
    {
        if (!exit.IsThrow)
        {
            Return ??= exit;
            return;
        }

        Throw ??= exit;
        if (exit.Type is { } type && !Thrown.Contains(type, SymbolEqualityComparer.Default))
            Thrown.Add(type);
    }
}
