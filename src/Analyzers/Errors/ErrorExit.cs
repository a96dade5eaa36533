using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>How an error leaves a function.</summary>
internal enum ExitKind
{
    Rethrown,
    Thrown,
    Wrapped,
    Returned,
    HandedOn,
}

/// <summary>A place where an error leaves a function.</summary>
/// <param name="Kind">How.</param>
/// <param name="Syntax">Where.</param>
/// <param name="Type">The type of what is thrown.</param>
internal readonly record struct ErrorExit(ExitKind Kind, SyntaxNode Syntax, ITypeSymbol? Type)
{
    /// <summary>Whether a caller sees an exception.</summary>
    public bool IsThrow => Kind is ExitKind.Rethrown or ExitKind.Thrown or ExitKind.Wrapped;
}
