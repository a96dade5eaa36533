using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>A log of an error that a called method may have logged before.</summary>
/// <param name="Log">The log call.</param>
/// <param name="Name">The called method's name.</param>
/// <param name="Calls">The calls that the error may come from.</param>
/// <param name="Caught">The types that the clause catches; none where the error is a returned value.</param>
/// <param name="CaughtBefore">The types that clauses above it catch.</param>
/// <param name="HasOtherSources">Whether the error may come from something else.</param>
/// <param name="Unless">The member that decides that it is thrown again without a log, with its type.</param>
/// <param name="Terms">What counts in its file.</param>
internal sealed record RepeatedLog(
    Location Log,
    string Name,
    ImmutableArray<CallEdge> Calls,
    ImmutableArray<ITypeSymbol> Caught,
    ImmutableArray<ITypeSymbol> CaughtBefore,
    bool HasOtherSources,
    ThrowSwitch? Unless,
    ErrorTerms Terms);
