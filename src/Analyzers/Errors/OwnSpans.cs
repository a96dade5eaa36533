using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Spans that a function itself has open where it logs. Such a record belongs to the span: it carries its id, which one that is written
/// where the error is handled would not, since the span has ended by then.
/// </summary>
internal static class OwnSpans
{
    /// <summary>Whether a log call stands in the scope of a variable for a span, below the function's parameters.</summary>
    public static bool AreAround(FunctionGraph function, SyntaxNode log) => IsIn(function.Graph.Root, log);

    private static bool IsIn(ControlFlowRegion region, SyntaxNode log)
    {
        foreach (var local in region.Locals)
        {
            if (local.Type.Is("System.Diagnostics", "Activity") && IsBefore(local, log))
                return true;
        }

        foreach (var nested in region.NestedRegions)
        {
            if (IsIn(nested, log))
                return true;
        }

        return false;
    }

    private static bool IsBefore(ILocalSymbol local, SyntaxNode log) =>
        local.DeclaringSyntaxReferences is { Length: > 0 } references
        && references[0].Span.End <= log.SpanStart
        && references[0].GetSyntax().FirstAncestorOrSelf<SyntaxNode>(IsScope) is { } scope
        && scope.Span.Contains(log.Span);

    private static bool IsScope(SyntaxNode node) =>
        node is BlockSyntax
            or UsingStatementSyntax
            or CompilationUnitSyntax;
}
