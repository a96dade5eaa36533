using System.Collections.Immutable;
using Instrumentation.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A body that knows of errors and may log them; kept only until both are understood.</summary>
/// <param name="Owner">The member.</param>
/// <param name="Functions">Its flow graph, and those of the functions within it.</param>
/// <param name="Clauses">Its catch clauses.</param>
/// <param name="Terms">What counts in its file.</param>
internal sealed record ErrorBody(ISymbol Owner, List<FunctionGraph> Functions, ImmutableArray<ICatchClauseOperation> Clauses, ErrorTerms Terms)
{
    /// <summary>Whether its errors are being followed: a recursion ends here.</summary>
    public bool IsInProgress { get; set; }

    /// <summary>Whether they were.</summary>
    public bool IsDone { get; set; }
}
