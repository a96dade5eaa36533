using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>The action that has met an operation: one for operations of its kind, or one for a file in whose text it was found.</summary>
internal readonly struct SiteContext
{
    private readonly OperationAnalysisContext operation;
    private readonly SemanticModelAnalysisContext file;
    private readonly bool isOfFile;

    public SiteContext(OperationAnalysisContext context)
    {
        operation = context;
        Operation = context.Operation;
        ContainingSymbol = context.ContainingSymbol;
    }

    public SiteContext(SemanticModelAnalysisContext context, IOperation found, ISymbol containing)
    {
        file = context;
        isOfFile = true;
        Operation = found;
        ContainingSymbol = containing;
    }

    /// <summary>The operation.</summary>
    public IOperation Operation { get; }

    /// <summary>The member that it stands in.</summary>
    public ISymbol ContainingSymbol { get; }

    public CancellationToken CancellationToken => isOfFile ? file.CancellationToken : operation.CancellationToken;

    public void ReportDiagnostic(Diagnostic diagnostic)
    {
        if (isOfFile)
            file.ReportDiagnostic(diagnostic);
        else
            operation.ReportDiagnostic(diagnostic);
    }
}
