using Instrumentation.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A body that knows of errors and may log them; kept only until both are understood.</summary>
/// <param name="Owner">The member.</param>
/// <param name="Functions">Its flow graph, and those of the functions within it.</param>
/// <param name="Terms">What counts in its file.</param>
internal sealed record ErrorBody(ISymbol Owner, List<FunctionGraph> Functions, ErrorTerms Terms)
{
    /// <summary>Whether its errors are being followed: a recursion ends here.</summary>
    public bool IsInProgress { get; set; }

    /// <summary>Whether they were.</summary>
    public bool IsDone { get; set; }
}
